import assert from 'node:assert/strict';
import { expand } from '../../../src/dockerfile/expand.ts';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import { textAt } from './marks.ts';

const bs = '\\';

describe('references to variables', () => {
  const cases: readonly [value: string, references: readonly string[]][] = [
    ['$a', ['$a a']],
    ['${a}b$c', ['${a} a', '$c c']],
    ['$ab$', ['$ab ab']],
    ["'$a'", []],
    ["'$a", []],
    [`"$a'$b'"`, ['$a a', '$b b']],
    [`${bs}$a`, []],
    ['${a:-b}', ['${a:-b} a :- b']],
    ['${a-b}', ['${a-b} a - b']],
    ['${a:+}', ['${a:+} a :+ ']],
    ['${a:?no}', ['${a:?no} a :? no']],
    ['${a#b*}', ['${a#b*} a # b*']],
    ['${a##b}', ['${a##b} a ## b']],
    ['${a%%b}', ['${a%%b} a %% b']],
    ['${a//b/c}', ['${a//b/c} a // b/c']],
    ['${a:-${b:-$c}}', ['${a:-${b:-$c}} a :- ${b:-$c}', '${b:-$c} b :- $c nested', '$c c nested']],
    ['${a:-"}"}x', ['${a:-"}"} a :- "}"']],
    ['${a', ['${a a']],
    ['${a:-b', ['${a:-b a :- b']],
    ['${', []],
    ['${}', []],
    ['$1', ['$1 1']],
    ['${变量}', ['${变量} 变量']],
  ];
  for (const [value, references] of cases) {
    it(`of ${value}`, () => {
      const text = `ENV x=${value}`;
      const [pair] = parseDockerfile(text).instructions[0]?.pairs ?? [];
      assert.deepEqual(
        pair?.value?.variables.map((each) => {
          assert.equal(textAt(text, each.nameRange), each.name);
          return [
            ...[textAt(text, each.range), each.name],
            ...(each.modifier === undefined ? [] : [each.modifier, each.operand]),
            ...(each.nested ? ['nested'] : []),
          ].join(' ');
        }),
        references,
      );
    });
  }

  it('lead through continuations and the JSON form', () => {
    const text = `COPY ["a${bs}"$b", "$${bs}\nc"]\nWORKDIR /a$d${bs}\ne/f`;
    const [copy, workdir] = parseDockerfile(text).instructions;
    const places = [...(copy?.words ?? []), ...(workdir?.words ?? [])].flatMap(({ variables }) =>
      variables.map(({ name, range }) => [name, textAt(text, range)]),
    );
    assert.deepEqual(places, [
      ['b', '$b'],
      ['c', `$${bs}\nc`],
      ['de', `$d${bs}\ne`],
    ]);
  });
});

describe('expand', () => {
  const values: Readonly<Record<string, string | undefined>> = {
    ...{ a: 'foo', empty: '', path: '/a/b/a', unknown: undefined, star: 'a*b' },
  };
  const look = (name: string): string | null | undefined =>
    Object.hasOwn(values, name) ? values[name] : null;

  const cases: readonly [word: string, value: string | undefined][] = [
    ['x$a-${a}', 'xfoo-foo'],
    ['$none', ''],
    ['$', '$'],
    [`${bs}$a`, '$a'],
    [`"$a ${bs}" ${bs}x"`, `foo " ${bs}x`],
    ["'$a'", '$a'],
    ['${a:-b}', 'foo'],
    ['${empty:-b}', 'b'],
    ['${empty-b}', ''],
    ['${none-b}', 'b'],
    ['${none:-${a}}', 'foo'],
    ['${a:+b}', 'b'],
    ['${empty:+b}', ''],
    ['${empty+b}', 'b'],
    ['${none:?no}', undefined],
    ['${a:?no}', 'foo'],
    ['${empty?no}', ''],
    ['${empty:?no}', undefined],
    ['${path#*/}', 'a/b/a'],
    ['${path##*/}', 'a'],
    ['${path%/*}', '/a/b'],
    ['${path%%/*}', ''],
    ['${path#?a}', '/b/a'],
    ['${path/a/x}', '/x/b/a'],
    ['${path//a/x}', '/x/b/x'],
    ['${path//a/}', '//b/'],
    [`\${path/${bs}/a/x}`, 'x/b/a'],
    [`\${star/${bs}*/x}`, 'axb'],
    ['${a/o*/x}', 'fx'],
    ['${path/none/x}', '/a/b/a'],
    ['$unknown', undefined],
    ['${unknown:-b}', undefined],
    ['${a:-$unknown}', 'foo'],
    ['${none:+$unknown}', ''],
    ['${none:-$unknown}', undefined],
    ['${a', undefined],
    ['${a^^}', undefined],
    ['${}', undefined],
    ['"open', undefined],
    ["'open", undefined],
  ];
  for (const [word, value] of cases) {
    it(`makes ${JSON.stringify(value)} of ${word}`, () => {
      assert.equal(expand(word, bs, look), value);
    });
  }

  it('takes the other escape character', () => {
    assert.equal(expand('c:\\x `$a', '`', look), 'c:\\x $a');
  });

  it('gives up on depth and length, and never throws', () => {
    assert.equal(expand('${none:-'.repeat(100_000), bs, look), undefined);
    assert.equal(expand('$a'.repeat(100_000), bs, look), undefined);
  });
});
