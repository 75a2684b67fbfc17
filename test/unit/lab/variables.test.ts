import assert from 'node:assert/strict';
import fc from 'fast-check';
import { variableForms } from '../../../src/lab/model.ts';
import type { VariableForm } from '../../../src/lab/model.ts';
import { referencesIn, replaceVariables, valueFault } from '../../../src/lab/variables.ts';

const right: Readonly<Record<VariableForm, readonly string[]>> = {
  name: ['flask', 'a1', 'my_app-2.x', 'F'.repeat(63)],
  repository: [
    'findsec/hello',
    'hello',
    'a/b/c',
    'localhost:5000/x',
    'a__b',
    'a--b',
    'r.example.com/x',
  ],
  tag: ['v1', '1.0', '_x', 'V1-beta', 'a'.repeat(128)],
  port: ['1', '80', '8080', '65535'],
  word: ['a', 'hello-1', 'x.y_z'],
};

const wrong: Readonly<Record<VariableForm, readonly string[]>> = {
  name: ['', 'a', '-flask', '.x', 'a/b', 'F'.repeat(64)],
  repository: [
    '',
    'Hello',
    'a/',
    '/a',
    'a//b',
    'a:v1',
    'a@sha256:0',
    'a_-b',
    '-a/b',
    'x:0/y',
    'a'.repeat(201),
  ],
  tag: ['', '-v1', '.v1', 'a:b', 'a'.repeat(129)],
  port: ['', '0', '080', '65536', '99999', '100000', '-1', '8 0', '1e3', '０'],
  word: ['', '-x', '_x', '.x', '__proto__', 'a'.repeat(65)],
};

const attacks = [
  'a b',
  'a;id',
  'a&b',
  'a|b',
  'a$(id)',
  'a`id`',
  'a${b}',
  '$HOME',
  "a'b",
  'a"b',
  'a\\b',
  'a\nb',
  'ab\n',
  'a\tb',
  'a\0b',
  'a>b',
  'a<b',
  'a*',
  'a?',
  'a~',
  'a#b',
  'a!b',
  'a{b,c}',
  'a(b)',
  'a%b',
  'a=b',
  'aé',
  'a\u202eb',
  '--privileged',
  '-v=/:/host',
  '../../etc',
];

describe('variables', () => {
  for (const form of variableForms) {
    it(`take what a ${form} may be`, () => {
      assert.deepEqual(
        right[form].filter((value) => valueFault(form, value) !== undefined),
        [],
      );
    });
    it(`refuse what a ${form} may not be, with a reason in both languages`, () => {
      for (const value of [...wrong[form], ...attacks]) {
        const text = valueFault(form, value);
        assert.ok(text, value);
        assert.match(text.en, /^Write .*\.$/);
        assert.match(text['zh-cn'], /写.*。$/);
      }
    });
  }

  it('let nothing through that a shell, an option or a path could read otherwise', () => {
    const text = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', 'B', '0', '-', '.', '_', '/', ':', '$', ' ', ';') }),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...variableForms), text, (form, value) => {
        if (valueFault(form, value) !== undefined) return;
        assert.match(value, /^[A-Za-z0-9_][A-Za-z0-9_.\-/:]*$/);
        assert.equal(value.split('/').includes('..'), false);
      }),
      { numRuns: 2000 },
    );
  });

  it('are replaced in every string, keys too, and nowhere else', () => {
    const value = {
      run: ['a', '${image}:v1', '${image}${port}'],
      ports: { '${port}/tcp': 80 },
      shell: '${HOME} $image ${image:-x} ${ image }',
      none: null,
      yes: true,
    };
    assert.deepEqual(replaceVariables(value, { image: 'x/y', port: '8080' }), {
      run: ['a', 'x/y:v1', 'x/y8080'],
      ports: { '8080/tcp': 80 },
      shell: '${HOME} $image ${image:-x} ${ image }',
      none: null,
      yes: true,
    });
  });

  it('are replaced once, and as they are', () => {
    assert.equal(replaceVariables('${a}', { a: '${b}', b: 'x' }), '${b}');
    assert.equal(replaceVariables('${a}', { a: '$& $1' }), '$& $1');
    assert.equal(replaceVariables('${toString} ${constructor}', {}), '${toString} ${constructor}');
    const replaced = replaceVariables({ '${a}': { x: 1 } }, { a: '__proto__' });
    assert.deepEqual(Object.keys(replaced), ['__proto__']);
    assert.equal(Object.getPrototypeOf(replaced), Object.prototype);
  });

  it('are found with their offsets', () => {
    assert.deepEqual(referencesIn('a ${b} ${c:-d} $e ${f_1}'), [
      { name: 'b', offset: 2 },
      { name: 'f_1', offset: 18 },
    ]);
  });
});
