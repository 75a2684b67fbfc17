import assert from 'node:assert/strict';
import { probingOnly } from '../../../src/session/ownContainers.ts';
import { aContainer, fakeDocker } from '../check/fakes.ts';

describe('probes', () => {
  const containers = [
    aContainer({ id: 'c1', name: 'flask' }),
    aContainer({ id: 'c2', name: 'flask-2' }),
    aContainer({ id: 'c3', name: 'postgres' }),
  ];
  const inner = fakeDocker({ containers, exec: { exitCode: 0, output: 'ran' } });
  const docker = probingOnly(inner, ['flask', 'flask-2', 'c3'], ['c2']);
  const cases = [
    ['flask', 'in the lab’s container', true],
    ['flask-2', 'not in one that was there before the lab', false],
    ['postgres', 'not in one of another name', false],
    ['c3', 'not in one that is found by its id', false],
    ['none', 'not in one that is not there', false],
  ] as const;
  for (const [name, what, runs] of cases) {
    it(`run ${what}`, async () => {
      assert.equal((await docker.exec(name, ['id']))?.output, runs ? 'ran' : undefined);
    });
  }
});
