/** A lab whose image and package come only from mirrors: a registry and an index of this machine. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkSchemas } from '../../../src/check/checks.ts';
import { readLab } from '../../../src/lab/load.ts';
import type { Lab } from '../../../src/lab/model.ts';
import { runCommand } from '../../../src/session/command.ts';
import { preflight, startLab } from '../../../src/session/start.ts';
import type { DockerConnection } from '../../../src/world/docker/docker.ts';
import { mirrorEnvironment, type Mirrors } from '../../../src/world/mirrors.ts';
import { copyBox, run } from '../cli/support.ts';
import { makeAuthority } from '../support/certificates.ts';
import { baseImage, cli } from '../support/dockerHost.ts';
import { until } from '../support/until.ts';
import { connect, docker, makeRoom, never, open, type Room } from './support.ts';

const registryRecipe = `FROM ${baseImage}
RUN apt-get update && apt-get install -y --no-install-recommends docker-registry
COPY open.yml /etc/
CMD ["docker-registry", "serve", "/etc/open.yml"]
`;
const registryConfig = `version: 0.1
storage: { filesystem: { rootdirectory: /var/lib/registry } }
http: { addr: ":5000" }
`;

/** The smallest wheel, as base64. */
const wheelScript = `
import base64, io, sys, zipfile
name = sys.argv[1]
buffer = io.BytesIO()
files = {
    f"{name}.py": "here = True\\n",
    f"{name}-1.0.dist-info/METADATA": f"Metadata-Version: 2.1\\nName: {name}\\nVersion: 1.0\\n",
    f"{name}-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\\nGenerator: x\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
}
record = f"{name}-1.0.dist-info/RECORD"
files[record] = "".join(f"{path},,\\n" for path in [*files, record])
with zipfile.ZipFile(buffer, "w") as wheel:
    for path, text in files.items():
        wheel.writestr(path, text)
print(base64.b64encode(buffer.getvalue()).decode())
`;

