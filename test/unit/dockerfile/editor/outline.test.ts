import assert from 'node:assert/strict';
import { foldsOf } from '../../../../src/dockerfile/editor/folding.ts';
import { symbolsOf, type Entry } from '../../../../src/dockerfile/editor/symbols.ts';
import { parseDockerfile } from '../../../../src/dockerfile/parse.ts';

function lines(entries: readonly Entry[], depth = 0): readonly string[] {
  return entries.flatMap(({ name, detail, whole, children }) => {
    const { start, end } = whole.range;
    const words = detail === '' ? name : `${name} (${detail})`;
    const own = `${'  '.repeat(depth)}${words} ${start.line}-${end.line}`;
    return [own, ...lines(children, depth + 1)];
  });
}

describe('the outline', () => {
  it('has the stages with their instructions', () => {
    const source = `ARG V=1
FROM a:$V AS build
RUN x \\
  && y
COPY <<E /x
1
E

# c
FROM build
CMD ["x"]
`;
    assert.deepEqual(lines(symbolsOf(parseDockerfile(source))), [
      'ARG V=1 0-0',
      'build (FROM a:$V AS build) 1-6',
      '  RUN x && y 2-3',
      '  COPY <<E /x 4-6',
      'build (FROM build) 9-10',
      '  CMD ["x"] 10-10',
    ]);
  });

  it('has what is unfinished, too', () => {
    assert.deepEqual(lines(symbolsOf(parseDockerfile('FROM\nRU\nFROM a AS'))), [
      'FROM (FROM) 0-1',
      '  RU 1-1',
      'a (FROM a AS) 2-2',
    ]);
  });
});

describe('folding', () => {
  const cases: readonly [what: string, source: string, folds: readonly string[]][] = [
    ['stages', 'FROM a\nRUN x\n\nFROM b\nRUN y\n', ['0-1', '3-4']],
    ['continued instructions', 'FROM a\nRUN x \\\n# c\n  y\nRUN z', ['0-4', '1-3']],
    ['with CRLF and a backtick', '# escape=`\r\nFROM a\r\nRUN x `\r\n  y\r\n', ['1-3', '2-3']],
    [
      'here-documents, without the line that ends them',
      'FROM a\nRUN <<E\nx\ny\nE\nRUN z',
      ['0-5', '1-3'],
    ],
    ['several here-documents', 'FROM a\nCOPY <<A <<B /x/\n1\nA\n2\nB', ['0-5', '1-2', '3-4']],
    [
      'a continued instruction with its here-document',
      'FROM a\nRUN x \\\n <<E\n1\nE',
      ['0-4', '1-4'],
    ],
    ['a here-document without end', 'FROM a\nRUN <<E\nx\ny', ['0-3', '1-3']],
    [
      'comments of several lines',
      '# a\n# b\nFROM a\n# c\nRUN x\n# d\n# e',
      ['0-1 comment', '2-4', '5-6 comment'],
    ],
    ['no single lines', 'FROM a', []],
    ['no comments within', 'FROM a\nRUN x \\\n# a\n# b\n y', ['0-4', '1-4']],
  ];
  for (const [what, source, folds] of cases) {
    it(what, () => {
      const found = foldsOf(parseDockerfile(source)).map(
        ({ from, to, kind }) => `${from}-${to}${kind === 'comment' ? ' comment' : ''}`,
      );
      assert.deepEqual(found, folds);
    });
  }
});
