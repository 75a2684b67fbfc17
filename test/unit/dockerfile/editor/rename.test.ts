import assert from 'node:assert/strict';
import fc from 'fast-check';
import { namesOf } from '../../../../src/dockerfile/editor/names.ts';
import { rename, renamedAt } from '../../../../src/dockerfile/editor/rename.ts';
import { parseDockerfile } from '../../../../src/dockerfile/parse.ts';
import { valueOf } from '../../../../src/dockerfile/scopes.ts';
import { applyEdits } from '../../../../src/lint/edit.ts';
import { said, toPlain } from '../../../../src/text.ts';
import { withCursor } from './cursor.ts';

/** The text after renaming, or why not. */
function renamed(source: string, to = 'new'): string {
  const { file, offset } = withCursor(source);
  const done = rename(file, offset, to);
  return 'refused' in done
    ? toPlain(said(done.refused.text, done.refused.args), 'en')
    : applyEdits(file.text, done.edits);
}

describe('renaming a stage', () => {
  const cases: readonly [source: string, text: string][] = [
    [
      'FROM a AS bu‸ild\nRUN x\nFROM build AS c\nCOPY --from=build /x /y\nRUN --mount=type=bind,from=build,target=/x y',
      'FROM a AS new\nRUN x\nFROM new AS c\nCOPY --from=new /x /y\nRUN --mount=type=bind,from=new,target=/x y',
    ],
    ['FROM a AS b\nFROM c\nCOPY --from=‸b x y', 'FROM a AS new\nFROM c\nCOPY --from=new x y'],
    [
      'FROM a AS Build\nFROM BUILD‸\nCOPY --from=build x y',
      'FROM a AS new\nFROM new\nCOPY --from=new x y',
    ],
    ['FROM a AS b‸\r\nFROM b\r\n', 'FROM a AS new\r\nFROM new\r\n'],
    // The number stays what it is.
    ['FROM a AS b‸\nFROM c\nCOPY --from=0 x y', 'FROM a AS new\nFROM c\nCOPY --from=0 x y'],
    // Of two with one name each has its own places.
    ['FROM a AS b‸\nFROM b\nFROM c AS b\nFROM b', 'FROM a AS new\nFROM new\nFROM c AS b\nFROM b'],
    ['FROM a AS b\nFROM b\nFROM c AS b\nFROM b‸', 'FROM a AS b\nFROM b\nFROM c AS new\nFROM new'],
    [
      'FROM a AS b‸\nFROM c\nONBUILD COPY --from=b x y',
      'FROM a AS new\nFROM c\nONBUILD COPY --from=new x y',
    ],
    [
      '# escape=`\nFROM a AS b‸\nFROM c\nCOPY `\n --from=b `\n x y',
      '# escape=`\nFROM a AS new\nFROM c\nCOPY `\n --from=new `\n x y',
    ],
    // A stage copies from none that comes later.
    ['FROM a\nCOPY --from=b x y\nFROM c AS b‸', 'FROM a\nCOPY --from=b x y\nFROM c AS new'],
  ];
  for (const [source, text] of cases) {
    it(JSON.stringify(source), () => assert.equal(renamed(source), text));
  }

  const refused: readonly [source: string, to: string, why: RegExp][] = [
    ['FROM a AS b‸', '1x', /begins with a letter/],
    ['FROM a AS b‸', 'a b', /begins with a letter/],
    ['FROM a AS b‸', '', /begins with a letter/],
    ['FROM a AS b‸', 'scratch', /meaning of its own/],
    ['FROM a AS b‸\nFROM a AS c', 'C', /line 2 has that name/],
    ['FROM a AS b‸\nFROM python', 'python', /line 2 takes an image/],
    ['FROM a AS b‸\nFROM c\nCOPY --from=nginx x y', 'nginx', /line 3 takes an image/],
    ['FROM a AS b\nFROM c\nCOPY --from=‸0 x y', 'new', /is the number of the stage b/],
    ['FROM a\nFROM c\nCOPY --from=‸0 x y', 'new', /has no name/],
    ['ARG S=b\nFROM a AS b‸\nFROM $S', 'new', /line 3 names it by a variable/],
    ['FR‸OM a', 'new', /no stage or variable stands here/],
  ];
  for (const [source, to, why] of refused) {
    it(`refuses ${JSON.stringify(to)} for ${JSON.stringify(source)}`, () =>
      assert.match(renamed(source, to), why));
  }

  it('lets only its capitals change', () => {
    assert.equal(renamed('FROM a AS B‸uild\nFROM build', 'build'), 'FROM a AS build\nFROM build');
  });
});

