import { posix } from 'node:path';
import type { DocumentSelector, TextDocument } from 'vscode';
import { isDockerfileName, isIgnoreFileName } from '../../dockerfile/fileName.ts';

/** A kind of file that hints are for. */
export interface HintedFiles {
  readonly selector: DocumentSelector;
  /** Whether hints are for it: one that a person can edit, on disk or new. */
  readonly isOne: (document: TextDocument) => boolean;
  /** The language that its examples are shown in. */
  readonly language: string;
}

/** Files that are Dockerfiles by their name, whatever language another extension gives them. */
export const dockerfiles: DocumentSelector = [
  { language: 'dockerfile' },
  { scheme: 'file', pattern: '**/{Dockerfile,Containerfile}' },
  { scheme: 'file', pattern: '**/{Dockerfile,Containerfile}.*' },
  { scheme: 'file', pattern: '**/*.{Dockerfile,Containerfile}' },
];

/** Whether hints are for it: a Dockerfile that a person can edit, on disk or new. */
export function isDockerfile({ languageId, uri }: TextDocument): boolean {
  if (uri.scheme !== 'file' && uri.scheme !== 'untitled') return false;
  const name = posix.basename(uri.path);
  return isDockerfileName(name) || (languageId === 'dockerfile' && !isIgnoreFileName(name));
}

export const hintedDockerfiles: HintedFiles = {
  selector: dockerfiles,
  isOne: isDockerfile,
  language: 'dockerfile',
};
