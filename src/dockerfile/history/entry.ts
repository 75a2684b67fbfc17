/** One line of an image's history, read back as the instruction that made it. */
export interface BuiltInstruction {
  /** In capitals; empty for what no Dockerfile made, such as an import. */
  readonly keyword: string;
  /** What follows the keyword; of RUN the build arguments and the whole command line. */
  readonly text: string;
  readonly builder: 'legacy' | 'buildkit';
}

const keywords =
  'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR';
const instruction = new RegExp(`^(${keywords.replaceAll(' ', '|')}) +([^]*)$`);
/** What the legacy builder writes in front of all but RUN, whatever the shell. */
const nothing = /^[^]*? #\(nop\) +/;
const mark = / # buildkit\s*$/;

/**
 * `createdBy` of both builders (moby, builder/dockerfile/dispatchers.go; BuildKit,
 * dockerfile2llb/convert.go): the legacy one writes a RUN as its bare command line, all others
 * behind `#(nop)`; BuildKit writes the keyword first, and its name behind what made a layer.
 */
export function readEntry(createdBy: string): BuiltInstruction {
  const marked = mark.test(createdBy);
  const text = createdBy.replace(mark, '').trim();
  const legacy = nothing.exec(text);
  const named = instruction.exec(legacy === null ? text : text.slice(legacy[0].length));
  const builder = legacy === null && (marked || named !== null) ? 'buildkit' : 'legacy';
  const keyword = named?.[1] ?? (text === '' ? '' : 'RUN');
  return { keyword, text: (named?.[2] ?? text).trim(), builder };
}

/**
 * What a RUN was built with, by name: `|2 VERSION=1.3 OTHER= /bin/sh -c …` tells all build arguments
 * that were in force. A value may hold blanks, so that only the names that the file declares, and
 * the command line behind them, say where one ends.
 */
export function argumentsOf(
  text: string,
  command: string,
  names: readonly string[],
): ReadonlyMap<string, string> {
  const told = /^\|\d+( [^]*)$/.exec(text)?.[1] ?? '';
  if (!told.endsWith(` ${command}`)) return new Map();
  const given = told.slice(0, told.length - command.length - 1);
  const places = names
    .map((name) => ({ name, at: given.indexOf(` ${name}=`) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at);
  return new Map(
    places.map(({ name, at }, index) => [
      name,
      given.slice(at + name.length + 2, places[index + 1]?.at),
    ]),
  );
}
