import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFaultyDaemon } from '../support/faultyDaemon.ts';
import { connect, makeRoom, never, smallBox, socket, start } from '../session/support.ts';
import { copyBox, named, run } from './support.ts';

describe('container-lab', () => {
  it('test: the fixture passes, and nothing of it is left', async () => {
    const { code, out, err } = await run(['test', 'small-box', '--only', 'no-exec']);
    assert.equal(err, '');
    assert.match(out, /✔ mistake no-exec/);
    assert.equal(code, 0, out);
    assert.deepEqual(await named('small-box-t'), []);
    assert.deepEqual(await named('small-box/hello-t'), []);
  });

  it('test: a lab whose mistake has another cause fails, with what was found', async () => {
    const base = await mkdtemp(join(tmpdir(), 'container-lab-cli-'));
    try {
      await copyBox(base, 'other-box');
      await writeFile(
        join(base, 'other-box', 'mistakes.yaml'),
        'schema: 1\nmistakes: [{ id: odd, at: build, do: [], task: named, cause: exited }]\n',
      );
      const found = await run(['test', 'other-box', '--only', 'odd', '--labs', base]);
      assert.equal(found.code, 1, found.out);
      assert.match(found.out, /✘ mistake odd[^]*never-built/);
    } finally {
      await rm(base, { recursive: true, force: true });
    }
  });

  it('test: an interruption cleans up', async () => {
    let sent = false;
    const { code, out } = await run(['test', 'small-box'], {
      onOut: (printed, interrupt) => {
        if (sent || !printed.includes('step build')) return;
        sent = true;
        interrupt();
      },
    });
    assert.equal(code, 2, out);
    assert.deepEqual(await named('small-box-t'), []);
    assert.deepEqual(await named('small-box/hello-t'), []);
  });

  it('check, list and clean work in the lab folder, in either language', async () => {
    const room = await makeRoom();
    const connection = await connect();
    try {
      const env = { XDG_STATE_HOME: join(room.root, 'home') };
      const inside = { ...room, root: join(env.XDG_STATE_HOME, 'container-lab') };
      const session = await start(await smallBox(), inside, connection, { listen: false });
      const check = await run(['check', '--folder', room.folder], { env });
      assert.equal(check.code, 1);
      assert.match(check.out, /✘ The image is/);
      const chinese = await run(['check', 'build', '--folder', room.folder, '--lang', 'zh-cn'], {
        env,
      });
      assert.match(chinese.out, /未通过/);
      const slip = await run(['check', 'biuld', '--folder', room.folder], { env });
      assert.equal(slip.code, 64);
      assert.match(slip.err, /Did you mean build\?$/m);
      const gone = ['--docker', 'unix:///no/docker.sock', '--format', 'json'];
      const blocked = await run(['check', 'build', '--folder', room.folder, ...gone], { env });
      assert.equal(blocked.code, 2);
      const told: unknown = JSON.parse(blocked.out);
      assert.ok(typeof told === 'object' && told !== null && 'block' in told);
      assert.deepEqual(Object.keys(told), ['lab', 'step', 'block', 'tasks']);
      const left = await run(['clean', '--folder', room.folder, ...gone], { env });
      assert.equal(left.code, 2);
      const why: unknown = JSON.parse(left.out);
      assert.ok(typeof why === 'object' && why !== null && 'block' in why);
      assert.deepEqual(why.block, told.block);

      assert.equal(await session.solve('build', never), undefined);
      session.dispose();
      await session.closed;
      const passed = await run(['check', 'build', '--folder', room.folder, '--format', 'json'], {
        env,
      });
      assert.equal(passed.code, 0, passed.out);
      assert.match(passed.out, /"status": "passed"/);
      assert.match((await run(['list'], { env })).out, /2 of 5 tasks/);

      const preview = await run(['clean', '--folder', room.folder], { env });
      assert.equal(preview.code, 0);
      assert.equal((await named(room.image)).length, 1);
      const cleaned = await run(['clean', '--yes', '--folder', room.folder], { env });
      assert.equal(cleaned.code, 0, cleaned.out);
      assert.deepEqual(await named(room.image), []);
    } finally {
      connection.close();
      await room.leave();
    }
  });

  it('a daemon that hangs is exit code 2', async () => {
    const daemon = await startFaultyDaemon(socket);
    try {
      await daemon.fail('hang');
      const { code, err } = await run(['test', 'small-box', '--docker', `unix://${daemon.socket}`]);
      assert.equal(code, 2);
      assert.match(err, /did not answer in time/);
    } finally {
      await daemon.stop();
    }
  });

  it('doctor finds this machine ready', async () => {
    const { code, out } = await run(['doctor']);
    assert.equal(code, 0, out);
  });
});
