import type { DocumentSelector, TextDocument } from 'vscode';
import { isKustomization } from '../manifest/fileName.ts';
import type { HintedFiles } from './hints/document.ts';

/** Files that may hold manifests, by name or by the language that they are shown in. */
export const manifestFiles: DocumentSelector = [
  { scheme: 'file', language: 'yaml' },
  { scheme: 'file', language: 'json' },
  { scheme: 'untitled', language: 'yaml' },
  { scheme: 'untitled', language: 'json' },
  { scheme: 'file', pattern: '**/*.{yaml,yml}' },
];

/** Whether a text may describe objects of a cluster; most YAML does not. */
export function isManifest(document: TextDocument): boolean {
  const { uri, languageId } = document;
  if (uri.scheme !== 'file' && uri.scheme !== 'untitled') return false;
  if (!/^(?:yaml|json)$/.test(languageId) && !/\.ya?ml$/.test(uri.path)) return false;
  if (isKustomization(uri.path)) return true;
  const text = document.getText();
  return /^[ \t{,"-]*apiVersion"?\s*:/m.test(text) && /^[ \t{,"-]*kind"?\s*:/m.test(text);
}

export const hintedManifests: HintedFiles = {
  selector: manifestFiles,
  isOne: isManifest,
  language: 'yaml',
};
