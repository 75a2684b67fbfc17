import { EventEmitter, Uri, workspace, type Event } from 'vscode';
import type { Disposing } from './owner.ts';
import { checkSchemas } from '../check/checks.ts';
import { findLabs, type LabRoot } from '../lab/find.ts';
import type { LabRead } from '../lab/model.ts';
import { settings } from './settings.ts';

export interface LabsFound extends Disposing {
  all(): readonly LabRead[];
  /** The lab of an id; one that can be read before one that cannot. */
  readonly byId: (id: string) => LabRead | undefined;
  /** Reads them anew. */
  refresh(): Promise<void>;
  /** Settles when they were read once, or could not be. */
  readonly readOnce: Promise<void>;
  readonly onChange: Event<void>;
}

/** The labs of the extension, of the setting's folders and of the workspace. */
export function labsFound(extension: Uri, failed: (error: unknown) => void): LabsFound {
  const emitter = new EventEmitter<void>();
  let reads: readonly LabRead[] = [];
  let timer: NodeJS.Timeout | undefined;
  let done = (): void => undefined;
  const readOnce = new Promise<void>((resolve) => (done = resolve));

  async function refresh(): Promise<void> {
    try {
      reads = await findLabs(roots(extension), checkSchemas);
      emitter.fire();
    } finally {
      done();
    }
  }

  // A lab being written in the workspace is read again as it is saved.
  const watcher = workspace.createFileSystemWatcher('**/{lab.yaml,steps/*.md}');
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void refresh().catch(failed), 300);
  };
  const listening = [
    watcher,
    watcher.onDidChange(soon),
    watcher.onDidCreate(soon),
    watcher.onDidDelete(soon),
    workspace.onDidChangeWorkspaceFolders(soon),
  ];

  return {
    all: () => reads,
    byId: (id) =>
      reads.find((read) => read.id === id && read.lab) ?? reads.find((read) => read.id === id),
    refresh,
    readOnce,
    onChange: emitter.event,
    dispose() {
      clearTimeout(timer);
      for (const each of listening.reverse()) each.dispose();
      emitter.dispose();
    },
  };
}

function roots(extension: Uri): readonly LabRoot[] {
  const folders = (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  return [
    { folder: Uri.joinPath(extension, 'labs').fsPath, origin: 'extension' },
    ...settings().labFolders.map((folder) => ({ folder, origin: 'setting' }) as const),
    ...folders.map(({ uri }) => ({ folder: uri.fsPath, origin: 'workspace' }) as const),
  ];
}
