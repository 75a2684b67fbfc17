import type { Memento } from 'vscode';
import type { LabRead } from '../lab/model.ts';
import { openSession } from '../session/open.ts';
import { readMarker } from '../session/places.ts';
import { stateRoot } from '../session/stateRoot.ts';
import { resumable } from '../session/start.ts';
import { kindNow } from './cluster.ts';
import type { CurrentLab } from './currentLab.ts';
import type { DockerEndpoint } from './docker.ts';
import type { Log } from './log.ts';
import type { OpenLab } from './openLab.ts';
import { settings } from './settings.ts';

const lastKey = 'containerLab.last';

export interface Sessions {
  /** The started lab of a folder, opened; undefined when there is none. */
  open(folder: string): Promise<OpenLab | undefined>;
  /** The folder in which a lab was started last and still is. */
  folderOf(lab: string): Promise<string | undefined>;
  /** Ids of the labs that are started somewhere. */
  started(): ReadonlySet<string>;
  readStarted(): Promise<void>;
  /** Remembers what the person used last. */
  used(folder: string): void;
  last(): string | undefined;
}

/** The started labs of this machine, and those that this window has open. */
export function sessions(
  current: CurrentLab,
  lab: (id: string) => LabRead | undefined,
  endpoint: () => DockerEndpoint,
  memory: Memento,
  log: Log,
): Sessions {
  let started: ReadonlySet<string> = new Set();
  const opening = new Map<string, Promise<OpenLab | undefined>>();

  async function openNow(folder: string): Promise<OpenLab | undefined> {
    const known = current.all().find(({ session }) => session.folder === folder);
    if (known) return known;
    const marker = await readMarker(folder);
    const read = marker && lab(marker.lab);
    if (!read?.lab) return undefined;
    const session = await openSession({
      lab: read.lab,
      folder,
      connection: await endpoint().connection(),
      root: stateRoot(),
      listen: true,
      limit: settings().checkTimeout,
      env: endpoint().environment,
      kind: kindNow,
      mirrors: () => settings().mirrors,
      allowedContexts: () => settings().allowedContexts,
    });
    if (!session) {
      log.warn(`The lab in ${folder} has lost its memory; it can be started again.`);
      return undefined;
    }
    log.info(`Opened ${read.id} in ${folder}.`);
    return current.adopt(session);
  }

  return {
    open(folder) {
      const under = opening.get(folder);
      if (under) return under;
      const promise = openNow(folder).finally(() => opening.delete(folder));
      opening.set(folder, promise);
      return promise;
    },
    async folderOf(id) {
      const found = (await resumable(stateRoot())).find(
        ({ state, there }) => there && state.lab === id,
      );
      return found?.state.folder;
    },
    started: () => started,
    async readStarted() {
      const all = await resumable(stateRoot());
      started = new Set(all.filter(({ there }) => there).map(({ state }) => state.lab));
    },
    used: (folder) => void memory.update(lastKey, folder),
    last() {
      const folder = memory.get<unknown>(lastKey);
      return typeof folder === 'string' ? folder : undefined;
    },
  };
}
