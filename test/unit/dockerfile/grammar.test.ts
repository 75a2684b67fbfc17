import assert from 'node:assert/strict';
import type { Instruction } from '../../../src/dockerfile/model.ts';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import { stageNamed } from '../../../src/dockerfile/stages.ts';
import { textAt } from './marks.ts';

const bs = '\\';

function only(source: string): Instruction {
  const [instruction] = parseDockerfile(source).instructions;
  assert.ok(instruction !== undefined);
  return instruction;
}

describe('the lines of a Dockerfile', () => {
  const cases: readonly [text: string, roles: string][] = [
    ['', 'blank'],
    ['# syntax=a\n# check=b\n# c\nFROM a\n', 'directive directive comment instruction blank'],
    ['# c\n# syntax=a', 'comment comment'],
    ['\n# syntax=a', 'blank comment'],
    ['# syntax=a\n# Syntax=b\n# escape=`', 'directive comment comment'],
    ['# foo=a\n# syntax=b', 'comment comment'],
    ['#syntax=a\n  #  ESCAPE = `\nRUN a `\nb', 'directive directive instruction instruction'],
    [`RUN a ${bs}\n# c\n\nb\n# d`, 'instruction comment blank instruction comment'],
    ['RUN <<E\n# b\n\nE\n# c', 'instruction heredoc heredoc heredoc-end comment'],
  ];
  for (const [text, roles] of cases) {
    it(`are ${roles} of ${JSON.stringify(text)}`, () => {
      const { lines } = parseDockerfile(text);
      assert.equal(lines.map(({ role }) => role).join(' '), roles);
    });
  }

  it('know what stands within an instruction, and where it goes on', () => {
    const file = parseDockerfile(`# a\nRUN b ${bs} \n# c\n\n d`);
    assert.deepEqual(
      file.lines.map(({ inside }) => inside),
      [false, true, true, true, true],
    );
    assert.deepEqual(
      file.lines.map(({ continuation }) => continuation),
      [undefined, 10, undefined, undefined, undefined],
    );
    assert.deepEqual(
      file.comments.map(({ text, inside }) => [text, inside?.keyword]),
      [
        ['a', undefined],
        ['c', 'RUN'],
      ],
    );
  });

  it('keep a byte order mark apart', () => {
    const file = parseDockerfile('\uFEFF# escape=`\nFROM a');
    assert.equal(file.bom, true);
    assert.equal(file.escape, '`');
    assert.deepEqual(file.instructions[0]?.range.start, { line: 1, character: 0 });
  });
});

describe('flags', () => {
  const cases: readonly [
    text: string,
    flags: readonly (readonly [string, string?])[],
    rest: string,
  ][] = [
    ['COPY --from=a --link b c', [['from', 'a'], ['link']], 'b c'],
    [
      `COPY --from=a ${bs}\n --chown=1:2 b c`,
      [
        ['from', 'a'],
        ['chown', '1:2'],
      ],
      'b c',
    ],
    ['COPY --from="a b" c d', [['from', 'a b']], 'c d'],
    ['RUN -- --a', [], '--a'],
    ['RUN --mount=', [['mount', '']], ''],
    ['RUN --', [], ''],
    ['FROM --PLATFORM=$A b', [['platform', '$A']], 'b'],
    ['RUN a --b', [], 'a --b'],
  ];
  for (const [text, flags, rest] of cases) {
    it(`of ${JSON.stringify(text)}`, () => {
      const instruction = only(text);
      assert.deepEqual(
        instruction.flags.map(({ name, value }) => (value === undefined ? [name] : [name, value])),
        flags,
      );
      assert.equal(instruction.arguments, rest);
    });
  }

  it('give the keys of a mount with their places', () => {
    const text = `RUN --mount=type=cache,Target=/x,${bs}\nreadonly,"id=a,b" c`;
    const [flag] = only(text).flags;
    assert.deepEqual(
      flag?.keys.map((each) => [
        each.key,
        each.value,
        textAt(text, each.range),
        textAt(text, each.keyRange),
        each.valueRange && textAt(text, each.valueRange),
      ]),
      [
        ['type', 'cache', 'type=cache', 'type', 'cache'],
        ['target', '/x', 'Target=/x', 'Target', '/x'],
        ['readonly', undefined, 'readonly', 'readonly', undefined],
        ['id', 'a', 'id=a', 'id', 'a'],
        ['b', undefined, 'b', 'b', undefined],
      ],
    );
  });

  it('give the variables in them', () => {
    const text = 'COPY --from=${A:-b} x y';
    const [variable] = only(text).flags[0]?.variables ?? [];
    assert.equal(variable && textAt(text, variable.range), '${A:-b}');
  });
});

