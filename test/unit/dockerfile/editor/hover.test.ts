import assert from 'node:assert/strict';
import { directiveInfos } from '../../../../src/dockerfile/editor/directives.ts';
import { flagInfos } from '../../../../src/dockerfile/editor/flags.ts';
import { hoverAt } from '../../../../src/dockerfile/editor/hover.ts';
import { instructionInfos } from '../../../../src/dockerfile/editor/instructions.ts';
import { languages, toPlain, type Language } from '../../../../src/text.ts';
import { withCursor } from './cursor.ts';

/** The place, and the words that are told of it. */
function told(source: string, language: Language = 'en'): readonly [string, string] | undefined {
  const { file, offset } = withCursor(source);
  const found = hoverAt(file, offset);
  const words = found?.parts.map((part) =>
    'code' in part ? part.code : 'link' in part ? part.link : toPlain(part, language),
  );
  return found && [file.text.slice(found.place.start, found.place.end), (words ?? []).join('\n')];
}

describe('the hover', () => {
  const cases: readonly [source: string, place: string, words: RegExp][] = [
    ['FROM a\nR‸UN x', 'RUN', /Runs a command while the image is built[^]*#run$/],
    ['from a\nwork‸dir /x', 'workdir', /#workdir/],
    ['FROM a\nONBUILD CO‸PY a b', 'COPY', /Copies files/],
    ['FROM a\nONB‸UILD COPY a b', 'ONBUILD', /Holds an instruction back/],
    ['FROM a\nMAINT‸AINER x', 'MAINTAINER', /deprecated[^]*#maintainer-deprecated/],
    ['FROM a\nCOPY --li‸nk a b', '--link', /does not depend[^]*1\.4[^]*#copy---link/],
    ['FROM a\nRUN --mo‸unt=type=cache,target=/x y', '--mount=type=cache,target=/x', /#run---mount/],
    ['FROM a\nRUN --mount=type=ca‸che,target=/x y', 'type=cache', /kept from build to build/],
    ['FROM a\nRUN --mount=type=cache,sha‸ring=locked y', 'sharing=locked', /two builds/],
    ['FROM a\nHEALTHCHECK --ret‸ries=2 CMD x', '--retries=2', /in a row/],
    [
      '# synt‸ax=docker/dockerfile:1',
      '# syntax=docker/dockerfile:1',
      /version of the Dockerfile language/,
    ],
    ['FROM a:1 AS bu‸ild', 'build', /Stage build, number 0: it begins in line 1[^]*image a:1/],
    ['ARG V=3\nFROM a:$V AS b\nFROM b‸', 'b', /number 0[^]*image a:3/],
    ['FROM a AS b\nFROM b AS c‸', 'c', /number 1[^]*stage b of line 1/],
    ['FROM scratch AS b‸', 'b', /on nothing/],
    ['FROM a\nFROM c\nCOPY --from=0‸ x y', '0', /Stage number 0, without a name/],
    ['FROM a\nARG V=1\nENV W=$V-x\nRUN $W‸', 'W', /W is 1-x here[^]*ENV in line 3/],
    ['FROM a\nARG V‸=1', 'V', /V is 1 here[^]*ARG in line 2[^]*--build-arg V=/],
    ['FROM a\nARG V\nRUN $V‸', 'V', /no value unless/],
    ['ARG V=1\nFROM a\nARG V\nRUN ${V‸:-2}', 'V', /V is 1 here[^]*before the first FROM/],
    ['FROM a\nENV V=\nRUN $V‸', 'V', /V is empty here/],
    ['FROM a\nENV V=$HOME\nRUN $V‸', 'V', /known only when building/],
    ['FROM a\nARG TARGETARCH\nRUN $TARGET‸ARCH', 'TARGETARCH', /The builder sets TARGETARCH/],
    ['FROM --platform=$BUILDPLAT‸FORM a', 'BUILDPLATFORM', /The builder sets BUILDPLATFORM/],
    ['FROM a\nRUN $HO‸ME', 'HOME', /Nothing in this file sets HOME/],
    ['FROM a\nENV V=1\r\nENV V=2\r\nRUN x \\\r\n $V‸', 'V', /V is 2 here/],
  ];
  for (const [source, place, words] of cases) {
    it(JSON.stringify(source), () => {
      const [found = '', text = ''] = told(source) ?? [];
      assert.equal(found, place);
      assert.match(text, words);
    });
  }

  it('is nothing over arguments, comments and unknown words', () => {
    for (const source of [
      'FROM a‸b',
      'FROM a\n# RU‸N',
      'FROM a\nRUN ec‸ho',
      'FROM a\nFOO‸ x',
      '‸',
    ]) {
      assert.equal(told(source), undefined, source);
    }
  });

  it('speaks Chinese', () => {
    assert.match(told('FROM a\nENV V=1\nRUN $V‸', 'zh-cn')?.[1] ?? '', /V 在这里的值是 1/);
  });

  it('shortens a long value, and keeps a value from being Markdown of its own', () => {
    const [, text = ''] = told(`FROM a\nENV V=${'x'.repeat(999)}\nRUN $V‸`) ?? [];
    assert.ok(text.split('\n')[0]?.endsWith('x… here.'));
  });
});

describe('the reference tables', () => {
  it('name each instruction, flag and directive once', () => {
    const names = [
      ...instructionInfos.map(({ keyword }) => keyword),
      ...directiveInfos.map(({ name }) => `# ${name}`),
      ...instructionInfos.flatMap(({ keyword }) =>
        flagInfos(keyword).map(({ name }) => `${keyword} --${name}`),
      ),
    ];
    assert.equal(new Set(names).size, names.length);
    assert.equal(instructionInfos.length, 18);
  });

  it('say a sentence in each language', () => {
    for (const { summary } of instructionInfos) {
      for (const language of languages) assert.match(summary[language], /[.。]$/);
    }
  });
});