describe('a lab with mirrors', function () {
  this.timeout(120_000);
  const mark = `clmirror${randomBytes(4).toString('hex')}`;
  const base = `${mark}:v1`;
  const server = `${mark}-registry`;
  let home: string;
  let index: Server;
  let mirrors: Required<Mirrors>;
  let connection: DockerConnection;
  let lab: Lab;
  let room: Room;
  const asked: string[] = [];
  const mirrored = (): string => `${mirrors.registry}/library/${base}`;
  const tags = (): Promise<string> => docker('images', '--format', '{{.Repository}}:{{.Tag}}');
  const forget = async (): Promise<void> => {
    await cli(['rmi', '-f', base, mirrored()]);
  };

  before(async function () {
    this.timeout(300_000);
    home = await mkdtemp(join(tmpdir(), 'container-lab-mirrors-'));
    const labs = join(home, 'labs');
    connection = await connect();

    await mkdir(join(home, 'registry'));
    await writeFile(join(home, 'registry/Dockerfile'), registryRecipe);
    await writeFile(join(home, 'registry/open.yml'), registryConfig);
    await docker('build', '-t', server, join(home, 'registry'));
    await docker('run', '-d', '--name', server, '-p', '127.0.0.1::5000', server);
    const [published = ''] = (await docker('port', server, '5000/tcp')).split('\n');
    const registry = `localhost:${published.split(':').at(-1) ?? ''}`;

    const wheel = Buffer.from(
      await docker('run', '--rm', baseImage, 'python3', '-c', wheelScript, mark),
      'base64',
    );
    const authority = await makeAuthority(join(home, 'authority'));
    const signed = await authority.sign('index', { host: 'IP:127.0.0.1' });
    const file = `${mark}-1.0-py3-none-any.whl`;
    index = createServer(
      {
        cert: await readFile(join(signed, 'cert.pem')),
        key: await readFile(join(signed, 'key.pem')),
      },
      ({ url = '' }, response) => {
        asked.push(url);
        if (url === `/simple/${mark}/`)
          response.setHeader('content-type', 'text/html').end(`<a href="/${file}">${file}</a>`);
        else if (url === `/${file}`) response.end(wheel);
        else response.writeHead(404).end();
      },
    );
    index.listen(0, '127.0.0.1');
    await once(index, 'listening');
    const address = index.address();
    assert.ok(address !== null && typeof address === 'object');
    mirrors = { registry, pip: `https://127.0.0.1:${address.port}/simple` };

    await copyBox(labs, 'mirrored-box', {
      [baseImage]: base,
      'includes: python': `includes: ${mark}`,
      'templates: [name.txt]': 'templates: [name.txt, Dockerfile]',
      '[docker, build, -t,': '[docker, build, --network, host, -t,',
    });
    const files = join(labs, 'mirrored-box/files');
    await writeFile(
      join(files, 'Dockerfile'),
      `FROM \${libraryPrefix}${base}
ENV PIP_INDEX_URL=\${pipIndex}
COPY ca.pem name.txt /
RUN pip install --no-cache-dir --cert /ca.pem ${mark} && python3 -c 'import ${mark}'
CMD ["____", "3600"]
`,
    );
    await copyFile(authority.ca, join(files, 'ca.pem'));
    const read = await readLab(join(labs, 'mirrored-box'), 'workspace', checkSchemas);
    lab = read.lab ?? assert.fail(JSON.stringify(read.faults));

    await docker('tag', baseImage, mirrored());
    await until(async () => (await cli(['push', mirrored()])).code === 0);
    await forget();
  });
  after(async () => {
    await forget();
    await cli(['rm', '-f', '-v', server]);
    await cli(['rmi', '-f', server]);
    connection.close();
    index.closeAllConnections();
    index.close();
    await rm(home, { recursive: true, force: true });
  });
  beforeEach(async () => (room = await makeRoom()));
  afterEach(async () => {
    await room.leave();
    await forget();
  });

  const need = async (set: Mirrors) => {
    const rows = await preflight(lab, room.variables, connection, room.root, never, {
      mirrors: set,
    });
    return rows.find(({ id }) => id === `base:${base}`) ?? assert.fail();
  };
  const commands = ({ remedies }: Awaited<ReturnType<typeof need>>): readonly string[][] =>
    remedies.map((one) => ('run' in one ? [...one.run] : []));

  it('says how to pull its image through the mirror, and these commands do it', async () => {
    assert.deepEqual(commands(await need({})), [['docker', 'pull', base]]);
    const found = await need(mirrors);
    assert.equal(found.status, 'attention');
    const [pull, tag] = commands(found);
    assert.ok(pull && tag);
    const doing = { cwd: home, timeLimit: 60_000 };
    const pulled = await runCommand({ argv: pull, ...doing }, never);
    assert.equal(pulled.exitCode, 0, pulled.output);
    assert.deepEqual(commands(await need(mirrors)), [tag]);
    assert.equal((await runCommand({ argv: tag, ...doing }, never)).exitCode, 0);
    assert.equal((await need(mirrors)).status, 'ready');
    assert.ok((await tags()).split('\n').includes(base));
  });

  it('is built from the mirrors alone', async () => {
    const { folder, root, variables } = room;
    await startLab({ lab, folder, variables, mirrors, connection, root }, never);
    const dockerfile = await readFile(join(folder, 'Dockerfile'), 'utf8');
    assert.ok(dockerfile.startsWith(`FROM ${mirrored()}\nENV PIP_INDEX_URL=${mirrors.pip}\n`));
    const session = await open(lab, room, connection, { listen: false });
    try {
      asked.length = 0;
      assert.equal(await session.solve('build', never), undefined);
      assert.ok(asked.includes(`/simple/${mark}/`), asked.join());
      const { verdicts } = await session.check('build', { asked: true }, never);
      const found = [...verdicts].map(([id, { status }]) => `${id} ${status}`);
      assert.deepEqual(found, ['filled passed', 'named passed']);
    } finally {
      session.dispose();
      await session.closed;
    }
  });

  it('has plain files without mirrors', async () => {
    const { folder, root, variables } = room;
    await startLab({ lab, folder, variables, connection, root }, never);
    const dockerfile = await readFile(join(folder, 'Dockerfile'), 'utf8');
    assert.ok(dockerfile.startsWith(`FROM ${base}\nCOPY ca.pem name.txt /\nRUN pip`), dockerfile);
  });

  it('is told of them by the command, in the terminal of a lab', async () => {
    const env = { XDG_STATE_HOME: join(room.root, 'home'), ...mirrorEnvironment(mirrors) };
    const sets = Object.entries(room.variables).map(([name, value]) => `--set=${name}=${value}`);
    const where = ['--labs', join(home, 'labs')];
    const doctor = await run(['doctor', ...where], { env });
    assert.equal(doctor.code, 2);
    assert.match(doctor.out, new RegExp(`^✔ .*mirror ${mirrors.registry}$`, 'm'));
    const line = `docker pull ${mirrored()} && docker tag ${mirrored()} ${base}`;
    assert.ok(doctor.out.includes(`is not here. Run: ${line}\n`), doctor.out);
    const started = await run(
      ['start', 'mirrored-box', ...where, '--folder', room.folder, ...sets],
      { env },
    );
    assert.equal(started.code, 0, started.out + started.err);
    assert.match(started.out, /1\. Pull it through the mirror {2}docker pull localhost:/);
    assert.match(started.out, /2\. Give it its usual name {2}docker tag localhost:/);
    const built = await run(['solve', 'build', '--yes', ...where, '--folder', room.folder], {
      env,
    });
    assert.equal(built.code, 0, built.out + built.err);
  });
});
