import type { TextDocument } from 'vscode';
import { readManifest, type Manifest } from '../../../manifest/document.ts';
import type { Schemas } from '../../../manifest/schema/schemas.ts';
import { isManifest } from '../../manifestDocument.ts';

/** A document as it is now; undefined for one that holds no manifest, or is longer than a person writes. */
export type ReadManifest = (document: TextDocument) => Manifest | undefined;

/** Characters. */
const longest = 2 ** 20;

/** Reads each version of a document once. */
export function readManifests(schemas: Schemas): ReadManifest {
  const read = new WeakMap<TextDocument, { readonly version: number; readonly file: Manifest }>();
  return (document) => {
    const found = read.get(document);
    if (found?.version === document.version) return found.file;
    const text = document.getText();
    if (text.length > longest || !isManifest(document)) return undefined;
    const file = readManifest(text, schemas);
    read.set(document, { version: document.version, file });
    return file;
  };
}
