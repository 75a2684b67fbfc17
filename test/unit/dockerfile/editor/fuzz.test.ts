import assert from 'node:assert/strict';
import fc from 'fast-check';
import { completionAt } from '../../../../src/dockerfile/editor/complete.ts';
import { foldsOf } from '../../../../src/dockerfile/editor/folding.ts';
import { hoverAt } from '../../../../src/dockerfile/editor/hover.ts';
import { imageProposals } from '../../../../src/dockerfile/editor/images.ts';
import { definitionsAt, namesOf } from '../../../../src/dockerfile/editor/names.ts';
import { folderOf, pathProposals } from '../../../../src/dockerfile/editor/paths.ts';
import { rename } from '../../../../src/dockerfile/editor/rename.ts';
import { symbolsOf, type Entry } from '../../../../src/dockerfile/editor/symbols.ts';
import type { Dockerfile, Located } from '../../../../src/dockerfile/model.ts';
import { parseDockerfile } from '../../../../src/dockerfile/parse.ts';
import { applyEdits } from '../../../../src/lint/edit.ts';
import { anyText } from '../anyText.ts';

/** `npm run fuzz` sets it. */
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 1_000);

function checkPlace({ text }: Dockerfile, { start, end }: Located): void {
  assert.ok(0 <= start && start <= end && end <= text.length);
}

function checkEntry(file: Dockerfile, { name, whole, place, children }: Entry): void {
  assert.notEqual(name, '');
  checkPlace(file, whole);
  assert.ok(whole.start <= place.start && place.end <= whole.end);
  for (const child of children) {
    assert.ok(whole.start <= child.whole.start && child.whole.end <= whole.end);
    checkEntry(file, child);
  }
}

function checkCompletion(file: Dockerfile, offset: number): void {
  const { proposals, images, paths } = completionAt(file, offset);
  const entries = ['a b', '中文', 'x$y', '[z]', 'sub'].map((name) => ({
    name,
    isFolder: name === 'sub',
  }));
  const all = [
    ...proposals,
    ...(images ? imageProposals(images, ['a:1']) : []),
    ...(paths ? pathProposals(paths, entries, 'sub') : []),
  ];
  const line = file.lines[file.positionAt(offset).line];
  assert.ok(all.length === 0 || line !== undefined);
  for (const { label, insert, start, cursor, end } of all) {
    assert.notEqual(label, '');
    assert.notEqual(insert, '');
    // An editor takes only what stands on the cursor's line.
    assert.equal(cursor, offset);
    assert.ok((line?.start ?? 0) <= start && start <= offset && offset <= end);
    assert.ok(end <= (line?.textEnd ?? 0), `${label} ${start} ${end}`);
  }
  if (paths !== undefined) {
    const folder = folderOf(paths);
    assert.ok(folder === undefined || !folder.split('/').includes('..'));
  }
}

describe('an editor’s services for any text', () => {
  it(`do not throw, and keep their places (${numRuns} texts)`, () => {
    fc.assert(
      fc.property(
        anyText,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
        (source, at) => {
          const file = parseDockerfile(source);
          for (const fold of foldsOf(file)) {
            assert.ok(0 <= fold.from && fold.from < fold.to && fold.to < file.lines.length);
          }
          for (const entry of symbolsOf(file)) checkEntry(file, entry);
          for (const name of namesOf(file).all) {
            for (const use of name.uses) checkPlace(file, use);
          }
          for (const each of at) {
            const offset = Math.round(each * file.text.length);
            const hover = hoverAt(file, offset);
            if (hover !== undefined) {
              checkPlace(file, hover.place);
              assert.ok(hover.place.start <= offset && offset <= hover.place.end);
            }
            for (const place of definitionsAt(file, offset)) checkPlace(file, place);
            const renamed = rename(file, offset, 'other');
            if ('edits' in renamed) applyEdits(file.text, renamed.edits);
            checkCompletion(file, offset);
          }
        },
      ),
      { numRuns },
    );
  }).timeout(20_000 + numRuns * 20);
});