describe('words', () => {
  const cases: readonly [text: string, values: readonly string[], plain?: readonly string[]][] = [
    ['COPY "a b" c', ['"a', 'b"', 'c']],
    ['WORKDIR /a b', ['/a b']],
    ['USER "a"', ['"a"'], ['a']],
    [`RUN a "b c" 'd'e f${bs} g`, ['a', '"b c"', "'d'e", `f${bs} g`]],
    [`ENV A="b ${bs}" c" D='e'`, [`A="b ${bs}" c"`, "D='e'"], ['A=b " c', 'D=e']],
    [`ENV A=b${bs} c`, [`A=b${bs} c`], ['A=b c']],
    ['EXPOSE 80 443/tcp', ['80', '443/tcp']],
    ['VOLUME ["/a b"]', ['/a b']],
    ['HEALTHCHECK CMD ["a", "b"]', ['CMD', 'a', 'b']],
    ['HEALTHCHECK NONE', ['NONE']],
    ['ONBUILD COPY a b', ['COPY', 'a', 'b']],
    ['CMD []', []],
    ['CMD ["a", 1]', ['["a",', '1]']],
  ];
  for (const [text, values, plain] of cases) {
    it(`of ${JSON.stringify(text)}`, () => {
      const { words } = only(text);
      assert.deepEqual(
        words.map(({ value }) => value),
        values,
      );
      if (plain !== undefined)
        assert.deepEqual(
          words.map((word) => word.plain),
          plain,
        );
    });
  }
});

