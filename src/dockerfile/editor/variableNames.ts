import type { Dockerfile, Instruction, Located, Pair, VariableReference } from '../model.ts';
import { FoldedBuilder, FoldedText } from '../places.ts';
import { stateAt, stateAtEnd, valueOf, type Definition, type State } from '../scopes.ts';
import { findVariables } from '../variables.ts';
import type { Use, VariableName } from './names.ts';
import { shellReferences } from './shellNames.ts';

/** Where the builder replaces variables (docs.docker.com, "Environment replacement"). */
const replaces = new Set(
  'ADD ARG COPY ENV EXPOSE FROM LABEL STOPSIGNAL USER VOLUME WORKDIR'.split(' '),
);
const flagsReplaced = new Set('ADD COPY FROM RUN'.split(' '));

/**
 * The variables of ARG and ENV. Definitions of one name belong together when a later one replaces
 * the earlier, in a stage and those that build on it, and when an ARG takes its value from before
 * the first FROM.
 */
export function variableNames(file: Dockerfile): {
  readonly names: readonly VariableName[];
  readonly undefinedUses: readonly Use[];
} {
  const groups = new Groups();
  const uses: Use[] = [];
  const outers = new Map<string, Outer>();
  for (const one of file.instructions) {
    uses.push(...referencesIn(file, one));
    const { keyword, pairs, stage } = one;
    if (keyword !== 'ENV' && keyword !== 'ARG') continue;
    const state = stateAt(file, one);
    const inLine = new Map<string, Pair>();
    for (const pair of pairs) {
      const name = pair.key.plain;
      if (name === '') continue;
      const { start, end, range, value: written } = pair.key;
      const definition = definitionOf(file, one, pair, outers.get(name));
      uses.push({ start, end, range, role: 'definition', written, definition, instruction: one });
      const isOuters = stage >= 0 && keyword === 'ARG' && pair.value === undefined;
      const others = [
        state.variable(name)?.pair,
        inLine.get(name),
        isOuters ? outers.get(name)?.pair : undefined,
      ];
      for (const other of others) if (other !== undefined) groups.join(pair, other);
      inLine.set(name, pair);
      if (stage < 0) outers.set(name, { pair, instruction: one });
    }
  }
  const byGroup = new Map<Pair, Use[]>();
  const undefinedUses: Use[] = [];
  for (const use of uses.sort((a, b) => a.start - b.start)) {
    const pair = use.definition?.pair;
    if (pair === undefined) {
      undefinedUses.push(use);
      continue;
    }
    const root = groups.root(pair);
    const all = byGroup.get(root);
    if (all === undefined) byGroup.set(root, [use]);
    else all.push(use);
  }
  const names = [...byGroup].map(([root, all]): VariableName => {
    const stages = new Set(all.map(({ instruction }) => scopeOf(instruction)));
    return { kind: 'variable', name: root.key.plain, uses: all, stages };
  });
  return { names, undefinedUses };
}

/** The stage whose variables an instruction sees; of FROM it is what stands before the first. */
export function scopeOf({ keyword, stage }: Instruction): number {
  return keyword === 'FROM' ? -1 : stage;
}

/** An ARG before the first FROM. */
interface Outer {
  readonly pair: Pair;
  readonly instruction: Instruction;
}

function definitionOf(
  file: Dockerfile,
  instruction: Instruction,
  pair: Pair,
  outer: Outer | undefined,
): Definition {
  const taken = pair.value === undefined && instruction.stage >= 0 ? outer : undefined;
  const isOuter = taken !== undefined || instruction.stage < 0;
  const { value } = taken?.pair ?? pair;
  return {
    kind: instruction.keyword === 'ENV' ? 'env' : isOuter ? 'global-arg' : 'arg',
    name: pair.key.plain,
    value: value && valueOf(file, taken?.instruction ?? instruction, value),
    pair,
    instruction,
  };
}

function referencesIn(file: Dockerfile, one: Instruction): readonly Use[] {
  const own = one.inner ?? one;
  const state = stateAt(file, own);
  const built = builtReferences(file, own).map((place) => use(place, state.variable(place.name)));
  const stage = file.stages[one.stage];
  // A RUN's shell runs now; those of the others run in a container, which has no ARGs.
  const later = own.keyword !== 'RUN' && stage !== undefined ? stateAtEnd(file, stage) : undefined;
  const run = shellReferences(file, own).map((place) =>
    use(place, later === undefined ? state.variable(place.name) : inContainer(later, place.name)),
  );
  return [...built, ...run];

  function use({ name, start, end, range }: NamedPlace, definition: Definition | undefined): Use {
    const written = name;
    return { start, end, range, role: 'reference', written, definition, instruction: one };
  }
}

function inContainer(state: State, name: string): Definition | undefined {
  const found = state.variable(name);
  return found?.kind === 'env' ? found : undefined;
}

/** Where a variable's name stands. */
export interface NamedPlace extends Located {
  readonly name: string;
}

function builtReferences(file: Dockerfile, one: Instruction): readonly NamedPlace[] {
  const { keyword, words, pairs, flags, heredocs } = one;
  const found: VariableReference[] = [];
  if (flagsReplaced.has(keyword)) {
    // COPY --from takes no variables.
    for (const { name, variables } of flags) if (name !== 'from') found.push(...variables);
  }
  if (replaces.has(keyword)) {
    const all =
      pairs.length > 0 ? pairs.flatMap(({ key, value }) => [key, value ?? []].flat()) : words;
    found.push(...all.flatMap(({ variables }) => variables));
  }
  if (keyword === 'COPY' || keyword === 'ADD') {
    for (const { quoted, start, end } of heredocs) {
      if (!quoted) found.push(...inBody(file, start, end));
    }
  }
  return found.map(({ name, nameRange }) => ({
    name,
    ...file.locate(file.offsetAt(nameRange.start), file.offsetAt(nameRange.end)),
  }));
}

/** In a file that COPY writes quotes are letters like others. */
function inBody(file: Dockerfile, start: number, end: number): readonly VariableReference[] {
  const builder = new FoldedBuilder(file, start);
  builder.add(file.text.slice(start, end).replace(/['"]/g, ' '), start);
  return findVariables(FoldedText.of(builder), file.escape);
}

/** Which definitions belong together. */
class Groups {
  readonly #parents = new Map<Pair, Pair>();

  root(pair: Pair): Pair {
    let at = pair;
    for (let up = this.#parents.get(at); up !== undefined; up = this.#parents.get(at)) at = up;
    if (at !== pair) this.#parents.set(pair, at);
    return at;
  }

  join(pair: Pair, other: Pair): void {
    const [root, otherRoot] = [this.root(pair), this.root(other)];
    if (root !== otherRoot) this.#parents.set(root, otherRoot);
  }
}
