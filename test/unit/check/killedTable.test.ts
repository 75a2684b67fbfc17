import assert from 'node:assert/strict';
import { checkSchemas, checkTypes } from '../../../src/check/checks.ts';
import { operators } from '../../../src/lab/parts.ts';
import { askCluster, askDocker, askNothing } from '../../docker/check/killedTable.ts';

describe('the table of checks during which the daemon is killed', () => {
  it('has every check type, and what joins them', () => {
    const listed = [...askDocker, ...askNothing].map(({ type }) => type);
    const tried = new Set([...listed, ...askCluster]);
    const all = new Set([...checkTypes.map(({ type }) => type), ...operators]);
    assert.deepEqual([...tried].toSorted(), [...all].toSorted());
  });

  const at = { container: 'box', network: 'net', volume: 'vol', project: 'app' };
  const specs = [
    ...askDocker.map(({ type, spec }) => ({ type, spec: spec(at) })),
    ...askNothing,
  ].filter(({ type }) => checkSchemas.has(type));
  for (const { type, spec } of specs) {
    it(`has a valid ${type}: ${JSON.stringify(spec)}`, () => {
      assert.equal(checkSchemas.get(type)?.safeParse(spec).success, true);
    });
  }

  it('has none both as one that asks Docker and as one that does not', () => {
    const asking = new Set(askDocker.map(({ type }) => type));
    assert.deepEqual(
      askNothing.filter(({ type }) => asking.has(type)),
      [],
    );
  });
});
