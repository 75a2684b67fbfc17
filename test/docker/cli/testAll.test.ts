/** `container-lab test` of several labs at once. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockDaemon } from '../../../src/cli/trial/daemonLock.ts';
import { clusterLabs, ownLabs } from '../support/ownLabs.ts';
import { connect, never } from '../session/support.ts';
import { copyBox, named, run } from './support.ts';

interface LabData {
  readonly lab: string;
  readonly bytesMade?: number;
  readonly trials: readonly { readonly id: string; readonly faults: readonly string[] }[];
}

describe('container-lab test, several labs', () => {
  let base: string;
  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'container-lab-all-'));
  });
  afterEach(() => rm(base, { recursive: true, force: true }));

  const nothingLeft = async (): Promise<void> => {
    for (const name of ['small-box-t', 'small-box/hello-t', 'fixed-box']) {
      assert.deepEqual(await named(name), []);
    }
  };
  /** The order in which the labs of the report took their turns. */
  const turns = (out: string): readonly string[] =>
    out
      .split('\n')
      .flatMap((line) => /^(\S+-box) {2}✔ (start|step run) /.exec(line)?.slice(1).join(' ') ?? []);

  it('that share nothing run side by side, each with its time and size, and one matrix', async () => {
    await copyBox(base, 'blue-box');
    await copyBox(base, 'red-box');
    const labs = ['small-box', 'blue-box', 'red-box'];
    const { code, out } = await run([
      'test',
      ...labs,
      '--labs',
      base,
      '--matrix',
      '--format',
      'json',
    ]);
    assert.equal(code, 0, out);
    const data = JSON.parse(out) as {
      labs: readonly LabData[];
      matrix: { tried: number; right: number; holds: boolean };
    };
    assert.deepEqual(
      data.labs.map(({ lab }) => lab),
      labs,
    );
    for (const { trials, bytesMade } of data.labs) {
      assert.equal(trials.length, 8);
      assert.ok(bytesMade !== undefined && bytesMade < 100_000, String(bytesMade));
    }
    assert.deepEqual([data.matrix.tried, data.matrix.right, data.matrix.holds], [12, 12, true]);
    await nothingLeft();
  });

  it('that share a name run one after the other', async () => {
    const names = { "containers: ['${container}']": "containers: ['${container}', fixed-box]" };
    await copyBox(base, 'blue-box', names);
    await copyBox(base, 'red-box', names);
    const only = ['--only', 'start', '--only', 'run'];
    const { code, out } = await run(['test', 'blue-box', 'red-box', '--labs', base, ...only]);
    assert.equal(code, 0, out);
    assert.deepEqual(turns(out), [
      'blue-box start',
      'blue-box step run',
      'red-box start',
      'red-box step run',
    ]);
    assert.match(out, /^blue-box {2}\d+ passed, 0 failed, \d+\.\d s, 0\.0 MB of images made$/m);
    await nothingLeft();
  });

  it('--all takes every lab, and a broken one fails', async () => {
    await copyBox(base, 'broken-box', { 'level: beginner': 'level: none' });
    const only = ['--only', 'start', '--format', 'junit'];
    // No cluster can be created: those that need one from their start are blocked.
    const env = { CONTAINER_LAB_KIND: join(base, 'no-kind') };
    const { code, out } = await run(['test', '--all', '--labs', base, ...only], { env });
    const blocked = clusterLabs.filter(({ needs }) => needs.cluster?.made !== 'in-lab').length;
    assert.equal(code, blocked > 0 ? 2 : 1, out);
    const good = ['small-box', ...ownLabs];
    for (const lab of [...good, 'broken-box']) {
      assert.match(out, new RegExp(`<testsuite name="${lab}" tests="\\d"`));
    }
    // Each good one is tried at its start, and looked at in the end.
    const tests = 2 * good.length + 1;
    assert.match(
      out,
      new RegExp(
        `<testsuites name="container-lab" tests="${tests}" failures="1" errors="${blocked}"`,
      ),
    );
    await nothingLeft();
  });

  it('an interruption ends all of them, and cleans up', async () => {
    await copyBox(base, 'blue-box');
    let sent = false;
    const { code, out } = await run(['test', 'small-box', 'blue-box', '--labs', base], {
      onOut: (printed, interrupt) => {
        if (sent || !printed.includes('✔ step build')) return;
        sent = true;
        interrupt();
      },
    });
    assert.equal(code, 2, out);
    assert.equal(out.match(/◇ to the end/g)?.length, 2);
    await nothingLeft();
  });

  it('waits while another command tries labs on the daemon', async () => {
    const connection = await connect();
    const release = await lockDaemon(connection.endpoint, never, () => undefined);
    connection.close();
    let waited = false;
    const { code, out } = await run(['test', 'small-box', '--only', 'start'], {
      onOut: (printed) => {
        if (waited || !printed.startsWith('Another container-lab test runs on this')) return;
        waited = true;
        void release?.();
      },
    });
    assert.equal(code, 0, out);
    assert.ok(waited);
    assert.match(out, /✔ start/);
  });

  it('an interruption ends the wait', async () => {
    const connection = await connect();
    const release = await lockDaemon(connection.endpoint, never, () => undefined);
    try {
      connection.close();
      let interrupted = false;
      const { code, out } = await run(['test', 'small-box'], {
        // Once: a second one may come while Node takes itself down, when nobody handles it.
        onOut: (_, interrupt) => {
          if (!interrupted) interrupt();
          interrupted = true;
        },
      });
      assert.equal(code, 2, out);
      assert.match(out, /◇ to the end/);
    } finally {
      await release?.();
    }
  });
});
