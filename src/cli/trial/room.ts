import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Lab, ObjectNames, SolveAction } from '../../lab/model.ts';
import { replaceVariables } from '../../lab/variables.ts';
import type { Machine } from '../../session/cluster/machine.ts';
import { openSession } from '../../session/open.ts';
import type { Leftover, Session } from '../../session/session.ts';
import { startLab } from '../../session/start.ts';
import type { Said } from '../../text.ts';
import type { DockerConnection } from '../../world/docker/docker.ts';
import type { Mirrors } from '../../world/mirrors.ts';
import { makeDockerConfig } from './dockerConfig.ts';
import { leftInCluster, lendCluster } from './cluster.ts';
import { madeSize } from './madeSize.ts';
import { uniqueVariables } from './names.ts';
import type { Queue } from './queue.ts';
import type { Span } from './snapshot.ts';

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
  /** Bytes of the images that it has made, without their bases. */
  made(signal: AbortSignal): Promise<number>;
  /** Removes what the trial made, `leaves` too; what could not be removed is told. */
  leave(leaves: ObjectNames, keep: boolean): Promise<readonly Said[]>;
}

interface RoomOptions {
  readonly connection: DockerConnection;
  readonly env: Readonly<Record<string, string>>;
  readonly mirrors: Mirrors;
  readonly kubeconfig: string;
  readonly kind: Pick<Machine, 'kind' | 'image'>;
  readonly queue: Queue;
}

/** Milliseconds for a daemon's answers: many trials at once keep it busy, and nobody waits before it. */
export const patience = 60_000;

/** Milliseconds for leaving, an interruption or not. */
const leaving = 60_000;

/** Throws WorldError when Docker does not answer. */
export async function makeRoom(
  lab: Lab,
  { connection, env, mirrors, kubeconfig, kind, queue }: RoomOptions,
  signal: AbortSignal,
): Promise<Room> {
  const base = await mkdtemp(join(tmpdir(), `container-lab-${lab.id}-`));
  const [root, folder] = [join(base, 'state'), join(base, lab.id)];
  const variables = await uniqueVariables(lab);
  const spans: Span[] = [];
  const config = await makeDockerConfig(join(base, 'docker'));
  const { cluster } = lab.needs;
  if (cluster && cluster.made !== 'in-lab') await lendCluster(kubeconfig, root);
  await startLab({ lab, folder, variables, mirrors, connection, root, patience }, signal);
  const session = await openSession({
    ...{ lab, folder, connection, root },
    limit: patience,
    listen: true,
    env: { ...env, DOCKER_CONFIG: config },
    kind: () => kind,
    mirrors: () => mirrors,
  });
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
      const all = actions ?? lab.steps.find(({ id }) => id === step)?.solve ?? [];
      try {
        for (const action of all) {
          const work = (): Promise<Said | undefined> => session.solve(step, end, [action]);
          const wrong = await (touchesLayers(action) ? queue(work) : work());
          if (wrong) return wrong;
        }
        return undefined;
      } finally {
        spans.push({ from, to: Date.now() });
      }
    },
    made: async (end) => {
      const docker = connection.reader(end);
      const images = (await session.leftovers(end)).filter(
        ({ object, ticked }) => object === 'image' && ticked,
      );
      const ids = new Set(images.map(({ id }) => id));
      return madeSize(docker, [...ids], lab.needs.images);
    },
    leave: async (leaves, keep) => {
      try {
        if (keep) return [];
        return await queue(async () => {
          const end = AbortSignal.timeout(leaving);
          const left = await session.leftovers(end);
          // The one that was lent is not the trial's, but the one that it made in a step is.
          const goes = ({ object, ticked }: Leftover): boolean =>
            object === 'cluster' ? cluster?.made === 'in-lab' : ticked;
          const results = await session.cleanUp(left.filter(goes), end);
          const named = replaceVariables(leaves, variables);
          await removeNamed(connection, session, named, end);
          const stays = cluster
            ? await leftInCluster(root, named.objects ?? [], variables, end)
            : [];
          return [...results.flatMap(({ error }) => error ?? []), ...stays];
        });
      } finally {
        session.dispose();
        await session.closed;
        if (!keep) await rm(base, { recursive: true, force: true });
      }
    },
  };
}

/**
 * Whether an action makes or removes layers, which no two may do at once: a build lays its layers on
 * others, the legacy builder gives equal layers of two labs one id, and of two equal builds at once
 * each makes its own, of which the next build takes the newer.
 */
function touchesLayers(action: SolveAction): boolean {
  if (!('run' in action)) return false;
  const any = (...words: readonly string[]): boolean =>
    words.every((word) => action.run.includes(word));
  const removes = any('rmi') || any('image', 'rm') || any('prune');
  return removes || any('build') || any('--build') || any('up');
}

/** What a mistake is said to leave, unless it was there before. */
async function removeNamed(
  connection: DockerConnection,
  session: Session,
  leaves: ObjectNames,
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
  for (const name of leaves.networks) {
    const network = await docker.network(name);
    if (network && before.networks?.includes(network.id) === false) {
      await connection.removeNetwork(network.id, signal);
    }
  }
  for (const name of leaves.volumes) {
    if (before.volumes?.includes(name) === false) await connection.removeVolume(name, signal);
  }
}
