import type { TextDocument } from 'vscode';
import type { editing } from '../../../dockerfile/hints.ts';
import type { Dockerfile } from '../../../dockerfile/model.ts';
import { isDockerfile } from '../document.ts';

/** The functions for Dockerfiles, a bundle of their own. */
export type Hints = typeof editing;

/** A document as it is now; undefined for one that is no Dockerfile, or longer than a person writes. */
export type Parsed = (document: TextDocument) => Dockerfile | undefined;

/** Characters. */
const longest = 2 ** 20;

/** Reads each version of a document once. */
export function parsedDocuments({ parseDockerfile }: Hints): Parsed {
  const read = new WeakMap<TextDocument, { readonly version: number; readonly file: Dockerfile }>();
  return (document) => {
    if (!isDockerfile(document)) return undefined;
    const found = read.get(document);
    if (found?.version === document.version) return found.file;
    const text = document.getText();
    if (text.length > longest) return undefined;
    const file = parseDockerfile(text);
    read.set(document, { version: document.version, file });
    return file;
  };
}
