import assert from 'node:assert/strict';
import { imageEvent } from '../../../../src/check/types/imageEvent.ts';
import type { ImageEventSpec } from '../../../../src/check/types/imageEvent.ts';
import type { DaemonEvent } from '../../../../src/world/docker/objects/daemon.ts';
import { anEvent, fakeWorld, now, startedAt } from '../fakes.ts';

const name = 'localhost:5001/parcel';
const digest = `sha256:${'d'.repeat(64)}`;
const act = (action: string, id: string, named = id): DaemonEvent =>
  anEvent('image', action, id, named, 5);
const tagged = act('tag', 'sha256:aa', 'parcel:v1');
const pull = (reference: string): DaemonEvent => act('pull', reference, name);
const gone: ImageEventSpec = { image: 'parcel:v1', action: 'delete' };
const byDigest: ImageEventSpec = { image: name, action: 'pull', by: 'digest' };

type Case = readonly [string, ImageEventSpec, readonly DaemonEvent[], string?];

const cases: readonly Case[] = [
  ['the image that had the name is gone', gone, [tagged, act('delete', 'sha256:aa')]],
  ['another image is gone', gone, [tagged, act('delete', 'sha256:bb')], 'not-seen'],
  ['only a name is gone', gone, [tagged, act('untag', 'sha256:aa', 'parcel:v1')], 'not-seen'],
  ['nothing happened', gone, [], 'not-seen'],
  ['loaded', { ...gone, action: 'load' }, [tagged, act('load', 'sha256:aa')]],
  ['saved', { ...gone, action: 'save' }, [tagged, act('save', 'sha256:aa')]],
  ['pulled by its digest', byDigest, [pull(`${name}@${digest}`)]],
  ['pulled by its tag', byDigest, [pull(`${name}:v1`)], 'by-tag'],
  ['another repository pulled', byDigest, [pull(`${name}s@${digest}`)], 'not-seen'],
  ['pulled', { image: `${name}:v1`, action: 'pull' }, [pull(`${name}:v1`)]],
  ['another tag pulled', { image: `${name}:v1`, action: 'pull' }, [pull(`${name}:v2`)], 'not-seen'],
];

describe('image-event', () => {
  for (const [title, spec, events, aspect] of cases) {
    it(`${aspect ?? 'passes'}: ${title}`, async () => {
      const world = fakeWorld({ evidence: { events } });
      const seen = await imageEvent.observe(spec, { world, task: 't' });
      const judgement = imageEvent.judge(spec, seen);
      assert.equal(judgement.aspect, aspect);
      assert.equal(judgement.pass, aspect === undefined);
    });
  }

  it('says that nobody listened for a while', async () => {
    const world = fakeWorld({ evidence: { gaps: [{ from: startedAt, to: now }] } });
    const seen = await imageEvent.observe(gone, { world, task: 't' });
    assert.equal(imageEvent.judge(gone, seen).aspect, 'gap');
  });
});
