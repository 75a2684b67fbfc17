import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mergeConfig } from '../../../src/lint/config/config.ts';
import type { Position } from '../../../src/range.ts';
import { readManifest } from '../../../src/manifest/document.ts';
import { completionAt } from '../../../src/manifest/editor/complete.ts';
import { definitionsAt } from '../../../src/manifest/editor/definitions.ts';
import { hoverAt } from '../../../src/manifest/editor/hover.ts';
import { symbolsOf, type Entry } from '../../../src/manifest/editor/symbols.ts';
import { lintManifest } from '../../../src/manifest/lint.ts';
import type { Node, Span } from '../../../src/manifest/model.ts';
import { lookTogether } from '../../../src/manifest/together.ts';
import { schemas, words } from './editor/support.ts';
import { anyManifest } from './anyManifest.ts';

/** `npm run fuzz` sets it. */
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 1_000);
const config = mergeConfig([{ profile: 'all' }]);

/** The lengths of the lines, as an editor counts them. */
function isInside(lines: readonly string[], { line, character }: Position): boolean {
  const text = lines[line];
  return text !== undefined && character >= 0 && character <= text.length;
}

describe('a manifest of any text', () => {
  it(`does not make it throw, and keeps each place (${numRuns} texts)`, () => {
    fc.assert(
      fc.property(anyManifest, fc.double({ min: 0, max: 1, noNaN: true }), (text, where) => {
        const lines = text.split(/\r\n|\r|\n/);
        const manifest = readManifest(text, schemas, 'a.yaml');
        for (const { root } of manifest.file.documents) if (root) checkNode(root, text, new Set());
        for (const one of lintManifest(manifest, config, lookTogether([manifest]))) {
          const places = [
            one.range,
            ...one.related.map(({ range }) => range),
            ...one.fixes.flatMap(({ edits }) => edits.map(({ range }) => range)),
          ];
          for (const { start, end } of places) {
            assert.ok(isInside(lines, start) && isInside(lines, end), one.ids[0]);
          }
        }
        const offset = Math.floor(where * text.length);
        for (const { start, cursor, end, insert } of completionAt(text, offset, schemas, words)) {
          assert.ok(start <= cursor && cursor <= end && end <= text.length && insert !== '');
        }
        const hovered = hoverAt(manifest, words, offset);
        if (hovered !== undefined) checkSpan(hovered.span, text);
        for (const { span } of definitionsAt([manifest], 'a.yaml', schemas, offset)) {
          checkSpan(span, text);
        }
        symbolsOf(manifest).forEach((entry) => checkEntry(entry, text));
      }),
      { numRuns },
    );
  }).timeout(20_000 + numRuns * 20);
});

function checkSpan({ start, end }: Span, text: string): void {
  assert.ok(start >= 0 && start <= end && end <= text.length);
}

function checkNode(node: Node, text: string, seen: Set<Node>): void {
  if (seen.has(node)) return;
  seen.add(node);
  checkSpan(node.span, text);
  if (node.type === 'list') node.items.forEach((item) => checkNode(item, text, seen));
  if (node.type !== 'map') return;
  for (const { key, value } of node.pairs) {
    checkNode(key, text, seen);
    checkNode(value, text, seen);
  }
}

/** What an editor asks of an outline: the name’s place lies within the whole. */
function checkEntry({ name, whole, place, children }: Entry, text: string): void {
  checkSpan(whole, text);
  assert.ok(whole.start <= place.start && place.end <= whole.end, name);
  children.forEach((child) => checkEntry(child, text));
}
