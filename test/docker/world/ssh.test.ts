import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { explainBlock } from '../../../src/cause/blocks.ts';
import { languages, toPlain } from '../../../src/text.ts';
import type { DockerConnection } from '../../../src/world/docker/docker.ts';
import type { DaemonEvent } from '../../../src/world/docker/objects/daemon.ts';
import { resolveEndpoint } from '../../../src/world/docker/endpoint.ts';
import { connectDocker } from '../../../src/world/docker/load.ts';
import { WorldError } from '../../../src/world/worldError.ts';
import {
  baseImage,
  docker,
  program,
  realEndpoint,
  socketOf,
  uniqueNames,
} from '../support/dockerHost.ts';
import { startFaultyDaemon } from '../support/faultyDaemon.ts';
import { until } from '../support/until.ts';

const socket = socketOf(realEndpoint());
const oldPath = process.env['PATH'] ?? '';
const serverVersion = ['version', '-f', '{{.Server.Version}}'];

/** Puts an `ssh` first on the PATH of this process, and so of the docker command. */
async function putSsh(folder: string, script: string): Promise<void> {
  await writeFile(join(folder, 'ssh'), script, { mode: 0o755 });
  process.env['PATH'] = [folder, oldPath].join(delimiter);
}

async function open(host: string): Promise<DockerConnection> {
  const endpoint = resolveEndpoint({
    setting: host,
    env: {},
    home: '/nowhere',
    platform: process.platform,
    readFile: () => undefined,
  });
  if (endpoint instanceof WorldError) throw endpoint;
  return connectDocker(endpoint);
}

/** What a call ends with; every fault has words and a remedy in each language. */
async function faultAt(host: string): Promise<WorldError> {
  const connection = await open(host);
  try {
    await connection.reader(AbortSignal.timeout(10_000)).version();
  } catch (error) {
    assert.ok(error instanceof WorldError);
    const { text, degrees } = explainBlock(error);
    assert.ok(degrees.length > 0);
    for (const language of languages) assert.notEqual(toPlain(text, language), '');
    return error;
  } finally {
    connection.close();
  }
  assert.fail('it answered');
}

