import type { Fault, Instruction } from './model.ts';

/** The Dockerfile reference's instructions. */
export const instructionNames: ReadonlySet<string> = new Set(
  'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR'.split(
    ' ',
  ),
);
const takesJson = new Set(['ADD', 'CMD', 'COPY', 'ENTRYPOINT', 'RUN', 'SHELL', 'VOLUME']);

export function findFaults(instructions: readonly Instruction[]): readonly Fault[] {
  const faults = instructions.flatMap((it): Fault[] => {
    if (!instructionNames.has(it.keyword))
      return [{ kind: 'unknown-instruction', range: it.keywordRange }];
    const found: Fault[] = [];
    if (it.stage < 0 && it.keyword !== 'ARG') {
      found.push({ kind: 'before-from', range: it.range });
    }
    if (it.argumentsRange === undefined) {
      found.push({ kind: 'no-arguments', range: it.range });
    } else if (it.json === undefined && takesJson.has(it.keyword) && looksLikeJson(it.arguments)) {
      found.push({ kind: 'broken-json', range: it.argumentsRange });
    }
    for (const heredoc of it.heredocs) {
      if (!heredoc.terminated) found.push({ kind: 'unterminated-heredoc', range: heredoc.range });
    }
    return found;
  });
  if (instructions.some(({ keyword }) => keyword === 'FROM')) return faults;
  const nowhere = { line: 0, character: 0 };
  return [...faults, { kind: 'no-from', range: { start: nowhere, end: nowhere } }];
}

/** `[ -f x ]`, `[ "$x" = y ]` and `[[ … ]]` are shell; a quote behind the bracket means the JSON form. */
export function looksLikeJson(text: string): boolean {
  const isTest = /^\[\s/.test(text) && !/["'”’]\s*(?:,|\]\s*$)/.test(text);
  return /^\[\s*["'“”‘’]/.test(text) && !isTest;
}
