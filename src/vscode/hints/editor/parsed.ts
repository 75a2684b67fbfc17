import type { TextDocument } from 'vscode';
import type { editing } from '../../../dockerfile/hints.ts';
import type { Dockerfile } from '../../../dockerfile/model.ts';
import { isDockerfile } from '../document.ts';
import { onceEachVersion } from '../versions.ts';

/** The functions for Dockerfiles, a bundle of their own. */
export type Hints = typeof editing;

/** A document as it is now; undefined for one that is no Dockerfile, or longer than a person writes. */
export type Parsed = (document: TextDocument) => Dockerfile | undefined;

export function parsedDocuments({ parseDockerfile }: Hints): Parsed {
  const read = onceEachVersion((text) => parseDockerfile(text));
  return (document) => (isDockerfile(document) ? read(document) : undefined);
}
