import { closestName } from '../../near.ts';
import type { Instruction, VariableReference, Word } from '../model.ts';

/** The variables of an ENV that another pair of the same ENV sets: they still have their old values. */
export function sameLineReferences(
  one: Instruction,
): readonly { readonly reference: VariableReference; readonly key: Word }[] {
  if (one.keyword !== 'ENV' || one.pairs.length < 2) return [];
  return one.pairs.flatMap((pair) =>
    (pair.value?.variables ?? []).flatMap((reference) => {
      const other = one.pairs.find((each) => each !== pair && each.key.plain === reference.name);
      return other === undefined ? [] : [{ reference, key: other.key }];
    }),
  );
}

/** The variable that was meant. Of one or two letters anything would be near. */
export function nearVariable(name: string, names: readonly string[]): string | undefined {
  return name.length < 3 ? undefined : closestName(name, names);
}
