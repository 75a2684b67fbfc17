/** Dockerfiles that are long in one way each: reading one takes time in line with its length. */
export const longShapes: readonly (readonly [name: string, make: (count: number) => string])[] = [
  ['instructions', (count) => `FROM a\n${'RUN a -y && b $c\nENV x=$y\n'.repeat(count)}`],
  ['continuation lines', (count) => `FROM a\nRUN b${' \\\n c'.repeat(count)}`],
  ['comments within', (count) => `FROM a\nRUN b${' \\\n# c\n'.repeat(count)}`],
  ['here-documents', (count) => `FROM a\n${'RUN cat <<E\nx\nE\n'.repeat(count)}`],
  ['here-documents at once', (count) => `COPY${' <<E'.repeat(count)} /x\n${'E\n'.repeat(count)}`],
  ['variables within variables', (count) => `ENV a=${'${a:-'.repeat(count)}`],
  ['open braces', (count) => `ENV a=${'${'.repeat(count)}`],
  ['quotes', (count) => `RUN ${`"x' \\\n`.repeat(count)}`],
  ['flags', (count) => `RUN ${'--a="b" '.repeat(count)}`],
  ['keys', (count) => `RUN --mount=${'a=b,'.repeat(count)} c`],
  ['strings', (count) => `CMD [${'"a\\n",'.repeat(count)}"b"]`],
  ['white space', (count) => `RUN <<${' '.repeat(count)}<\n#${' '.repeat(count)}x`],
  ['stages', (count) => `FROM a AS b\n${'FROM b AS b\nENV c=$c\n'.repeat(count)}`],
  ['ONBUILD', (count) => 'ONBUILD '.repeat(count)],
  ['subshells', (count) => `RUN ${'('.repeat(count)}`],
];
