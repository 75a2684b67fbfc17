import { nodeAt, valuePlace } from '../lab/node.ts';
import { readDocuments } from '../lab/syntax.ts';
import type { Node } from '../lab/syntax.ts';
import type { Place } from '../range.ts';
import { said } from '../text.ts';
import type { Text } from '../text.ts';
import type { FileRead } from '../world/files/files.ts';
import { fail, gapsLeftIn, unreadableFile } from './fileAspects.ts';
import type { Found } from './paths.ts';
import type { Judgement } from './verdict.ts';

const readable: Text = { en: '`{path}` in YAML', 'zh-cn': '`{path}` 是正确的 YAML' };
const unreadable: Text = {
  en: 'it cannot be read as YAML, on line {line}',
  'zh-cn': '第 {line} 行不是正确的 YAML',
};

export interface YamlFile {
  /** What is in its documents, empty ones left out. */
  readonly documents: readonly Node[];
  /** Why it cannot be judged. */
  readonly fault: Judgement | undefined;
}

/** A YAML file's documents, or why there are none. */
export function readYamlFile(path: string, read: FileRead): YamlFile {
  const unread = unreadableFile(path, read);
  if (unread !== undefined || read.kind !== 'file') return { documents: [], fault: unread };
  const { roots, faults } = readDocuments(read.text, path);
  const documents = roots.filter(({ value }) => value !== null);
  const [first] = faults;
  const broken =
    first && fail('syntax', said(readable, { path }), saidLine(first.place), [first.place]);
  return { documents, fault: gapsLeftIn(path, read.text) ?? broken };
}

function saidLine({ range }: Place): ReturnType<typeof said> {
  return said(unreadable, { line: range.start.line + 1 });
}

/** Where a path leads in a document: its value, or the nearest thing around it that is there. */
export function placeOf(path: string, document: Node, { keys }: Found): Place {
  return { path, range: valuePlace(nodeAt(document, keys) ?? document) };
}
