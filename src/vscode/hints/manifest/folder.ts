import { readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname } from 'node:path';
import { RelativePattern, workspace, type TextDocument, type Uri } from 'vscode';
import {
  findKubeLinterConfig,
  forward,
  isKubeLinterFile,
  manifestSettings,
  noSettings,
  type ManifestSettings,
} from '../../../manifest/config/settings.ts';
import { readManifest, withSchemas, type Manifest } from '../../../manifest/document.ts';
import { looksLikeManifest } from '../../../manifest/fileName.ts';
import { withDefinitions } from '../../../manifest/schema/define.ts';
import { definitionsIn, type Definition } from '../../../manifest/schema/definitions.ts';
import type { Schemas } from '../../../manifest/schema/schemas.ts';
import { isManifest } from '../../manifestDocument.ts';
import { owner as makeOwner, type Disposing } from '../../owner.ts';
import { longest, onceEachVersion } from '../versions.ts';

/** The manifests of workspace folders, and the configs among them. */
export interface ManifestFolder extends Disposing {
  /** A document as it is now; undefined for one that holds no manifest, or is longer than a person writes. */
  readonly read: (document: TextDocument) => Manifest | undefined;
  /** The same, with what else of its workspace folder holds manifests, as it stands in an editor or on disk. */
  together(document: TextDocument): Promise<InFolder | undefined>;
  /** The schemas that count for a document: Kubernetes' own, and what its folder defines. */
  schemas(document: TextDocument): Promise<Schemas>;
  /** What a `.kube-linter.yaml` says of it. */
  settings(document: TextDocument): Promise<ManifestSettings>;
}

/** A manifest among those of its folder, whose definitions it is read by. */
export interface InFolder {
  readonly manifest: Manifest;
  readonly others: readonly Manifest[];
}

/** Files of a folder that are looked into; more are no folder of one person's manifests. */
const mostFiles = 500;
const pattern = '**/*.{yaml,yml}';
const left = '**/{node_modules,.git}/**';

/** What a document is read by where nothing in its folder defines more. */
export interface BaseSchemas {
  readonly schemas: Schemas;
  readonly definitions: readonly Definition[];
}

/**
 * @param schemas what a file on disk is read by at first
 * @param baseOf what counts for a document now
 * @param changed called when a file or a config on disk is another than before
 */
export function manifestFolder(
  schemas: Schemas,
  baseOf: (document: TextDocument) => BaseSchemas,
  failed: (error: unknown) => void,
  changed: () => void,
): ManifestFolder {
  const owner = makeOwner(failed);
  const disk = new Map<string, Promise<Manifest | undefined>>();
  const lists = new Map<string, Promise<readonly Uri[]>>();
  const configs = new Map<string, Promise<ManifestSettings>>();

  const watcher = owner.own(workspace.createFileSystemWatcher(pattern));
  const renew = (uri: Uri, isListed: boolean): void => {
    disk.delete(uri.toString());
    if (!isListed) lists.clear();
    if (isKubeLinterFile(basename(uri.fsPath))) configs.clear();
    changed();
  };
  owner.own(watcher.onDidChange((uri) => renew(uri, true)));
  owner.own(watcher.onDidCreate((uri) => renew(uri, false)));
  owner.own(watcher.onDidDelete((uri) => renew(uri, false)));

  const read = onceEachVersion((text, document) =>
    isManifest(document)
      ? readManifest(text, baseOf(document).schemas, forward(document.uri.fsPath))
      : undefined,
  );

  async function onDisk(uri: Uri): Promise<Manifest | undefined> {
    try {
      if ((await stat(uri.fsPath)).size > longest) return undefined;
      const text = (await readFile(uri.fsPath, 'utf8')).replace(/^\uFEFF/, '');
      return looksLikeManifest(text, uri.fsPath)
        ? readManifest(text, schemas, forward(uri.fsPath))
        : undefined;
    } catch {
      return undefined; // Gone in between, or not to be read: nothing is found in it then.
    }
  }

  async function others(document: TextDocument): Promise<readonly Manifest[]> {
    const folder = workspace.getWorkspaceFolder(document.uri);
    if (folder?.uri.scheme !== 'file') return [];
    const root = folder.uri.toString();
    const list =
      lists.get(root) ??
      Promise.resolve(workspace.findFiles(new RelativePattern(folder, pattern), left, mostFiles));
    lists.set(root, list);
    const own = document.uri.toString();
    const documents = new Map(workspace.textDocuments.map((one) => [one.uri.toString(), one]));
    const found = await Promise.all(
      (await list).map(async (uri) => {
        const key = uri.toString();
        if (key === own) return undefined;
        const shown = documents.get(key);
        if (shown !== undefined) return read(shown);
        const kept = disk.get(key) ?? onDisk(uri);
        disk.set(key, kept);
        return kept;
      }),
    );
    return found.filter((one) => one !== undefined);
  }

  let last: (BaseSchemas & { readonly all: Schemas }) | undefined;

  /** The same as before where the definitions are; a file's own come before the cluster's. */
  function schemasFor(document: TextDocument, manifests: readonly Manifest[]): Schemas {
    const base = baseOf(document);
    const found = [...manifests.flatMap(definitionsIn), ...base.definitions];
    const isSame =
      last?.schemas === base.schemas &&
      last.definitions.length === found.length &&
      found.every((one, at) => one === last?.definitions[at]);
    if (isSame && last !== undefined) return last.all;
    const all = withDefinitions(base.schemas, found);
    last = { schemas: base.schemas, definitions: found, all };
    return all;
  }

  async function together(document: TextDocument): Promise<InFolder | undefined> {
    const found = await others(document);
    const manifest = read(document);
    if (manifest === undefined) return undefined;
    const known = schemasFor(document, [manifest, ...found]);
    return { manifest: withSchemas(manifest, known), others: found };
  }

  async function readSettings(file: string): Promise<ManifestSettings> {
    try {
      return manifestSettings(await readFile(file, 'utf8'), file, homedir());
    } catch {
      return noSettings; // It was there a moment ago; the watcher tells when it is back.
    }
  }

  return {
    ...{ read, together },
    async schemas(document) {
      const manifest = read(document);
      const found = await others(document);
      return schemasFor(document, manifest === undefined ? found : [manifest, ...found]);
    },
    settings({ uri }) {
      const folder = dirname(uri.fsPath);
      const file = uri.scheme === 'file' ? findKubeLinterConfig(folder) : undefined;
      if (file === undefined) return Promise.resolve(noSettings);
      const kept = configs.get(file) ?? readSettings(file);
      configs.set(file, kept);
      return kept;
    },
    dispose: () => owner.dispose(),
  };
}
