import type { Instruction, VariableReference, Word } from '../model.ts';

/** The variables of an ENV that another pair of the same ENV sets: they still have their old values. */
export function sameLineReferences(
  one: Instruction,
): readonly { readonly reference: VariableReference; readonly key: Word }[] {
  if (one.keyword !== 'ENV') return [];
  return one.pairs.flatMap((pair) =>
    (pair.value?.variables ?? []).flatMap((reference) => {
      const other = one.pairs.find((each) => each !== pair && each.key.plain === reference.name);
      return other === undefined ? [] : [{ reference, key: other.key }];
    }),
  );
}
