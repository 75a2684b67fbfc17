import { join } from 'node:path';
import { Range as EditorRange, Uri } from 'vscode';
import type { Range } from '../range.ts';

export function editorRange({ start, end }: Range): EditorRange {
  return new EditorRange(start.line, start.character, end.line, end.character);
}

/** `path` with forward slashes, relative to the folder. */
export function fileIn(folder: string, path: string): Uri {
  return Uri.file(join(folder, ...path.split('/')));
}
