import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Node } from '../../../src/manifest/model.ts';
import { mostCharacters, parseManifest } from '../../../src/manifest/parse.ts';

describe('parsing a manifest', () => {
  it('gives each document with its values and places', () => {
    const text = 'a: 1\nb:\n  - x\n  - "y"\n---\n{"c": [true, null]}\n';
    const { documents, faults } = parseManifest(text);
    assert.deepEqual(faults, []);
    assert.deepEqual(
      documents.map(({ root }) => plain(root)),
      [{ a: 1, b: ['x', 'y'] }, { c: [true, null] }],
    );
    const [first] = documents;
    assert.ok(first?.root?.type === 'map');
    const { key } = first.root.pairs[1] ?? {};
    assert.equal(text.slice(key?.span.start, key?.span.end), 'b');
  });

  it('follows aliases and merge keys', () => {
    const { documents } = parseManifest('a: &x {p: 1, q: 2}\nb: *x\nc:\n  <<: *x\n  q: 3\n');
    const same = { p: 1, q: 2 };
    assert.deepEqual(plain(documents[0]?.root), { a: same, b: same, c: { q: 3, p: 1 } });
  });

  it('keeps both of two equal keys', () => {
    const { documents } = parseManifest('a: 1\na: 2\n');
    assert.ok(documents[0]?.root?.type === 'map');
    assert.equal(documents[0].root.pairs.length, 2);
  });

  it('reads what stands around an unfinished line', () => {
    const text =
      'kind: Pod\nspec:\n  containers:\n    - name: x\n      ima\n  restartPolicy: Never\n';
    const { documents, faults } = parseManifest(text);
    assert.deepEqual(
      faults.map(({ code }) => code),
      ['MISSING_CHAR'],
    );
    assert.deepEqual(plain(documents[0]?.root), {
      kind: 'Pod',
      spec: { containers: [{ name: 'x', ima: null }], restartPolicy: 'Never' },
    });
  });

  it('has a fault for an alias that holds itself, and for one of nothing', () => {
    assert.deepEqual(codes('a: &x [*x]\n'), ['BAD_ALIAS']);
    assert.deepEqual(codes('a: *x\n'), ['BAD_ALIAS']);
  });

  it('refuses aliases that would be millions of values', () => {
    const lines = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (const [at, name] of ['b', 'c', 'd', 'e', 'f', 'g'].entries()) {
      const former = 'abcdef'[at] ?? '';
      lines.push(`${name}: &${name} [${Array<string>(10).fill(`*${former}`).join(', ')}]`);
    }
    const { documents, faults } = parseManifest(lines.join('\n'));
    assert.deepEqual(
      faults.map(({ code }) => code),
      ['TOO_MANY'],
    );
    assert.equal(documents[0]?.root, undefined);
  });

  it('refuses a file that is too long', () => {
    assert.deepEqual(codes('#'.repeat(mostCharacters + 1)), ['TOO_LONG']);
  });

  it('never throws, whatever is typed', () => {
    const words = ['a', ':', ' ', '\n', '-', '  ', '{', '}', '[', ']', '"', "'", '&x', '*x', '<<'];
    const more = [
      '|',
      '>',
      '#',
      '---',
      '\t',
      '!!str',
      '%',
      '? ',
      ',',
      '1',
      'yes',
      '\r\n',
      '{{ x }}',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words, ...more), { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        for (const { root } of parseManifest(text).documents) inside(root, text.length);
      }),
      { numRuns: 2000 },
    );
  });
});

function codes(text: string): readonly string[] {
  return parseManifest(text).faults.map(({ code }) => code);
}

function inside(node: Node | undefined, length: number): void {
  if (node === undefined) return;
  const { start, end } = node.span;
  assert.ok(start >= 0 && start <= end && end <= length);
  const inner = node.type === 'map' ? node.pairs.map(({ value }) => value) : [];
  for (const each of node.type === 'list' ? node.items : inner) inside(each, length);
}

/** The value as JSON has it. */
function plain(node: Node | undefined): unknown {
  if (node === undefined) return undefined;
  if (node.type === 'scalar') return node.value;
  if (node.type === 'list') return node.items.map(plain);
  // The first of equal keys is a map's own one, before those that are merged into it.
  const pairs = node.pairs.toReversed();
  return Object.fromEntries(pairs.map(({ key, value }) => [String(key.value), plain(value)]));
}
