import { posix } from 'node:path';
import type { DocumentSelector, TextDocument } from 'vscode';

/** Files that are Dockerfiles by their name, whatever language another extension gives them. */
const named = /^(?:(?:Dockerfile|Containerfile)(?:\..+)?|.+\.Dockerfile)$/i;

export const dockerfiles: DocumentSelector = [
  { language: 'dockerfile' },
  { scheme: 'file', pattern: '**/{Dockerfile,Containerfile}' },
  { scheme: 'file', pattern: '**/{Dockerfile,Containerfile}.*' },
  { scheme: 'file', pattern: '**/*.Dockerfile' },
];

/** Whether hints are for it: a Dockerfile that a person can edit, on disk or new. */
export function isDockerfile({ languageId, uri }: TextDocument): boolean {
  if (uri.scheme !== 'file' && uri.scheme !== 'untitled') return false;
  const name = posix.basename(uri.path);
  // `Dockerfile.dockerignore` is the list of what its build leaves out.
  if (/\.dockerignore$/i.test(name)) return false;
  return languageId === 'dockerfile' || named.test(name);
}
