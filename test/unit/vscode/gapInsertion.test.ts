import assert from 'node:assert/strict';
import { gapInsertion } from '../../../src/vscode/gapInsertion.ts';

const solution = 'FROM a\nCOPY b .\nRUN c\n';

function after(own: string, first: number, last: number): string | undefined {
  const insertion = gapInsertion(own, solution, { first, last });
  if (!insertion) return undefined;
  const lines = own.split(/(?<=\n)/);
  lines.splice(insertion.first, insertion.removed, insertion.text);
  return lines.join('');
}

describe('lines of the solution in the learner’s file', () => {
  for (const [name, own, first, last, expected] of [
    ['take the place of a gap', 'FROM a\nCOPY ____ .\nRUN c\n', 1, 1, solution],
    ['take the place of two gaps', 'FROM a\nCOPY ____ .\nRUN ____\n', 1, 2, solution],
    ['go in where there is none', 'FROM a\nRUN c\n', 1, 1, solution],
    ['go to the end of a shorter file', 'FROM a\nCOPY b .\n', 2, 2, solution],
    ['keep the file’s line ends', 'FROM ____\r\n', 0, 0, 'FROM a\r\n'],
    ['are not put in twice', solution, 1, 1, undefined],
    ['are not there', 'FROM a\n', 9, 9, undefined],
  ] as const) {
    it(name, () => assert.equal(after(own, first, last), expected));
  }
});