describe('renaming a variable', () => {
  const cases: readonly [source: string, text: string][] = [
    [
      'FROM a\nARG V‸=1\nENV W=${V:-x} X=$V\nRUN echo "$V" ${V%%.*} \'$V\' \\$V',
      'FROM a\nARG new=1\nENV W=${new:-x} X=$new\nRUN echo "$new" ${new%%.*} \'$V\' \\$V',
    ],
    ['ARG V=1\nFROM a:$V\nARG V\nRUN x $V‸', 'ARG new=1\nFROM a:$new\nARG new\nRUN x $new'],
    // Its own in each stage, unless the value comes from above.
    ['ARG V=1\nFROM a:$V‸\nARG V=2\nRUN x $V', 'ARG new=1\nFROM a:$new\nARG V=2\nRUN x $V'],
    [
      'FROM a\nARG V‸=1\nRUN x $V\nFROM b\nARG V=1\nRUN x $V',
      'FROM a\nARG new=1\nRUN x $new\nFROM b\nARG V=1\nRUN x $V',
    ],
    [
      'FROM a AS b\nENV V‸=1\nFROM b\nENV V=$V:2\nWORKDIR $V',
      'FROM a AS b\nENV new=1\nFROM b\nENV new=$new:2\nWORKDIR $new',
    ],
    ['FROM a\nARG V‸=1\nENV V=$V\nRUN x $V', 'FROM a\nARG new=1\nENV new=$new\nRUN x $new'],
    [
      'FROM a\nENV V‸ 1\nUSER $V\nEXPOSE ${V}\nLABEL a=$V b.$V=c\nVOLUME $V\nSTOPSIGNAL $V',
      'FROM a\nENV new 1\nUSER $new\nEXPOSE ${new}\nLABEL a=$new b.$new=c\nVOLUME $new\nSTOPSIGNAL $new',
    ],
    [
      'FROM a\nARG V‸=1\nARG W=${X:-$V}\nCOPY --chown=$V $V /x',
      'FROM a\nARG new=1\nARG W=${X:-$new}\nCOPY --chown=$new $new /x',
    ],
    [
      "FROM a\nARG V‸=1\nCOPY <<E /x\n'$V' \\$V ${V:-it's}\nE",
      "FROM a\nARG new=1\nCOPY <<E /x\n'$new' \\$V ${new:-it's}\nE",
    ],
    ["FROM a\nARG V‸=1\nCOPY <<'E' /x\n$V\nE", "FROM a\nARG new=1\nCOPY <<'E' /x\n$V\nE"],
    [
      "FROM a\nARG V‸=1\nRUN <<'E'\necho $V '$V' # $V\nE",
      "FROM a\nARG new=1\nRUN <<'E'\necho $new '$V' # $V\nE",
    ],
    [
      "FROM a\nARG V‸=1\nRUN cat <<E > f && echo $V\n'$V'\nE",
      "FROM a\nARG new=1\nRUN cat <<E > f && echo $new\n'$new'\nE",
    ],
    ['FROM a\nARG V‸=1\nRUN x \\\n # $V\n  $V', 'FROM a\nARG new=1\nRUN x \\\n # $V\n  $new'],
    [
      '# escape=`\nFROM a\nARG V‸=1\nENV W=$V `\n  X=`$V',
      '# escape=`\nFROM a\nARG new=1\nENV W=$new `\n  X=`$V',
    ],
    ['FROM a\r\nARG V‸=1\r\nRUN x \\\r\n  $V', 'FROM a\r\nARG new=1\r\nRUN x \\\r\n  $new'],
    // The builder replaces none there.
    ['FROM a\nARG V‸=1\nCOPY --from=$V x y', 'FROM a\nARG new=1\nCOPY --from=$V x y'],
    // What the shell sets itself is another.
    [
      'FROM a\nARG V‸=1\nRUN echo $V; V=2; echo $V',
      'FROM a\nARG new=1\nRUN echo $new; V=2; echo $V',
    ],
    [
      'FROM a\nARG V‸=1\nRUN for V in a; do echo $V; done',
      'FROM a\nARG new=1\nRUN for V in a; do echo $V; done',
    ],
    [
      'FROM a\nARG V‸=1\nRUN V=2 make $V && make $V',
      'FROM a\nARG new=1\nRUN V=2 make $new && make $new',
    ],
    [
      'FROM a\nARG V‸=1\nRUN export V && echo $((V + 1))',
      'FROM a\nARG new=1\nRUN export new && echo $((new + 1))',
    ],
    // Later a container runs it: it has ENVs, and no ARGs.
    ['FROM a\nARG V‸=1\nCMD echo $V', 'FROM a\nARG new=1\nCMD echo $V'],
    ['FROM a\nCMD echo $V\nENV V‸=1', 'FROM a\nCMD echo $new\nENV new=1'],
    ['FROM a\nENV V‸=1\nCMD ["echo", "$V"]', 'FROM a\nENV new=1\nCMD ["echo", "$V"]'],
    ['FROM a\nENV V‸=1\nCOPY ["$V", "/x"]', 'FROM a\nENV new=1\nCOPY ["$new", "/x"]'],
    ['FROM a\nENV V‸=1\nHEALTHCHECK CMD test $V', 'FROM a\nENV new=1\nHEALTHCHECK CMD test $new'],
    ['FROM a\nENV V‸=1\nONBUILD RUN echo $V', 'FROM a\nENV new=1\nONBUILD RUN echo $new'],
    [
      'FROM a\nSHELL ["powershell"]\nENV V‸=1\nRUN echo $V',
      'FROM a\nSHELL ["powershell"]\nENV new=1\nRUN echo $V',
    ],
    [
      'FROM a\nARG V‸ W=$V\nRUN --mount=type=cache,target=$V x',
      'FROM a\nARG new W=$V\nRUN --mount=type=cache,target=$new x',
    ],
  ];
  for (const [source, text] of cases) {
    it(JSON.stringify(source), () => assert.equal(renamed(source), text));
  }

  const refused: readonly [source: string, to: string, why: RegExp][] = [
    ['FROM a\nARG V‸=1', '1x', /only letters, digits and _/],
    ['FROM a\nARG V‸=1', 'a-b', /only letters, digits and _/],
    ['FROM a\nARG V‸=1\nENV W=2', 'W', /line 3 uses that name/],
    ['FROM a\nARG V‸=1\nRUN echo $HOME', 'HOME', /line 3 uses that name/],
    ['FROM a AS b\nENV W=2\nFROM b\nARG V‸=1', 'W', /line 2 uses that name/],
    ['FROM a AS b\nARG V‸=1\nFROM b\nENV W=2', 'W', /line 4 uses that name/],
    ['FROM a\nARG V‸=1', 'HTTP_PROXY', /the builder itself sets HTTP_PROXY/],
    ['FROM a\nARG TARGETARCH‸', 'new', /the builder itself sets TARGETARCH/],
    ['FROM a\nRUN echo $HO‸ME', 'new', /no ARG or ENV before sets it/],
  ];
  for (const [source, to, why] of refused) {
    it(`refuses ${JSON.stringify(to)} for ${JSON.stringify(source)}`, () =>
      assert.match(renamed(source, to), why));
  }

  it('takes a name that only another stage knows', () => {
    assert.equal(
      renamed('FROM a\nENV W=2\nFROM b\nARG V‸=1', 'W'),
      'FROM a\nENV W=2\nFROM b\nARG W=1',
    );
  });
});

