import { stat } from 'node:fs/promises';
import {
  languages,
  Location,
  RelativePattern,
  Uri,
  workspace,
  type CancellationToken,
  type Disposable,
  type TextDocument,
} from 'vscode';
import { readManifest, type Manifest } from '../../../manifest/document.ts';
import { definitionsAt } from '../../../manifest/editor/definitions.ts';
import { looksLikeManifest } from '../../../manifest/fileName.ts';
import type { Schemas } from '../../../manifest/schema/schemas.ts';
import { manifestFiles } from '../../manifestDocument.ts';
import { editorRange } from '../../places.ts';
import type { ReadManifest } from './read.ts';

/** Files of a folder that are looked into; more are no folder of one person's manifests. */
const mostFiles = 500;
/** Bytes of one of them. */
const largest = 2 ** 20;
const left = '**/{node_modules,.git}/**';

/** From a name in a manifest to what it stands for, in this file or another of the workspace folder. */
export function definitions(read: ReadManifest, schemas: Schemas): Disposable {
  return languages.registerDefinitionProvider(manifestFiles, {
    async provideDefinition(document, position, token) {
      const here = read(document);
      if (here === undefined) return undefined;
      const own = document.uri.toString();
      const files = new Map([[own, here], ...(await others(document, schemas, read, token))]);
      const all = [...files].map(([path, { objects }]) => ({ path, objects }));
      const found = definitionsAt(all, own, schemas, document.offsetAt(position));
      return found.flatMap(({ path, span }) => {
        const range = files.get(path)?.rangeOf(span);
        return range ? [new Location(Uri.parse(path), editorRange(range))] : [];
      });
    },
  });
}

/** What else of the workspace folder holds manifests, by address; as it stands in an editor, or on disk. */
async function others(
  { uri: own }: TextDocument,
  schemas: Schemas,
  read: ReadManifest,
  token: CancellationToken,
): Promise<readonly (readonly [string, Manifest])[]> {
  const folder = workspace.getWorkspaceFolder(own);
  if (folder === undefined) return [];
  const pattern = new RelativePattern(folder, '**/*.{yaml,yml}');
  const uris = await workspace.findFiles(pattern, left, mostFiles, token);
  const manifests = await Promise.all(
    uris.map(async (uri) => {
      const key = uri.toString();
      if (token.isCancellationRequested || key === own.toString()) return [];
      const open = workspace.textDocuments.find((one) => one.uri.toString() === key);
      const file = open === undefined ? await onDisk(uri, schemas) : read(open);
      return file === undefined ? [] : [[key, file] as const];
    }),
  );
  return manifests.flat();
}

async function onDisk(uri: Uri, schemas: Schemas): Promise<Manifest | undefined> {
  try {
    if (uri.scheme === 'file' && (await stat(uri.fsPath)).size > largest) return undefined;
    const text = new TextDecoder().decode(await workspace.fs.readFile(uri));
    return looksLikeManifest(text) ? readManifest(text, schemas) : undefined;
  } catch {
    return undefined; // Gone in between, or not to be read: nothing is found in it then.
  }
}
