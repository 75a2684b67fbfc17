import { posix } from 'node:path';
import type { DocumentSelector, TextDocument } from 'vscode';
import { isDockerfileName, isIgnoreFileName } from '../../dockerfile/fileName.ts';

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