describe('pairs', () => {
  const cases: readonly [
    text: string,
    pairs: readonly (readonly [string, string | undefined])[],
  ][] = [
    [
      'ENV A=1 B="2 3" C=',
      [
        ['A', '1'],
        ['B', '2 3'],
        ['C', ''],
      ],
    ],
    ['ENV A b  c', [['A', 'b  c']]],
    ['ENV A', [['A', undefined]]],
    [
      'ENV A=1 B',
      [
        ['A', '1'],
        ['B', undefined],
      ],
    ],
    [
      'ARG A B=c',
      [
        ['A', undefined],
        ['B', 'c'],
      ],
    ],
    [
      'LABEL "a.b"="c" d=\'e\'',
      [
        ['a.b', 'c'],
        ['d', 'e'],
      ],
    ],
    [
      `LABEL a=b ${bs}\n  c=d`,
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['RUN A=b', []],
  ];
  for (const [text, pairs] of cases) {
    it(`of ${JSON.stringify(text)}`, () => {
      assert.deepEqual(
        only(text).pairs.map(({ key, value }) => [key.plain, value?.plain]),
        pairs,
      );
    });
  }

  it('tell the old form apart, with places', () => {
    const text = 'ENV A  b c';
    const [pair] = only(text).pairs;
    assert.equal(pair?.legacy, true);
    assert.equal(textAt(text, pair.key.range), 'A');
    assert.equal(pair.value && textAt(text, pair.value.range), 'b c');
    assert.equal(only('ENV A=b').pairs[0]?.legacy, false);
    assert.equal(only('ENV A').pairs[0]?.legacy, false);
  });
});

describe('here-documents', () => {
  const cases: readonly [text: string, names: readonly string[]][] = [
    ['RUN <<EOF\nEOF', ['EOF']],
    ['RUN 3<<EOF\nEOF', ['EOF 3']],
    ['RUN <<-EOF\n\tEOF', ['EOF tabs']],
    ["RUN <<'EOF'\nEOF", ['EOF quoted']],
    ["RUN <<eo'f'\neof", ['eof quoted']],
    [`RUN <<eo${bs}'f\neo'f`, ["eo'f"]],
    ["RUN <<'one two'\none two", ['one two quoted']],
    ['RUN <<$EOF\n$EOF', ['$EOF']],
    ['RUN <<  EOF  > foo\nEOF', ['EOF']],
    ['RUN << -EOF\n-EOF', ['-EOF']],
    ['RUN <<- EOF\nEOF', []],
    ['RUN cat<<EOF\nEOF', []],
    ['RUN <<<EOF\nEOF', []],
    ['RUN "<<EOF"\nEOF', []],
    ["RUN '<<EOF'\nEOF", []],
    ['RUN ["<<EOF"]\nEOF', []],
    ['USER <<EOF\nEOF', []],
    ['COPY <<a <<b /x\nb\na\na\nb', ['a', 'b']],
    ['ADD --link <<file.txt /x\nfile.txt', ['file.txt']],
    ['RUN ${x:-"}"} <<E\nE', ['E']],
    ['RUN ${x^^} <<E\nE', []],
    ['ONBUILD COPY <<E /x\nE', ['E']],
    ['RUN <<E\r\nE\r\n', ['E']],
  ];
  for (const [text, names] of cases) {
    it(`of ${JSON.stringify(text)}`, () => {
      const instruction = only(text);
      const found = instruction.heredocs.map(({ name, quoted, tabs, descriptor, terminated }) =>
        [
          ...[name, quoted && 'quoted', tabs && 'tabs'],
          ...[descriptor > 0 && String(descriptor), !terminated && 'open'],
        ]
          .filter(Boolean)
          .join(' '),
      );
      assert.deepEqual(found, names);
      assert.deepEqual(instruction.inner?.heredocs ?? instruction.heredocs, instruction.heredocs);
    });
  }

  it('have places', () => {
    const text = 'FROM x\nCOPY << E <<-F /x\n1\nE\n\t2\n\tF\nCMD a';
    const heredocs = parseDockerfile(text).instructions[1]?.heredocs ?? [];
    assert.deepEqual(
      heredocs.map((each) => [
        textAt(text, each.operator.range),
        textAt(text, each.range),
        each.terminator && textAt(text, each.terminator.range),
      ]),
      [
        ['<< E', '1\n', 'E'],
        ['<<-F', '\t2\n', '\tF'],
      ],
    );
  });

  it('take all that follows while they are not closed', () => {
    const file = parseDockerfile('RUN <<E\nFROM a');
    assert.equal(file.instructions.length, 1);
    assert.equal(file.instructions[0]?.heredocs[0]?.terminated, false);
    assert.equal(file.instructions[0].heredocs[0].body, 'FROM a');
  });
});

describe('ONBUILD', () => {
  it('holds an instruction with places of its own', () => {
    const text = `ONBUILD  copy --from=a ${bs}\n b c`;
    const { inner } = only(text);
    assert.equal(inner?.keyword, 'COPY');
    assert.equal(inner.onbuild, true);
    assert.equal(textAt(text, inner.keywordRange), 'copy');
    assert.equal(inner.flags[0]?.name, 'from');
    assert.deepEqual(
      inner.words.map(({ range }) => textAt(text, range)),
      ['b', 'c'],
    );
  });

  it('holds no other within what it holds', () => {
    const { inner } = only('ONBUILD ONBUILD ONBUILD RUN a');
    assert.equal(inner?.keyword, 'ONBUILD');
    assert.equal(inner.inner, undefined);
  });
});

describe('stages', () => {
  const parents = (text: string): readonly (string | undefined)[] =>
    parseDockerfile(text).stages.map(
      ({ parent }) => parent && (parent.name ?? String(parent.index)),
    );

  const cases: readonly [text: string, parents: readonly (string | undefined)[]][] = [
    ['FROM a AS b\nFROM B', [undefined, 'b']],
    ['FROM b\nFROM a AS b', [undefined, undefined]],
    ['FROM a\nFROM 0', [undefined, undefined]],
    ['ARG X=b\nFROM a AS b\nFROM ${X}', [undefined, 'b']],
    ['ARG X=b\nFROM a AS b\nFROM ${X:-c}', [undefined, 'b']],
    ['ARG X\nFROM a AS b\nFROM ${X:-b}', [undefined, 'b']],
    ['FROM a AS b\nARG X=b\nFROM $X', [undefined, undefined]],
    ['FROM a AS b\nFROM b AS b\nFROM b', [undefined, 'b', 'b']],
    ['FROM a AS\nFROM', [undefined, undefined]],
  ];
  for (const [text, expected] of cases) {
    it(`build on ${JSON.stringify(expected)} in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(parents(text), expected);
    });
  }

  it('are found by name and by number, the last of a name first', () => {
    const { stages } = parseDockerfile('FROM a AS b\nFROM c\nFROM d AS B\n');
    assert.equal(stageNamed(stages, 'b', 3)?.index, 2);
    assert.equal(stageNamed(stages, 'b', 2)?.index, 0);
    assert.equal(stageNamed(stages, '1', 2)?.index, 1);
    assert.equal(stageNamed(stages, '2', 2), undefined);
    assert.equal(stageNamed(stages, 'e', 3), undefined);
  });

  it('know the words of FROM', () => {
    const text = 'FROM --platform=x a As b';
    const [stage] = parseDockerfile(text).stages;
    assert.deepEqual(
      [stage?.baseWord, stage?.asWord, stage?.nameWord].map(
        (word) => word && textAt(text, word.range),
      ),
      ['a', 'As', 'b'],
    );
  });
});
