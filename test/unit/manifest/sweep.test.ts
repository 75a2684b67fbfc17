/** A sample of what `npm run compare -- schemas` goes through: every fault in common kinds, in all versions. */
import assert from 'node:assert/strict';
import { makeJudge } from '../../peers/manifests/judge.ts';
import { faultKinds } from '../../peers/manifests/faults.ts';
import { sweep, type Swept } from '../../peers/manifests/sweep.ts';
import { packed } from './support.ts';

const kinds = new Set([
  ...['v1 ConfigMap', 'v1 PersistentVolumeClaim', 'v1 Pod', 'v1 Secret', 'v1 Service'],
  ...['apps/v1 Deployment', 'apps/v1 StatefulSet', 'autoscaling/v2 HorizontalPodAutoscaler'],
  ...['batch/v1 CronJob', 'networking.k8s.io/v1 Ingress', 'networking.k8s.io/v1 NetworkPolicy'],
  ...['policy/v1 PodDisruptionBudget', 'rbac.authorization.k8s.io/v1 Role'],
]);

describe('objects made from the schemas', () => {
  const all = sweep(packed, { seed: 3, rounds: 1, wants: (kind) => kinds.has(kind) });
  const judge = makeJudge(packed);
  const told = ({ text, version, place, fault }: Swept): string =>
    `${version} ${place.name}, ${fault?.name}, ${fault?.what}\n${text}`;

  it('are the same for the same seed, valid and with every fault, of every version', () => {
    const again = sweep(packed, { seed: 3, rounds: 1, wants: (kind) => kinds.has(kind) });
    assert.deepEqual(
      again.map(({ text }) => text),
      all.map(({ text }) => text),
    );
    for (const version of packed.versions) {
      const own = all.filter((one) => one.version === version);
      const names = new Set(own.map(({ fault }) => fault?.name));
      assert.deepEqual(names, new Set([undefined, ...faultKinds.map(({ name }) => name)]));
    }
  });

  it('are found in order where they are valid', () => {
    for (const one of all) {
      if (one.fault === undefined) assert.equal(judge(one).isFlagged, false, told(one));
    }
  });

  for (const { name } of faultKinds) {
    it(`${name}: told on its very node, with edits that mend it and bring nothing else`, () => {
      for (const one of all) {
        if (one.fault?.name !== name) continue;
        const { isFlagged, amiss } = judge(one);
        assert.deepEqual({ isFlagged, amiss }, { isFlagged: true, amiss: [] }, told(one));
      }
    });
  }
});
