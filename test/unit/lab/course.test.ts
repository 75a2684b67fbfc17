import assert from 'node:assert/strict';
import { byCourse, inOrder, nextInCourse } from '../../../src/lab/course.ts';
import type { Lab, LabRead } from '../../../src/lab/model.ts';
import { lab } from '../vscode/guide/lab.ts';

function read(id: string, place?: readonly [course: string, at: string]): LabRead {
  const { course, ...rest } = lab;
  const own = course && place && { course: { ...course, id: place[0], at: place[1] } };
  const read: Lab = { ...rest, id, ...own };
  return { folder: `/labs/${id}`, origin: 'extension', id, lab: read, faults: [] };
}

const broken: LabRead = { folder: '/labs/broken', origin: 'setting', id: 'broken', faults: [] };
const reads = [
  broken,
  read('tenth', ['docker', '1.10']),
  read('alone'),
  read('cluster', ['kubernetes', '2.1']),
  read('second', ['docker', '1.2']),
  read('also-second', ['docker', '1.2']),
];

describe('courses', () => {
  it('have their labs in the order of their places, counted as numbers, then of their ids', () => {
    const { courses, alone } = byCourse(reads);
    assert.deepEqual(
      courses.map(({ id, labs }) => [id, labs.map((each) => each.id)]),
      [
        ['docker', ['also-second', 'second', 'tenth']],
        ['kubernetes', ['cluster']],
      ],
    );
    assert.deepEqual(
      alone.map(({ id }) => id),
      ['alone', 'broken'],
    );
  });

  it('come before the labs of none in a list', () => {
    const ids = inOrder(reads).map(({ id }) => id);
    assert.deepEqual(ids, ['also-second', 'second', 'tenth', 'cluster', 'alone', 'broken']);
  });

  for (const [id, next] of [
    ['also-second', 'second'],
    ['second', 'tenth'],
    ['tenth', undefined],
    ['cluster', undefined],
    ['alone', undefined],
    ['nowhere', undefined],
  ] as const) {
    it(`${id} is followed by ${next ?? 'none'}`, () => {
      assert.equal(nextInCourse(reads, id)?.id, next);
    });
  }
});
