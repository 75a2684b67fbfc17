import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const command = resolve(import.meta.dirname, '../../../dist/cli.cjs');
const good = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\n';

/** Where there is no cluster to ask: with one it is tested in test/cluster. */
describe('container-lab lint --dry-run', function () {
  this.timeout(30_000);
  let base: string;
  /** Takes calls and never answers. */
  let server: Server;
  let calls: Socket[];

  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'container-lab-dry-run-'));
    await writeFile(join(base, 'a.yaml'), good);
    calls = [];
    server = createServer((socket) => {
      calls.push(socket.on('error', () => undefined));
      server.emit('called');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(async () => {
    for (const socket of calls) socket.destroy();
    server.close();
    await rm(base, { recursive: true, force: true });
  });

  const kubeconfig = async (path: string, context: string): Promise<string> => {
    const { port } = server.address() as AddressInfo;
    const file = join(base, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(
      file,
      `apiVersion: v1
kind: Config
clusters: [{name: c, cluster: {server: "http://127.0.0.1:${port}", insecure-skip-tls-verify: true}}]
users: [{name: u, user: {}}]
contexts: [{name: ${context}, context: {cluster: c, user: u}}]
current-context: ${context}
`,
    );
    return file;
  };
  const own = 'state/container-lab/clusters/container-lab/kubeconfig';

  function lint(argv: readonly string[], more: Readonly<Record<string, string>> = {}) {
    const child = spawn(process.execPath, [command, 'lint', ...argv], {
      cwd: base,
      env: {
        ...{ LANG: 'C.UTF-8', PATH: process.env['PATH'] ?? '', HOME: base },
        XDG_STATE_HOME: join(base, 'state'),
        ...more,
      },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (part: Buffer) => (out += part.toString()));
    child.stderr.on('data', (part: Buffer) => (err += part.toString()));
    const ended = once(child, 'close').then(([code, signal]) => {
      return { code: code as number | null, signal: signal as string | null, out, err };
    });
    return { child, ended };
  }

  it('says where there is no cluster, and what its own rules find', async () => {
    await writeFile(join(base, 'a.yaml'), `${good}dat: {}\n`);
    for (const [env, says] of [
      [
        {},
        /^Could not try this: there is no lab cluster yet\. .*\n {4}container-lab cluster up\n$/,
      ],
      [{ LANG: 'zh_CN.UTF-8' }, /^无法试用：还没有实验集群。.*\n {4}container-lab cluster up\n$/],
    ] as const) {
      const { code, out, err } = await lint(['--dry-run', '.'], env).ended;
      assert.equal(code, 2);
      assert.match(err, says);
      assert.match(out, /^a\.yaml:4:1 (?:error|错误): .*unknown-field/);
    }
    assert.equal((await lint(['.']).ended).code, 1);
  });

  it('asks none that was not made for labs', async () => {
    const KUBECONFIG = await kubeconfig('mine', 'production');
    const { code, err } = await lint(['--dry-run', '.'], { KUBECONFIG }).ended;
    assert.equal(code, 2);
    assert.match(err, /there is no lab cluster yet/);
    assert.equal(calls.length, 0);
  });

  it('says once that it does not answer, and asks no more', async () => {
    await writeFile(join(base, 'b.yaml'), good);
    const path = await kubeconfig(own, 'kind-container-lab');
    // Nobody listens on the first port.
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace(/127\.0\.0\.1:\d+/, '127.0.0.1:1'));
    const { code, out, err } = await lint(['--dry-run', '.']).ended;
    assert.equal(code, 2);
    assert.equal(err.split('Could not').length, 2, err);
    assert.match(err, /the cluster kind-container-lab: it does not answer/);
    assert.match(out, /^No findings/);
  });

  it('ends at once when the person interrupts', async () => {
    await kubeconfig(own, 'kind-container-lab');
    const { child, ended } = lint(['--dry-run', '.']);
    await once(server, 'called');
    child.kill('SIGINT');
    const { code, signal, err } = await ended;
    assert.deepEqual([code, signal, err], [null, 'SIGINT', '']);
  });

  it('asks nothing where no manifest is, and loads none of it without being asked to', async () => {
    await kubeconfig(own, 'kind-container-lab');
    await rm(join(base, 'a.yaml'));
    await writeFile(join(base, 'Dockerfile'), 'FROM alpine:3.20\n');
    assert.equal((await lint(['--dry-run', '.']).ended).code, 0);
    assert.equal(calls.length, 0);
    const bundle = (name: string): Promise<string> =>
      readFile(join(dirname(command), `${name}.cjs`), 'utf8');
    for (const name of ['quick', 'manifests'])
      assert.doesNotMatch(await bundle(name), /fieldManager/, name);
    assert.match(await bundle('cluster'), /fieldManager/);
  });
});