describe('every name that can be renamed', () => {
  const line = fc.constantFrom(
    ...[
      'FROM a',
      'FROM a AS s',
      'FROM s AS t',
      'FROM $V',
      'ARG V=1',
      'ARG V',
      'ARG W=$V',
      'ENV V=2',
    ],
    ...['ENV W=${V:-x} X=$W', 'WORKDIR /$V/$W', 'COPY --from=s /$V /x', 'COPY --from=0 a b'],
    ...['RUN echo $V "$W"', 'RUN V=1; echo $V', 'RUN --mount=from=s,target=/$W x', 'USER $W'],
  );
  it('means the same afterwards: values and stages are as before', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.nat(), (lines, pick) => {
        const file = parseDockerfile(lines.join('\n'));
        const all = namesOf(file).all.flatMap(({ uses }) => uses);
        const use = all[pick % Math.max(all.length, 1)];
        if (use === undefined) return;
        const able = renamedAt(file, use.start);
        const done = rename(file, use.start, 'fresh_name');
        assert.equal('refused' in able, 'refused' in done);
        if ('refused' in done) return;
        const after = parseDockerfile(applyEdits(file.text, done.edits));
        const meaning = ({ stages, instructions }: typeof file, each: typeof file) => [
          stages.map(({ parent }) => parent?.index),
          instructions.map((one) =>
            one.words.map((word) => (one.pairs.length > 0 ? undefined : valueOf(each, one, word))),
          ),
          namesOf(each).all.map(({ kind, uses }) => [
            kind,
            uses.map(({ range }) => range.start.line),
          ]),
        ];
        const shell = new Set(['RUN', 'FROM']);
        const plain = (each: typeof file) => ({
          ...each,
          instructions: each.instructions.filter(({ keyword }) => !shell.has(keyword)),
        });
        assert.deepEqual(meaning(plain(after), after), meaning(plain(file), file));
      }),
      { numRuns: 500 },
    );
  });
});
