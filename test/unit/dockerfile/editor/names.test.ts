import assert from 'node:assert/strict';
import { definitionsAt, nameAt } from '../../../../src/dockerfile/editor/names.ts';
import { withCursor } from './cursor.ts';

/** `line:character text`, lines from zero. */
function definitions(source: string): readonly string[] {
  const { file, offset } = withCursor(source);
  return definitionsAt(file, offset).map(({ start, end, range }) => {
    const { line, character } = range.start;
    return `${line}:${character} ${file.text.slice(start, end)}`;
  });
}

describe('the definition', () => {
  const cases: readonly [what: string, source: string, places: readonly string[]][] = [
    ['of a stage in FROM', 'FROM a AS b\nFROM b‸', ['0:10 b']],
    ['of a stage in --from', 'FROM a AS b\nFROM c\nCOPY --from=b‸ x y', ['0:10 b']],
    ['of a stage by its number', 'FROM a\nFROM c\nCOPY --from=0‸ x y', ['0:0 FROM']],
    ['of a stage in a mount', 'FROM a AS b\nFROM c\nRUN --mount=from=b‸ x', ['0:10 b']],
    ['of a variable: the last before', 'FROM a\nENV V=1\nENV V=2\nRUN $V‸\nENV V=3', ['2:4 V']],
    ['of a variable of a parent stage', 'FROM a AS b\nENV V=1\nFROM b\nRUN $V‸', ['1:4 V']],
    ['of a variable of FROM', 'ARG V=1\nFROM a:${V‸}', ['0:4 V']],
    ['of an ENV before the ARG', 'FROM a\nENV V=1\nARG V=2\nRUN $V‸', ['1:4 V']],
    ['of an ARG with its value from above', 'ARG V=1\nFROM a\nARG V‸', ['0:4 V', '2:4 V']],
    ['of an image', 'FROM pyth‸on', []],
    ['of what nothing sets', 'FROM a\nRUN $V‸', []],
  ];
  for (const [what, source, places] of cases) {
    it(what, () => assert.deepEqual(definitions(source), places));
  }
});

describe('the uses of a name', () => {
  it('are in the order of the file, with the place that defines it', () => {
    const { file, offset } = withCursor(
      'FROM a AS b‸\nFROM b\nFROM c\nCOPY --from=B x y\nCOPY --from=0 x y',
    );
    const uses = nameAt(file, offset)?.name.uses.map(
      ({ role, range, written }) => `${role} ${range.start.line} ${written}`,
    );
    assert.deepEqual(uses, ['definition 0 b', 'reference 1 b', 'reference 3 B', 'reference 4 0']);
  });
});
