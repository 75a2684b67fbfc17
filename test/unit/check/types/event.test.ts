import assert from 'node:assert/strict';
import { event } from '../../../../src/check/types/event.ts';
import type { EventSpec } from '../../../../src/check/types/event.ts';
import type { DaemonEvent } from '../../../../src/world/docker/objects/daemon.ts';
import type { Evidence } from '../../../../src/world/world.ts';
import { anEvent, execEvent, fakeWorld, now, startedAt } from '../fakes.ts';

const bash: EventSpec = { container: 'flask', exec: { includes: 'bash' } };
const clean: EventSpec = { container: 'flask', action: 'stop', exitCode: 0 };
const death: EventSpec = { container: 'flask', action: 'die' };

type Case = readonly [string, EventSpec, Partial<Evidence>, string?];

const cases: readonly Case[] = [
  ['the act', bash, { events: [execEvent('flask', '/bin/bash')] }],
  [
    'the act among others',
    bash,
    { events: [execEvent('flask', 'ls'), execEvent('flask', 'bash')] },
  ],
  [
    'the whole line',
    { container: 'flask', exec: { equals: ['ls', '-l'] } },
    { events: [execEvent('flask', 'ls  -l')] },
  ],
  ['nothing', bash, {}, 'not-seen'],
  ['another container', bash, { events: [execEvent('flask-2', 'bash')] }, 'not-seen'],
  ['another command', bash, { events: [execEvent('flask', 'sh')] }, 'other-command'],
  [
    'our own probe',
    bash,
    { events: [execEvent('flask', 'env CONTAINER_LAB_PROBE=1 bash')] },
    'not-seen',
  ],
  [
    'a start of the exec only',
    bash,
    { events: [anEvent('container', 'exec_start: bash', 'c1', 'flask', 3)] },
    'not-seen',
  ],
  ['a gap', bash, { gaps: [{ from: startedAt, to: now }] }, 'gap'],
  ['another action', death, { events: [anEvent('container', 'die', 'c1', 'flask', 3)] }],
  ['a stop with its exit code', clean, { events: stop(0) }],
  ['a stop with another code', clean, { events: stop(137) }, 'exit-code'],
  ['a clean stop after another', clean, { events: [...stop(137), ...stop(0, 'c2')] }],
  ['a stop that is told before its end', clean, { events: stop(0).toReversed() }],
  [
    'a stop of an earlier run than the end that is clean',
    clean,
    {
      events: [
        ...stop(137).toReversed(),
        anEvent('container', 'start', 'c1', 'flask', 6),
        ...stop(0).slice(0, 1),
      ],
    },
    'exit-code',
  ],
  ['a stop of which no code is known', clean, { events: stop(0).slice(1) }, 'not-seen'],
  [
    'another container’s code',
    clean,
    { events: [...stop(0, 'c2').slice(0, 1), ...stop(1)] },
    'exit-code',
  ],
  [
    'an image of that name',
    death,
    { events: [anEvent('image', 'die', 'c1', 'flask', 3)] },
    'not-seen',
  ],
];

describe('event', () => {
  for (const [of, spec, evidence, aspect] of cases) {
    it(`${aspect === undefined ? 'passes' : 'fails'} on ${of}`, async () => {
      const observation = await event.observe(spec, { world: fakeWorld({ evidence }), task: 't' });
      const judgement = event.judge(spec, observation);
      assert.equal(judgement.aspect, aspect);
      assert.equal(judgement.pass, aspect === undefined);
    });
  }
});

function stop(code: number, id = 'c1'): readonly DaemonEvent[] {
  const died = anEvent('container', 'die', id, 'flask', 4);
  return [
    { ...died, attributes: { ...died.attributes, exitCode: String(code) } },
    anEvent('container', 'stop', id, 'flask', 5),
  ];
}
