import type { Dockerfile, Instruction } from '../model.ts';
import { stateAt } from '../scopes.ts';
import type { Typed } from './cursor.ts';
import { gapOf, type Gap, type Proposal } from './proposal.ts';

/** Those that the file names, and the one that every image has. */
export function usersOf({ instructions }: Dockerfile, offset: number): readonly string[] {
  const named = instructions.flatMap(({ keyword, words: [word], start, end }) =>
    keyword === 'USER' && word !== undefined && (offset < start || end < offset)
      ? [word.plain]
      : [],
  );
  return [...new Set([...named, 'root'])];
}

/** The earlier stages by name. */
export function stageProposals(
  { stages }: Dockerfile,
  offset: number,
  gap: Gap,
): readonly Proposal[] {
  const own = stages.findLast(({ from }) => from.start <= offset)?.index ?? 0;
  const named = new Map<string, Proposal>();
  for (const { name, from } of stages.slice(0, own)) {
    if (name === undefined || name === '') continue;
    const common = { label: name, insert: name, snippet: false, detail: from.source } as const;
    named.set(name.toLowerCase(), { ...common, kind: 'stage', ...gap });
  }
  return [...named.values()];
}

/** What `$` may be followed by; undefined where no variable is being typed. */
export function variableProposals(
  file: Dockerfile,
  word: Typed,
  instruction: Instruction | undefined,
): readonly Proposal[] | undefined {
  const match = /(?<!\\)(?:\\\\)*\$(\{?)([A-Za-z_]\w*)?$/.exec(word.text);
  if (match === null || instruction === undefined) return undefined;
  const [, brace = '', typed = ''] = match;
  const gap = gapOf(file.text, word, word.text.length - typed.length, /^\w*/);
  const isClosed = file.text[gap.end] === '}';
  const own = instruction.inner ?? instruction;
  const state = stateAt(file, own);
  const names = new Set([...state.names(), ...(own.keyword === 'FROM' ? platforms : [])]);
  return [...names]
    .filter((name) => /^[A-Za-z_]\w*$/.test(name))
    .map((name) => {
      const value = state.variable(name)?.value;
      return {
        label: name,
        kind: 'variable',
        insert: brace !== '' && !isClosed ? `${name}}` : name,
        snippet: false,
        ...gap,
        ...(value !== undefined && { detail: value }),
      };
    });
}

const platforms = ['BUILDPLATFORM', 'TARGETPLATFORM', 'TARGETOS', 'TARGETARCH', 'BUILDARCH'];