describe('an endpoint behind ssh', function () {
  this.timeout(30_000);
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cl-ssh-'));
  });
  afterEach(() => {
    process.env['PATH'] = oldPath;
  });
  after(() => rm(folder, { recursive: true, force: true }));

  describe('through an ssh that stays here', () => {
    const script = (path: string): string => `#!/bin/sh
echo "$*" >> '${folder}/calls'
echo $$ >> '${folder}/pids'
exec docker --host 'unix://${path}' system dial-stdio
`;
    const lines = async (name: string): Promise<readonly string[]> =>
      (await readFile(join(folder, name), 'utf8').catch(() => '')).split('\n').filter(Boolean);

    beforeEach(() => putSsh(folder, script(socket)));

    it('answers as the docker command does, over connections that are kept', async () => {
      const connection = await open('ssh://li@lab-host:2222');
      try {
        assert.equal(connection.endpoint, 'ssh://li@lab-host:2222');
        const reader = connection.reader(AbortSignal.timeout(10_000));
        assert.equal((await reader.version()).version, await docker(serverVersion));
        for (let n = 0; n < 5; n += 1) assert.ok((await reader.images()).length > 0);
        const calls = await lines('calls');
        // The docker command asks for the version over a line of its own first.
        assert.equal(calls.length, 2, 'one line for one call after another');
        assert.match(calls[0] ?? '', /-l li -p 2222.*lab-host.*docker system dial-stdio/);
      } finally {
        connection.close();
      }
    });

    it('hears events', async () => {
      const names = uniqueNames();
      const connection = await open('ssh://lab-host');
      const stop = new AbortController();
      const seen: DaemonEvent[] = [];
      try {
        let listening: Promise<void> = Promise.resolve();
        await new Promise<void>((ready, fail) => {
          listening = (async () => {
            for await (const event of connection.events({ ready }, stop.signal)) seen.push(event);
          })();
          listening.catch(fail);
        });
        await docker(['tag', baseImage, `${names.name('tagged')}:v1`]);
        await until(() => seen.some(({ action }) => action === 'tag'));
        stop.abort();
        await listening;
      } finally {
        connection.close();
        await names.removeAll();
      }
    });

    it('says what the daemon there does, and recovers', async () => {
      const daemon = await startFaultyDaemon(socket);
      await putSsh(folder, script(daemon.socket));
      const connection = await open('ssh://lab-host');
      const reader = connection.reader(AbortSignal.timeout(25_000));
      try {
        // It closes after each answer: the next call takes another line.
        for (let n = 0; n < 3; n += 1) assert.ok((await reader.images()).length > 0);
        await daemon.fail('close', /images/);
        await assert.rejects(reader.images(), WorldError);
        await daemon.fail('hang', /images/);
        const short = connection.reader(AbortSignal.timeout(2_000));
        await assert.rejects(short.images(), { fault: 'time-out' });
        await daemon.fail('pass');
        assert.ok((await reader.images()).length > 0);
      } finally {
        connection.close();
        await daemon.stop();
      }
    });

    it('leaves no process behind', async () => {
      await open('ssh://lab-host').then(async (connection) => {
        await connection.reader(AbortSignal.timeout(10_000)).version();
        connection.close();
      });
      const pids = await lines('pids');
      assert.ok(pids.length > 0);
      const isGone = async (pid: string): Promise<boolean> =>
        !(await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).includes(socket);
      await until(async () => (await Promise.all(pids.map(isGone))).every(Boolean));
    });

    it('says that the docker command is missing', async () => {
      process.env['PATH'] = folder;
      const { fault, message } = await faultAt('ssh://lab-host');
      assert.equal(fault, 'ssh-failed');
      assert.match(message, /docker command, which opens ssh, is not on the PATH/);
    });
  });

  describe('through a real sshd', () => {
    const names = uniqueNames();
    const image = `${names.name('sshd')}:v1`;
    const container = names.name('sshd');
    let port = '';

    before(async function () {
      this.timeout(180_000);
      const context = await mkdtemp(join(folder, 'context-'));
      const key = join(folder, 'key');
      const made = await program('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
      assert.equal(made.code, 0, made.stderr);
      await writeFile(join(context, 'key.pub'), await readFile(`${key}.pub`));
      await writeFile(
        join(context, 'Dockerfile'),
        `FROM ${baseImage}
RUN apt-get update && apt-get install -y --no-install-recommends openssh-server && mkdir -p /run/sshd
COPY key.pub /root/.ssh/authorized_keys
RUN chmod -R go= /root/.ssh
CMD ["/usr/sbin/sshd", "-De"]
`,
      );
      await docker(['build', '-t', image, context]);
      const { stdout } = await program('sh', ['-c', 'readlink -f "$(command -v docker)"']);
      const mounts = [`${stdout.trim()}:/usr/bin/docker:ro`, `${socket}:/var/run/docker.sock`];
      await docker([
        ...['run', '-d', '--name', container, '-p', '127.0.0.1::22'],
        ...mounts.flatMap((mount) => ['-v', mount]),
        image,
      ]);
      port = (await docker(['port', container, '22/tcp'])).split(':').at(-1) ?? '';
      const host = ['exec', container, 'cat', '/etc/ssh/ssh_host_ed25519_key.pub'];
      await writeFile(join(folder, 'known'), `[127.0.0.1]:${port} ${await docker(host)}\n`);
      await until(async () => {
        const banner = await program('ssh-keyscan', ['-p', port, '-t', 'ed25519', '127.0.0.1']);
        return banner.stdout.includes('ed25519');
      });
    });

    after(async function () {
      this.timeout(30_000);
      await names.removeAll();
    });

    /** As a ~/.ssh/config would say it, for this process alone. */
    const withConfig = async (key: string, known: string): Promise<void> => {
      const { stdout } = await program('sh', ['-c', 'command -v ssh']);
      const options = { IdentityFile: key, UserKnownHostsFile: known, IdentitiesOnly: 'yes' };
      const words = Object.entries(options).map(([name, value]) => `-o ${name}=${value}`);
      await putSsh(
        folder,
        `#!/bin/sh\nexec ${stdout.trim()} -F /dev/null ${words.join(' ')} "$@"\n`,
      );
    };
    const at = (name: string): string => join(folder, name);
    const host = (): string => `ssh://root@127.0.0.1:${port}`;

    it('answers as the docker command does', async () => {
      await withConfig(at('key'), at('known'));
      const connection = await open(host());
      try {
        const reader = connection.reader(AbortSignal.timeout(20_000));
        const theirs = await docker(['--host', host(), ...serverVersion]);
        assert.equal((await reader.version()).version, theirs);
        const found = await reader.container(container);
        assert.equal(found?.state, 'running');
        assert.equal(await reader.readFile(container, '/etc/hostname'), `${found.hostname}\n`);
      } finally {
        connection.close();
      }
    });

    it('says that the key is not let in', async () => {
      await withConfig(at('none'), at('known'));
      const { fault, message } = await faultAt(host());
      assert.equal(fault, 'ssh-failed');
      assert.match(message, /Permission denied/);
    });

    it('says that the host is not known, rather than to ask', async () => {
      await withConfig(at('key'), at('nobody'));
      const { fault, message } = await faultAt(host());
      assert.equal(fault, 'ssh-failed');
      assert.match(message, /Host key verification failed/);
    });

    it('says that nobody listens there', async () => {
      await withConfig(at('key'), at('known'));
      const { fault, message } = await faultAt('ssh://root@127.0.0.1:1');
      assert.equal(fault, 'ssh-failed');
      assert.match(message, /Connection refused/);
    });
  });
});
