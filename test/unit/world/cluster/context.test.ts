import assert from 'node:assert/strict';
import { chooseContext } from '../../../../src/world/cluster/context.ts';
import type { Contexts } from '../../../../src/world/cluster/context.ts';
import { WorldError } from '../../../../src/world/worldError.ts';

const lab: Contexts = { current: 'kind-container-lab', names: ['kind-container-lab'] };
const moved: Contexts = { current: 'prod', names: ['kind-container-lab', 'prod'] };
const prod: Contexts = { current: 'prod', names: ['prod'] };

type Case = readonly [
  title: string,
  own: Contexts | undefined,
  learner: Contexts | undefined,
  allowed: readonly string[],
  chosen: string,
];
const cases: readonly Case[] = [
  ['the lab’s own', lab, undefined, [], 'own kind-container-lab'],
  ['the lab’s own, whatever the learner’s is', lab, prod, [], 'own kind-container-lab'],
  [
    'the lab’s own, though another is current in its file',
    moved,
    undefined,
    [],
    'own kind-container-lab',
  ],
  ['the learner’s current one, once allowed', lab, prod, ['prod'], 'learner prod'],
  [
    'the lab’s own when the allowed one is not current',
    lab,
    prod,
    ['test'],
    'own kind-container-lab',
  ],
  ['none when there is no file', undefined, undefined, ['prod'], 'cluster-missing'],
  ['none when the learner’s is another', undefined, prod, [], 'context-refused'],
  ['none when the own file has another alone', prod, undefined, [], 'context-refused'],
];

describe('the context that may be asked', () => {
  for (const [title, own, learner, allowed, expected] of cases) {
    it(`is ${title}`, () => {
      const files: Readonly<Record<string, Contexts | undefined>> = { own, learner };
      const found = chooseContext(
        { own: 'own', learner: ['learner'], allowed },
        (path) => files[path],
      );
      const words = found instanceof WorldError ? found.fault : `${found.path} ${found.context}`;
      assert.equal(words, expected);
    });
  }
});
