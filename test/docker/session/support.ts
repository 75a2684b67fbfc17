import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { checkSchemas } from '../../../src/check/checks.ts';
import { readLab } from '../../../src/lab/load.ts';
import type { Lab } from '../../../src/lab/model.ts';
import { openSession } from '../../../src/session/open.ts';
import type { Session } from '../../../src/session/session.ts';
import { startLab } from '../../../src/session/start.ts';
import type { DockerConnection } from '../../../src/world/docker/docker.ts';
import { connectDocker } from '../../../src/world/docker/load.ts';
import { realEndpoint, socketOf } from '../support/dockerHost.ts';

export const socket = socketOf(realEndpoint());
export const fixtures = join(dirname(fileURLToPath(import.meta.url)), 'fixture');
export const never = new AbortController().signal;

/** A lab folder, a state folder and names of their own, so that tests do not meet. */
export interface Room {
  readonly root: string;
  readonly folder: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly container: string;
  readonly image: string;
  leave(): Promise<void>;
}

export async function makeRoom(): Promise<Room> {
  const base = await mkdtemp(join(tmpdir(), 'container-lab-test-'));
  const id = randomBytes(4).toString('hex');
  const [container, image] = [`small-box-${id}`, `small-box/test-${id}`];
  return {
    root: join(base, 'state'),
    folder: join(base, 'lab'),
    variables: { container, image },
    container,
    image,
    leave: async () => {
      await docker('rm', '-f', container, `${container}-x`).catch(() => undefined);
      await docker('rmi', `${image}:v1`).catch(() => undefined);
      await rm(base, { recursive: true, force: true });
    },
  };
}

export async function smallBox(): Promise<Lab> {
  const { lab, faults } = await readLab(join(fixtures, 'small-box'), 'workspace', checkSchemas);
  if (!lab) throw new Error(`the fixture has faults: ${JSON.stringify(faults)}`);
  return lab;
}

export function connect(path = socket): Promise<DockerConnection> {
  return connectDocker({ kind: 'unix', path, source: { kind: 'setting' } });
}

export async function start(
  lab: Lab,
  room: Room,
  connection: DockerConnection,
  options: { readonly listen: boolean } = { listen: true },
): Promise<Session> {
  const { folder, root, variables } = room;
  await startLab({ lab, folder, variables, connection, root }, never);
  return open(lab, room, connection, options);
}

export async function open(
  lab: Lab,
  { folder, root }: Room,
  connection: DockerConnection,
  options: { readonly listen: boolean } = { listen: true },
): Promise<Session> {
  const session = await openSession({ lab, folder, connection, root, ...options });
  if (!session) throw new Error('no session in the folder');
  return session;
}

/** Settles once the condition holds after a change of the session. */
export function until(session: Session, condition: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!condition()) return;
      stop();
      resolve();
    };
    const stop = session.onChange(look);
    look();
  });
}

export async function docker(...argv: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('docker', [...argv]);
  return stdout.trim();
}
