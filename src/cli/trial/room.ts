import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Lab, SolveAction } from '../../lab/model.ts';
import { replaceVariables } from '../../lab/variables.ts';
import { openSession } from '../../session/open.ts';
import type { Session } from '../../session/session.ts';
import { startLab } from '../../session/start.ts';
import type { Said } from '../../text.ts';
import type { DockerConnection } from '../../world/docker/docker.ts';
import { uniqueVariables } from './names.ts';
import type { Span } from './snapshot.ts';

export interface Leaves {
  readonly containers: readonly string[];
  readonly images: readonly string[];
}

/** A lab started in a folder, a memory and names of its own. */
export interface Room {
  readonly folder: string;
  readonly session: Session;
  readonly variables: Readonly<Record<string, string>>;
  /** When its commands ran. */
  readonly spans: readonly Span[];
  /** Does a step's solution or the given actions; what went wrong, if anything. */
  solve(
    step: string,
    signal: AbortSignal,
    actions?: readonly SolveAction[],
  ): Promise<Said | undefined>;
  /** Settles when the condition holds, or after the milliseconds; whether it holds. */
  reaches(condition: () => boolean, milliseconds: number): Promise<boolean>;
  /** Removes what the trial made, `leaves` too; what could not be removed is told. */
  leave(leaves: Leaves, keep: boolean, signal: AbortSignal): Promise<readonly Said[]>;
}

/** Throws WorldError when Docker does not answer. */
export async function makeRoom(
  lab: Lab,
  connection: DockerConnection,
  env: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Room> {
  const base = await mkdtemp(join(tmpdir(), `container-lab-${lab.id}-`));
  const [root, folder] = [join(base, 'state'), join(base, lab.id)];
  const variables = await uniqueVariables(lab);
  const spans: Span[] = [];
  await startLab({ lab, folder, variables, connection, root }, signal);
  const session = await openSession({ lab, folder, connection, root, listen: true, env });
  if (!session) throw new Error(`no session in ${folder}`);

  const reaches = (condition: () => boolean, milliseconds: number): Promise<boolean> =>
    new Promise((resolve) => {
      const end = (holds: boolean): void => {
        clearTimeout(timer);
        stop();
        resolve(holds);
      };
      const timer = setTimeout(() => end(condition()), milliseconds);
      const stop = session.onChange(() => {
        if (condition()) end(true);
      });
      if (condition()) end(true);
    });
  await reaches(() => session.daemon() !== undefined, 5000);

  return {
    folder,
    session,
    variables,
    spans,
    reaches,
    solve: async (step, end, actions) => {
      const from = Date.now();
      try {
        return await session.solve(step, end, actions);
      } finally {
        spans.push({ from, to: Date.now() });
      }
    },
    leave: async (leaves, keep, end) => {
      try {
        if (keep) return [];
        const left = await session.leftovers(end);
        const results = await session.cleanUp(
          left.filter(({ ticked }) => ticked),
          end,
        );
        await removeNamed(connection, session, replaceVariables(leaves, variables), end);
        return results.flatMap(({ error }) => error ?? []);
      } finally {
        session.dispose();
        await session.closed;
        if (!keep) await rm(base, { recursive: true, force: true });
      }
    },
  };
}

/** What a mistake is said to leave, unless it was there before. */
async function removeNamed(
  connection: DockerConnection,
  session: Session,
  leaves: Leaves,
  signal: AbortSignal,
): Promise<void> {
  const docker = connection.reader(signal);
  const { before } = session.state();
  for (const name of leaves.containers) {
    const container = await docker.container(name);
    if (container && !before.containers.includes(container.id)) {
      await connection.removeContainer(container.id, signal);
    }
  }
  for (const name of leaves.images) {
    const image = await docker.image(name);
    if (image && !before.images.includes(name)) await connection.removeImage(name, signal);
  }
}
