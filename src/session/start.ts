import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { explainBlock } from '../cause/blocks.ts';
import type { Lab } from '../lab/model.ts';
import { clusterName } from '../world/cluster/context.ts';
import type { DockerConnection } from '../world/docker/docker.ts';
import type { Mirrors } from '../world/mirrors.ts';
import { WorldError } from '../world/worldError.ts';
import { clusterRequirement } from './cluster/requirement.ts';
import { useCluster } from './cluster/uses.ts';
import { openLog, readLog } from './log.ts';
import { newSessionId, readMarker, sessionFolder, sessionIds, writeMarker } from './places.ts';
import type { Earlier } from './namesTaken.ts';
import { examine, silent } from './preflight.ts';
import type { Requirement } from './session.ts';
import {
  findConflicts,
  ignoreFiles,
  ignoreMarker,
  startingFiles,
  writeFiles,
} from './startingFiles.ts';
import { fileValues, type State } from './state.ts';

/** A started lab, as it is remembered. */
export interface Started {
  readonly session: string;
  readonly state: State;
  /** Whether the learner's folder is still there, and still this one's. */
  readonly there: boolean;
}

/** The labs that were started, newest first. */
export async function resumable(root: string): Promise<readonly Started[]> {
  const found = await Promise.all(
    (await sessionIds(root)).map(async (session): Promise<Started | undefined> => {
      const { state } = await readLog(sessionFolder(root, session));
      if (!state) return undefined;
      const marker = await readMarker(state.folder);
      return { session, state, there: marker?.session === session };
    }),
  );
  return found
    .filter((one) => one !== undefined)
    .sort((a, b) => b.state.startedAt - a.state.startedAt);
}

/** How long a daemon may take to say that it is there; milliseconds. */
const limit = 10_000;

interface Settings {
  /** None when left out. */
  readonly mirrors?: Mirrors;
  /** For the docker command, so that it speaks to the same daemon. */
  readonly env?: Readonly<Record<string, string>>;
  /** The learner's contexts that may be asked in place of the lab cluster. */
  readonly allowedContexts?: readonly string[];
}

/** Whether this machine is ready for the lab. Never rejects for a daemon that does not answer. */
export async function preflight(
  lab: Lab,
  variables: Readonly<Record<string, string>>,
  connection: DockerConnection,
  root: string,
  signal: AbortSignal,
  { mirrors = {}, env = {}, allowedContexts = [] }: Settings = {},
): Promise<readonly Requirement[]> {
  const bounded = AbortSignal.any([signal, AbortSignal.timeout(limit)]);
  const docker = connection.reader(bounded);
  try {
    const first = connection.reader(AbortSignal.any([signal, AbortSignal.timeout(1500)]));
    await first.version();
    const now = Date.now();
    const machine = { name: clusterName, root, env, mirrors };
    const [found, cluster] = await Promise.all([
      earlierStarts(lab.id, root).then((earlier) =>
        examine(lab, variables, docker, earlier, now, mirrors),
      ),
      clusterRequirement(lab, machine, allowedContexts, bounded),
    ]);
    return [...found.slice(0, 1), ...cluster, ...found.slice(1)];
  } catch (error) {
    if (!(error instanceof WorldError)) throw error;
    return [silent(explainBlock(error))];
  }
}

/** What earlier starts of this lab made: not there when they began, and seen or young enough. */
async function earlierStarts(lab: string, root: string): Promise<Earlier> {
  const logs = await Promise.all(
    (await sessionIds(root)).map((session) => readLog(sessionFolder(root, session))),
  );
  const starts = logs.flatMap(({ state, evidence }) =>
    state?.lab === lab ? [{ ...state, seen: new Set(evidence.events.map(({ id }) => id)) }] : [],
  );
  return {
    isOurs: ({ id, created }) =>
      starts.some(
        ({ before, startedAt, seen }) =>
          !before.containers.includes(id) &&
          !before.images.includes(id) &&
          (seen.has(id) || created * 1000 >= startedAt),
      ),
  };
}

interface StartOptions {
  readonly lab: Lab;
  readonly folder: string;
  readonly variables: Readonly<Record<string, string>>;
  /** None when left out. */
  readonly mirrors?: Mirrors;
  readonly connection: DockerConnection;
  /** Where states are kept. */
  readonly root: string;
  /** What becomes of the learner's differing files; without it they are returned, and nothing is written. */
  readonly conflicts?: 'keep' | 'replace';
  /** Milliseconds for the daemon's answers; 10,000 when left out. */
  readonly patience?: number;
}

type StartResult =
  | { readonly kind: 'started'; readonly folder: string; readonly session: string }
  /** Nothing was written: these files of the folder differ from the lab's. */
  | { readonly kind: 'conflicts'; readonly paths: readonly string[] };

/** Makes the folder ready and remembers the start. Throws WorldError when Docker does not answer. */
export async function startLab(options: StartOptions, signal: AbortSignal): Promise<StartResult> {
  const { lab, variables, mirrors = {}, root, patience = limit } = options;
  const folder = resolve(options.folder);
  const docker = options.connection.reader(
    AbortSignal.any([signal, AbortSignal.timeout(patience)]),
  );
  const [images, containers, networks, volumes, { id: daemon }, files] = await Promise.all([
    docker.images(),
    docker.containers(),
    docker.networks(),
    docker.volumes(),
    docker.info(),
    startingFiles(lab, fileValues({ variables, mirrors })),
  ]);
  const paths = await findConflicts(folder, files);
  if (paths.length > 0 && options.conflicts === undefined) return { kind: 'conflicts', paths };

  await mkdir(folder, { recursive: true });
  await writeFiles(folder, files, options.conflicts === 'keep' ? paths : []);
  for (const file of ignoreFiles) await ignoreMarker(folder, file);

  const session = newSessionId();
  const log = await openLog(sessionFolder(root, session));
  const time = Date.now();
  await log.append([
    {
      is: 'started',
      time,
      lab: lab.id,
      version: lab.version,
      folder,
      variables,
      mirrors,
      before: {
        containers: containers.map(({ id }) => id),
        images: images.flatMap(({ id, tags }) => [id, ...tags]),
        networks: networks.map(({ id }) => id),
        volumes: volumes.map(({ name }) => name),
        at: time,
        ...(daemon === '' ? {} : { daemon }),
      },
    },
    ...lab.steps.slice(0, 1).map(({ id }) => ({ is: 'step', time, step: id }) as const),
  ]);
  await log.close();
  await writeMarker(folder, { lab: lab.id, session });
  // Where it cannot be written, the next look of the lab does.
  if (lab.needs.cluster) {
    await useCluster({ name: clusterName, root }, { session, lab: lab.id, folder }).catch(
      () => undefined,
    );
  }
  return { kind: 'started', folder, session };
}
