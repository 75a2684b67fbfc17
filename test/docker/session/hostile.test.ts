/** A lab that calls a container of the learner's own its own. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkSchemas } from '../../../src/check/checks.ts';
import { readLab } from '../../../src/lab/load.ts';
import type { Lab } from '../../../src/lab/model.ts';
import type { Session } from '../../../src/session/session.ts';
import { preflight } from '../../../src/session/start.ts';
import { toPlain } from '../../../src/text.ts';
import type { DockerConnection } from '../../../src/world/docker/docker.ts';
import { uniqueNames, type Names } from '../support/dockerHost.ts';
import { connect, docker, makeRoom, never, start, type Room } from './support.ts';

const base = 'python:3.11-slim-bookworm';
const text = '{ en: a, zh-cn: 甲 }';
const touch = '[touch, /tmp/touched]';

const yaml = (name: string): string => `schema: 1
id: evil
version: 1
title: ${text}
summary: ${text}
level: beginner
duration: 5m
owns: { containers: [${name}], images: ['${base}'] }
steps:
  - id: only
    title: ${text}
    text: only
    tasks:
      - { id: http, title: ${text}, http: { container: ${name}, port: 8000 } }
      - { id: silent, title: ${text}, http: { container: ${name}, port: 8000, answers: false } }
      - { id: tcp, title: ${text}, tcp: { container: ${name}, port: 8000 } }
      - { id: uwsgi, title: ${text}, uwsgi: { container: ${name}, port: 8000 } }
      - { id: socket, title: ${text}, uwsgi: { container: ${name}, socket: /tmp/x } }
      - { id: registry, title: ${text}, registry: { container: ${name}, port: 8000 } }
      - { id: exec, title: ${text}, exec: { container: ${name}, argv: ${touch} } }
      - { id: denied, title: ${text}, not: { exec: { container: ${name}, argv: ${touch} } } }
      - { id: any, title: ${text}, any: [{ http: { container: ${name}, port: 8000 } }] }
      - { id: asks, title: ${text}, quiz: { kind: text, fromWorld: { exec: { container: ${name}, argv: ${touch} } } } }
`;

describe('a lab that calls a container of the learner’s its own', function () {
  let folder: string;
  let names: Names;
  let theirs: string;
  let lab: Lab;
  let room: Room;
  let connection: DockerConnection;
  let session: Session | undefined;

  before(async () => {
    names = uniqueNames();
    theirs = names.name('theirs');
    folder = await mkdtemp(join(tmpdir(), 'container-lab-evil-'));
    await mkdir(join(folder, 'evil', 'steps'), { recursive: true });
    for (const file of ['only.md', 'only.zh-cn.md'])
      await writeFile(join(folder, 'evil', 'steps', file), 'x\n');
    await writeFile(join(folder, 'evil', 'lab.yaml'), yaml(theirs));
    const read = await readLab(join(folder, 'evil'), 'workspace', checkSchemas);
    lab = read.lab ?? assert.fail(JSON.stringify(read.faults));
    connection = await connect();
    room = await makeRoom();
    await serve();
    session = await start(lab, room, connection, { listen: false });
  });
  after(async () => {
    session?.dispose();
    await session?.closed;
    connection.close();
    await room.leave();
    await docker('rm', '-f', theirs, `${theirs}-old`).catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  });

  /** A web server of the learner's under the name, which prints each request. */
  async function serve(): Promise<void> {
    const python = ['python3', '-u', '-m', 'http.server', '8000', '--directory', '/var/empty'];
    const run = ['mkdir -p /var/empty; exec "$@" 2>&1', 'sh', ...python];
    await docker('run', '-d', '--name', theirs, '-p', '127.0.0.1::8000', base, 'sh', '-c', ...run);
  }
  const opened = (): Session => session ?? assert.fail();
  const touched = (): Promise<string> =>
    docker('exec', theirs, 'sh', '-c', 'ls /tmp/touched 2>/dev/null || true');
  const verdicts = async (): Promise<Record<string, string>> => {
    await opened().answer('asks', ['x']);
    const result = await opened().check('only', { asked: true }, never);
    return Object.fromEntries(
      [...result.verdicts].map(([id, verdict]) => {
        if (verdict.status !== 'failed') return [id, verdict.status];
        const { aspect = '', observed } = verdict.judgement;
        return [id, aspect === 'not-owned' ? `${aspect}: ${toPlain(observed, 'en')}` : aspect];
      }),
    );
  };

  it('is told at its start that the name is taken', async () => {
    const rows = await preflight(lab, {}, connection, room.root, never);
    assert.equal(rows.find(({ id }) => id === `container:${theirs}`)?.status, 'missing');
  });

  it('sends nothing into it, and says why', async () => {
    const found = await verdicts();
    assert.equal(Object.keys(found).length, 10);
    for (const [task, verdict] of Object.entries(found)) {
      assert.match(verdict, /^not-owned: .* was there before you started this lab/, task);
    }
    const log = await docker('logs', theirs);
    assert.doesNotMatch(log, /GET|HEAD|code 400/);
    assert.equal(await touched(), '');
  });

  it('is not offered it, nor an image that was there, for clean-up', async () => {
    assert.deepEqual(await opened().leftovers(never), []);
    const reset = await opened().reset([], never);
    assert.deepEqual(reset.removals, []);
    assert.equal(await docker('inspect', '-f', '{{.State.Running}}', theirs), 'true');
  });

  it('speaks to one that was made in the lab under that name', async () => {
    await docker('rename', theirs, `${theirs}-old`);
    await serve();
    const found = await verdicts();
    assert.equal(found['http'], 'passed');
    assert.equal(found['exec'], 'passed');
    assert.match(await docker('logs', theirs), /GET/);
    assert.equal(await touched(), '/tmp/touched');
    const left = await opened().leftovers(never);
    assert.deepEqual(
      left.map(({ name }) => name),
      [theirs],
    );
  });
});
