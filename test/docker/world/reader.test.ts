import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Docker, DockerConnection } from '../../../src/world/docker/docker.ts';
import { connectDocker } from '../../../src/world/docker/load.ts';
import { baseImage, docker, realEndpoint, uniqueNames } from '../support/dockerHost.ts';
import { until } from '../support/until.ts';

const dockerfile = `FROM ${baseImage}
WORKDIR /app
ENV GREETING=hello
LABEL lab=one
EXPOSE 8080
COPY app.py .
USER 1000:1000
ENTRYPOINT ["python3"]
CMD ["app.py", "--long"]
`;
/** Makes one of each kind of file, says so on both streams, and stays. */
const program = `import os, socket, sys, time
os.chdir("/tmp")
socket.socket(socket.AF_UNIX).bind("s.sock"); os.chmod("s.sock", 0o666)
os.mkfifo("pipe"); os.mkdir("folder"); os.symlink("text", "link")
open("text", "w").write("你好\\n"); os.chmod("text", 0o640)
open("large", "wb").write(b"x" * (2**20 + 1)); open("full", "wb").write(b"x" * 2**20)
print("out 一"); print("wrong", file=sys.stderr, flush=True); print("ready", flush=True)
time.sleep(600)
`;

describe('the reader', () => {
  const names = uniqueNames();
  const image = `${names.name('image')}:v1`;
  const running = names.name('running');
  const stopped = names.name('stopped');
  let connection: DockerConnection;
  let reader: Docker;
  let imageId: string;
  let folder: string;

  before(async function () {
    this.timeout(60_000);
    folder = await mkdtemp(join(tmpdir(), 'container-lab-build-'));
    await writeFile(join(folder, 'Dockerfile'), dockerfile);
    await writeFile(join(folder, 'app.py'), program);
    await docker(['build', '-t', image, folder]);
    imageId = await docker(['inspect', '-f', '{{.Id}}', image]);
    await docker([
      ...['run', '-dt', '--name', running, '-p', '127.0.0.1::8080', '--memory', '128m'],
      ...[
        '-v',
        `${names.name('volume')}:/data:ro`,
        '-e',
        'MORE=1',
        '--hostname',
        'lab-host',
        image,
      ],
    ]);
    await docker([
      'run',
      '--name',
      stopped,
      '--entrypoint',
      'sh',
      image,
      '-c',
      'echo bye; exit 3',
    ]).catch(() => undefined);
    connection = await connectDocker(realEndpoint());
    reader = connection.reader(new AbortController().signal);
    await until(async () => (await reader.logs(running, 1))?.[0] === 'ready');
  });

  after(async function () {
    this.timeout(60_000);
    connection.close();
    await names.removeAll();
    await rm(folder, { recursive: true });
  });

  it('version', async () => {
    const version = await reader.version();
    assert.equal(version.version, await docker(['version', '-f', '{{.Server.Version}}']));
    assert.match(version.apiVersion, /^1\.\d+$/);
    assert.equal(version.os, 'linux');
  });

  it('images, with no tag for a dangling one', async () => {
    const images = await reader.images();
    const found = images.find(({ id }) => id === imageId);
    assert.deepEqual(found?.tags, [image]);
    assert.ok(found.size > 1_000_000);
    assert.ok(images.every(({ tags }) => tags.every((tag) => !tag.includes('<none>'))));
  });

  it('image, by tag and by id', async () => {
    const found = await reader.image(image);
    assert.ok(found !== undefined);
    assert.deepEqual(await reader.image(imageId), found);
    assert.deepEqual(
      [found.id, found.tags, found.entrypoint, found.command, found.user, found.workingDirectory],
      [imageId, [image], ['python3'], ['app.py', '--long'], '1000:1000', '/app'],
    );
    assert.deepEqual(found.exposedPorts, ['8080/tcp']);
    assert.equal(found.labels['lab'], 'one');
    assert.ok(found.environment.includes('GREETING=hello'));
    assert.ok(Math.abs((found.lastTagged ?? 0) - Date.now()) < 120_000);
  });

  it('history, oldest first, with as many layers as the image has', async () => {
    const history = await reader.history(image);
    const layers = (await reader.image(image))?.layers;
    assert.ok(history !== undefined);
    assert.equal(history.filter(({ layer }) => layer).length, layers?.length);
    const at = (text: string): number =>
      history.findLastIndex(({ createdBy }) => createdBy.includes(text));
    assert.ok(at('GREETING=hello') > 0 && at('GREETING=hello') < at('COPY'));
    assert.ok(at('COPY') < at('CMD ["app.py" "--long"]'));
    assert.equal(history[at('COPY')]?.layer, true);
    assert.equal(history[at('GREETING')]?.layer, false);
  });

  it('containers, stopped ones too', async () => {
    const containers = await reader.containers();
    const states = [running, stopped].map(
      (name) => containers.find((container) => container.name === name)?.state,
    );
    assert.deepEqual(states, ['running', 'exited']);
    assert.equal(containers.find(({ name }) => name === running)?.imageId, imageId);
  });

  it('container, running', async () => {
    const found = await reader.container(running);
    assert.ok(found !== undefined);
    assert.deepEqual(
      [found.name, found.image, found.imageId, found.state, found.tty, found.hostname],
      [running, image, imageId, 'running', true, 'lab-host'],
    );
    assert.deepEqual(found.command, ['python3', 'app.py', '--long']);
    assert.deepEqual(found.networks, ['bridge']);
    assert.equal(found.memoryLimit, 128 * 2 ** 20);
    assert.ok(found.environment.includes('MORE=1'));
    assert.ok(found.pid > 0 && found.startedAt !== undefined && found.finishedAt === undefined);
    assert.deepEqual(
      found.ports.map(({ container, hostAddress }) => [container, hostAddress]),
      [['8080/tcp', '127.0.0.1']],
    );
    assert.ok((found.ports[0]?.hostPort ?? 0) > 0);
    assert.deepEqual(found.mounts, [
      { type: 'volume', source: names.name('volume'), target: '/data', writable: false },
    ]);
    assert.deepEqual(await reader.container(found.id), found);
  });

  it('container, exited', async () => {
    const found = await reader.container(stopped);
    assert.deepEqual([found?.state, found?.exitCode, found?.tty], ['exited', 3, false]);
    const { startedAt = 0, finishedAt = 0 } = found ?? {};
    // A busy daemon notes the start of a short one after its end.
    const apart = Math.abs(finishedAt - startedAt);
    assert.ok(startedAt > 0 && apart < 600_000, `${startedAt} to ${finishedAt}`);
  });

  it('logs, raw of a terminal and framed without one', async () => {
    assert.deepEqual(await reader.logs(running, 3), ['out 一', 'wrong', 'ready']);
    assert.deepEqual(await reader.logs(running, 1), ['ready']);
    assert.deepEqual(await reader.logs(stopped, 5), ['bye']);
  });

  it('logs of both streams, framed, and none that cannot be read', async () => {
    const both = names.name('both');
    const script = 'echo a; echo b >&2; echo c';
    await docker(['run', '--name', both, '--entrypoint', 'sh', image, '-c', script]);
    assert.deepEqual((await reader.logs(both, 9))?.toSorted(), ['a', 'b', 'c']);
    const silent = names.name('silent');
    await docker(['run', '--log-driver', 'none', '--name', silent, '--entrypoint', 'true', image]);
    assert.deepEqual(await reader.logs(silent, 9), []);
  });

  it('top, of a running container alone', async () => {
    assert.deepEqual(await reader.top(running), ['python3 app.py --long']);
    assert.equal(await reader.top(stopped), undefined);
  });

  const stats: readonly [path: string, type: string, mode: number, link: string][] = [
    ['/tmp/text', 'file', 0o640, ''],
    ['/tmp/s.sock', 'socket', 0o666, ''],
    ['/tmp/pipe', 'pipe', 0o644, ''],
    ['/tmp/folder', 'directory', 0o755, ''],
    ['/tmp', 'directory', 0o1777, ''],
    ['/tmp/link', 'symlink', 0o777, 'text'],
    ['/', 'directory', 0o755, ''],
  ];
  for (const [path, type, mode, link] of stats) {
    it(`stat of the ${type} ${path}`, async () => {
      const stat = await reader.stat(running, path);
      assert.deepEqual([stat?.type, stat?.mode], [type, mode]);
      assert.ok(stat?.linkTarget.endsWith(link));
    });
  }

  it('stat and content of a file in a stopped container', async () => {
    assert.equal((await reader.stat(stopped, '/app/app.py'))?.size, Buffer.byteLength(program));
    assert.equal(await reader.readFile(stopped, '/app/app.py'), program);
  });

  it('readFile, of regular files up to 1 MiB', async () => {
    assert.equal(await reader.readFile(running, '/tmp/text'), '你好\n');
    assert.equal((await reader.readFile(running, '/tmp/full'))?.length, 2 ** 20);
    for (const path of ['/tmp/large', '/tmp/s.sock', '/tmp/folder', '/tmp/link', '/tmp/pipe']) {
      assert.equal(await reader.readFile(running, path), undefined, path);
    }
  });

  it('exec', async () => {
    const script = 'echo out; echo wrong >&2; exit 4';
    const result = await reader.exec(running, ['sh', '-c', script]);
    assert.equal(result?.exitCode, 4);
    assert.deepEqual(result.output.trim().split('\n').toSorted(), ['out', 'wrong']);
    assert.equal((await reader.exec(running, ['no-such-program']))?.exitCode, 127);
    const loud = await reader.exec(running, ['python3', '-c', 'print("x" * 60000)']);
    assert.deepEqual([loud?.exitCode, loud?.output.length], [0, 60_001]);
  });

  it('exec keeps 64 KiB of an endless output, and ends', async () => {
    const limited = connection.reader(AbortSignal.timeout(8_000));
    const result = await limited.exec(running, ['sh', '-c', 'yes | head -c 3000000']);
    assert.equal(result?.output.length, 64 * 2 ** 10);
  });

  const absent: readonly [name: string, read: () => Promise<unknown>][] = [
    ['image', () => reader.image(names.name('none'))],
    ['image of no name', () => reader.image('')],
    ['image in upper case', () => reader.image('Findsec/hello:v1')],
    ['image that is a path', () => reader.image('../containers')],
    ['history', () => reader.history(names.name('none'))],
    ['container', () => reader.container(names.name('none'))],
    ['container of no name', () => reader.container('')],
    ['container that is a path', () => reader.container('../images')],
    ['logs', () => reader.logs(names.name('none'), 5)],
    ['top', () => reader.top(names.name('none'))],
    ['stat, no container', () => reader.stat(names.name('none'), '/tmp')],
    ['stat, no file', () => reader.stat(running, '/tmp/none')],
    ['readFile, no container', () => reader.readFile(names.name('none'), '/tmp/text')],
    ['readFile, no file', () => reader.readFile(running, '/tmp/none')],
    ['exec, no container', () => reader.exec(names.name('none'), ['true'])],
    ['exec, stopped', () => reader.exec(stopped, ['true'])],
  ];
  for (const [name, read] of absent) {
    it(`gives nothing for an absent ${name}`, async () => assert.equal(await read(), undefined));
  }
});
