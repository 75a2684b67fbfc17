import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { parseAnyYaml } from '../../../src/manifest/parse.ts';
import { readPlainYaml } from '../../../src/manifest/plainYaml.ts';
import { generate } from '../../peers/manifests/generate.ts';
import { sweep } from '../../peers/manifests/sweep.ts';
import { anyManifest } from './anyManifest.ts';
import { packed } from './support.ts';

/** `npm run fuzz` sets it. */
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 1_000);
const root = resolve(import.meta.dirname, '../../..');

/** Whether it was read; then all of it is as the `yaml` package has it. */
function isRead(text: string): boolean {
  const documents = readPlainYaml(text);
  if (documents === undefined) return false;
  assert.deepEqual({ text, documents, faults: [] }, parseAnyYaml(text), JSON.stringify(text));
  return true;
}

function partRead(texts: readonly string[]): number {
  return texts.filter(isRead).length / texts.length;
}

describe('plain YAML, read as the `yaml` package reads it', () => {
  const read: readonly (readonly [what: string, text: string])[] = [
    ['no document', ''],
    ['comments alone', '# a\n\n  # b\n'],
    ['empty documents', '---\n---\n# a\n---\na: 1\n---\n'],
    [
      'values of all kinds',
      'a: x\nb: 1\nc: true\nd: ~\ne: 0755\nf: 1_000\n"g": \'h\'\ntrue: yes\n',
    ],
    ['values with signs', 'a: -x --y=z\nb: http://c:80/d#e\nf: g"h"\ni: a, [b] {c}\nd: ?x :y\n'],
    ['quotes', `a: "b # c: d"\ne: 'f''g'\nh: "\\"\\n\\u00e9\\\\"\ni: ""\nj: '' # k\n`],
    ['lists in maps in lists', 'a:\n- b: 1\n  c:\n    - d\n    - - e\n      - f\n- g\nh: i\n'],
    ['lists that begin with quotes', '- "a"\n- \'b\': c\n  "d": e\n- "f": g\n'],
    ['empty values', 'a:\nb:  \nc:\n  d:\n\n  e:\nf:\n  -\n  - g\n  -   \n'],
    ['an empty value at the end', 'a:\n  b:'],
    ['comments between', '# a\nb: 1 # c\n# d\ne:  # f\n\n    # g\n  h: i\n# j\n\n  # k\nl: m\n#n'],
    ['comments that a value takes', 'a:\n  b: 1\n   # c\n\n   # d\n  # e\n   # f\ng: h\n'],
    ['comments behind a list', 'a:\n  - b\n    # c\n  # d\n# e\ng:\n- h\n# i\n'],
    ['a comment behind the last of a map', 'a:\n  b:\n    c: d\n  # e\n'],
    ['a comment behind a block', 'a:\n  b: |\n    c\n  # d\n # e\nf:\n  - |\n    g\n   # h\n'],
    ['block scalars', 'a: |\n  b\n\n    c \n  d\n\ne: |-\n f\n\n\ng: |+\n h\n\n\ni: |\n  j'],
    [
      'folded scalars',
      'a: >\n  b\n  c\n\n  d\n    e\n    f\n\n  g\n\n\n  h\ni: >-\n  j\n  k\nl: >+\n  m\n\n',
    ],
    ['blanks in block scalars', 'a: |\n  b\n     \n  c\n \n\n   \nd: |+\n  e\n   \n \nf: g\n'],
    ['signs in block scalars', 'a: |\n  # b\n  c: d\n  - e\n\t\n'.replace('\n\t', '\n  \tf')],
    [
      'brackets',
      'a: {b: 1, "c":2, d: [e, -1, "f",], g: {}, h: [ ]}\ni: [j,k]\nl: {m: n o , p: q#r}\n',
    ],
    [
      'brackets over lines',
      'a: [\n  b, # c\n# d\n\n  {e:\n   f}\n]\ng:\n  - {h: i,\n     j: k\n    }\n',
    ],
    ['JSON', '{\n  "a": [1, "b", null, {"c": {}}],\n\n  "d": true\n}\n'],
    ['several of JSON', '{"a":1}\n---\n{"b":[]} # c\n'],
    ['an indented document', '  a: 1\n  b:\n    - c\n  # d\n\n---\na: 1'],
    ['letters of all alphabets', '名: 字\na: "é"\nb: 🐳 # 🐳\nc: |\n  名\u2028字\n'],
    ['two equal keys', 'a: 1\na: 2\n'],
  ];
  for (const [what, text] of read) {
    it(what, () => assert.ok(isRead(text) && isRead(text.replaceAll('\n', '\r\n'))));
  }

  it('leaves all else to the package', () => {
    const left = [
      ...['a: &b c', 'a: *b', '<<: {a: b}', 'a: !!str b', '? a\n: b', '%YAML 1.2\n---\na: b'],
      ...[
        'a:\tb',
        'a: b\tc',
        '\ta: b',
        'a: b\rc: d',
        'a: b\r',
        '\ufeffa: b',
        'a: b\n...\n',
        'a: b: c',
      ],
      ...['a: b\n  c', 'a: "b\n  c"', "a: 'b", 'a: "b" c', 'a: [b', 'a: [b\n]: c', 'a: [b]]'],
      ...[
        'a: [b\nc]',
        'a:\n  - [\n b]',
        'a: [b c: d]',
        'a: {b}',
        'a: {b:c}',
        'a: [,]',
        'a: [b,,c]',
      ],
      ...[
        'a: [b#c, #d\n]#e',
        'a: |2\n   b',
        'a: |\nb: c',
        'a: |\n\n  b',
        'a: | b',
        'a: |\n   b\n  c',
      ],
      ...['a', 'a: @b', 'a: `b', 'a: %b', 'a: ]', 'a:\n    b: c\n  d: e', 'a:\n  b: c\n d: e'],
      ...[
        '- a\nb: c',
        'a: b\n- c',
        '- - a\n  b: c',
        'a: - b',
        '--- a: b',
        'a:\n# b\nc: d',
        'a: "\\x41"',
      ],
      '['.repeat(200) + ']'.repeat(200),
    ];
    assert.deepEqual(
      left.filter((text) => readPlainYaml(text) !== undefined),
      [],
    );
  });

  it('nearly all manifests', () => {
    assert.ok(partRead(generate(5, 400)) > 0.99);
  });

  it('objects of every kind and version, with faults and without', () => {
    const texts = sweep(packed, { seed: 7, rounds: 1 }).map(({ text }) => text);
    assert.ok(partRead(texts) > 0.9);
  });

  it('the YAML and JSON of this repository', () => {
    const paths = globSync('{.github,labs,l10n,src,test,.*,*}/**/*.{yml,yaml,json}', { cwd: root });
    const more = globSync('*.json', { cwd: root });
    const texts = [...paths, ...more]
      .filter((path) => !/node_modules|^dist|^\.git\//.test(path))
      .map((path) => readFileSync(resolve(root, path), 'utf8'));
    assert.ok(texts.length > 40 && partRead(texts) > 0.8, `${texts.length} ${partRead(texts)}`);
  });

  it(`whatever stands in an editor (${numRuns} texts)`, () => {
    fc.assert(
      fc.property(anyManifest, (text) => void isRead(text)),
      { numRuns },
    );
  }).timeout(20_000 + numRuns * 20);

  it(`lines of any order (${numRuns} texts)`, () => {
    fc.assert(
      fc.property(anyLines, (text) => void isRead(text)),
      { numRuns: numRuns * 10 },
    );
  }).timeout(20_000 + numRuns * 20);
});

const signs = [
  ...[
    'a:',
    'b: ',
    '- ',
    '-',
    '- c',
    'd: 1',
    '- e: f',
    '- - g',
    'h: |',
    '- |',
    'i: >-',
    'j: |+',
    'k',
  ],
  ...[
    '# l',
    '',
    '',
    '  ',
    'm: [',
    ']',
    'n,',
    '{o: p}',
    'q: {',
    '}',
    'r: s,',
    '"t": "u"',
    "- 'v'",
    '---',
  ],
  ...[
    'w: x # y',
    'z:  # a',
    '- # b',
    '[c',
    'd]',
    '...',
    '\te',
    'f: g: h',
    '"i',
    'j"',
    '#k',
    '- {l: [m]}',
  ],
];
/** Lines that begin and end all that there is, indented anyhow. */
const anyLines = fc
  .array(fc.tuple(fc.nat({ max: 5 }), fc.constantFrom(...signs)), { maxLength: 7 })
  .chain((lines) =>
    fc
      .tuple(fc.constantFrom('', '\n', ' ', '\n\n', '\n  '), fc.constantFrom('\n', '\r\n'))
      .map(([end, newline]) =>
        (lines.map(([deep, line]) => ' '.repeat(deep) + line).join('\n') + end).replaceAll(
          '\n',
          newline,
        ),
      ),
  );
