import assert from 'node:assert/strict';
import { isTelling, watchDaemon } from '../../../src/session/watch.ts';
import type { DockerConnection } from '../../../src/world/docker/docker.ts';
import type { DaemonEvent } from '../../../src/world/docker/objects/daemon.ts';

const event = (nano: number, action = 'start', type = 'container'): DaemonEvent => ({
  time: nano / 1e6,
  timeNano: String(nano),
  type,
  action,
  id: 'c',
  attributes: {},
});

/** A daemon that sends these events, one list for each connection, and then closes. */
function sends(...lists: DaemonEvent[][]): {
  connection: Pick<DockerConnection, 'events'>;
  asked: (string | undefined)[];
  over: Promise<void>;
} {
  const asked: (string | undefined)[] = [];
  let end = (): void => undefined;
  const over = new Promise<void>((resolve) => (end = resolve));
  return {
    asked,
    over,
    connection: {
      events: async function* ({ since, ready }, signal) {
        asked.push(since);
        const list = lists.shift();
        ready?.();
        yield* list ?? [];
        if (lists.length > 0) throw new Error('closed');
        end();
        await new Promise<void>((resolve) => {
          signal.addEventListener('abort', () => resolve(), { once: true });
        });
      },
    },
  };
}

async function hear(
  since: DaemonEvent | string,
  ...lists: DaemonEvent[][]
): Promise<{ events: string[]; gaps: number[][]; asked: (string | undefined)[] }> {
  const { connection, asked, over } = sends(...lists);
  const done = new AbortController();
  const [events, gaps]: [string[], number[][]] = [[], []];
  let settled = (): void => undefined;
  const waited = new Promise<void>((resolve) => (settled = resolve));
  const watching = watchDaemon(
    {
      connection,
      since,
      settling: 5,
      onEvent: ({ timeNano }) => void events.push(timeNano),
      onGap: (from, to) => {
        gaps.push([from, to]);
        settled();
      },
      onDaemon: () => undefined,
    },
    done.signal,
  );
  await over;
  await Promise.race([waited, new Promise((resolve) => setTimeout(resolve, 20))]);
  done.abort();
  await watching;
  return { events, gaps, asked };
}

describe('listening to the daemon', () => {
  it('goes on from the last event, which is sent again and not kept twice', async () => {
    const { events, gaps, asked } = await hear(event(1e6), [event(1e6), event(2e6)]);
    assert.deepEqual(events, ['2000000']);
    assert.deepEqual(asked, ['1000000']);
    assert.deepEqual(gaps, []);
  });

  it('comes back after the daemon closed, from what it heard last', async () => {
    const { events, asked } = await hear('1000000', [event(2e6)], [event(2e6), event(3e6)]);
    assert.deepEqual(events, ['2000000', '3000000']);
    assert.deepEqual(asked, ['1000000', '2000000']);
  });

  it('a daemon that no longer knows the last event leaves a gap', async () => {
    const { gaps } = await hear(event(1e6), [event(5e6)]);
    assert.equal(gaps.length, 1);
    assert.equal(gaps[0]?.[0], 1);
  });

  it('a full replay after the start leaves a gap up to its last', async () => {
    const replay = Array.from({ length: 256 }, (_, at) => event((at + 2) * 1e6));
    const { gaps } = await hear('1000000', replay);
    assert.deepEqual(gaps, [[1, 257]]);
  });

  const table: [string, string, boolean][] = [
    ['container', 'start', true],
    ['container', 'exec_create: bash', true],
    ['container', 'health_status: unhealthy', true],
    ['container', 'exec_create: env CONTAINER_LAB_PROBE=1 id', false],
    ['container', 'exec_start: bash', false],
    ['container', 'top', false],
    ['image', 'tag', true],
    ['image', 'push', false],
    ['network', 'connect', true],
    ['volume', 'create', true],
    ['volume', 'mount', false],
    ['plugin', 'enable', false],
  ];
  for (const [type, action, tells] of table) {
    it(`${type} ${action} ${tells ? 'tells' : 'says nothing'}`, () => {
      assert.equal(isTelling(event(1, action, type)), tells);
    });
  }
});
