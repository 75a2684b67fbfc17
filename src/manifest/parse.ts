import { isAlias, isMap, isScalar, isSeq, parseAllDocuments } from 'yaml';
import type { Alias, Document, Node as YamlNode, Pair as YamlPair, Scalar, YAMLMap } from 'yaml';
import type {
  ManifestDocument,
  ManifestFile,
  MapNode,
  Node,
  Pair,
  ScalarNode,
  ScalarValue,
  Span,
  SyntaxFault,
} from './model.ts';
import { readPlainYaml } from './plainYaml.ts';
import { plainValue } from './scalars.ts';

/** More is not written by hand, and would hold up the editor. */
export const mostCharacters = 3_000_000;
/** Nodes of a document with its aliases followed; more is an attack, or generated. */
const mostNodes = 300_000;

/**
 * Reads YAML or JSON as it is while somebody types it. Never throws; what can be read beside a fault
 * is there.
 * @param text without a byte order mark
 */
export function parseManifest(text: string): ManifestFile {
  if (text.length > mostCharacters) {
    const message = `${text.length} characters, where ${mostCharacters} are read`;
    const span = { start: 0, end: 0 };
    return { text, documents: [], faults: [{ code: 'TOO_LONG', span, message }] };
  }
  const documents = readPlainYaml(text);
  return documents === undefined ? parseAnyYaml(text) : { text, documents, faults: [] };
}

/** All of YAML, by the `yaml` package. */
export function parseAnyYaml(text: string): ManifestFile {
  try {
    // Scalars stay as written: what they are to Kubernetes is not what YAML 1.2 says.
    const options = { schema: 'failsafe', strict: false, uniqueKeys: false, merge: false } as const;
    const read = parseAllDocuments(text, { ...options, logLevel: 'silent', stringKeys: false });
    const all = Array.isArray(read) ? (read as readonly Document.Parsed[]) : [];
    const faults: SyntaxFault[] = [];
    const documents = all.map((document) => convert(text, document, faults));
    return { text, documents, faults };
  } catch (error) {
    // Its stack ends where a text is nested thousands of levels deep.
    const message = error instanceof Error ? error.message : String(error);
    return {
      text,
      documents: [],
      faults: [{ code: 'TOO_DEEP', span: { start: 0, end: 0 }, message }],
    };
  }
}

function convert(text: string, document: Document.Parsed, faults: SyntaxFault[]): ManifestDocument {
  for (const { code, message, pos } of document.errors) {
    faults.push({ code, message, span: { start: pos[0], end: pos[1] } });
  }
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.source === '' && contents.value === ''))
    return { root: undefined };
  const reader = makeReader(text, faults);
  const root = reader.read(contents);
  if (reader.tooMany(root)) {
    const message = `more than ${mostNodes} values, with the aliases followed`;
    const [start] = document.range;
    faults.push({ code: 'TOO_MANY', message, span: { start, end: start } });
    return { root: undefined };
  }
  return { root };
}

interface Reader {
  read(node: YamlNode | null): Node;
  tooMany(root: Node): boolean;
}

function makeReader(text: string, faults: SyntaxFault[]): Reader {
  const anchors = new Map<string, Node>();
  const open = new Set<string>();

  const read = (node: YamlNode | null): Node => {
    if (node === null) return nothing(0);
    if (isAlias(node)) return aliased(node);
    const { anchor } = node as { anchor?: string };
    if (anchor !== undefined) open.add(anchor);
    const made = readPlain(node);
    if (anchor !== undefined) {
      open.delete(anchor);
      anchors.set(anchor, made);
    }
    return made;
  };

  const readPlain = (node: YamlNode): Node => {
    const span = spanOf(node);
    if (isMap(node)) return readMap(node, span);
    if (isSeq(node)) {
      const items = node.items.map((item) => read(item as YamlNode | null));
      return { type: 'list', span, items, flow: node.flow === true };
    }
    return readScalar(node as Scalar, span, text);
  };

  const readMap = (node: YAMLMap, span: Span): MapNode => {
    const own: Pair[] = [];
    const merged: Pair[] = [];
    for (const pair of node.items as YamlPair<YamlNode, YamlNode | null>[]) {
      const key = isScalar(pair.key) ? readScalar(pair.key, spanOf(pair.key), text) : undefined;
      if (key === undefined) {
        const place = spanOf(pair.key);
        faults.push({ code: 'NON_STRING_KEY', span: place, message: 'a key is not a word' });
        continue;
      }
      const value = pair.value === null ? nothing(key.span.end) : read(pair.value);
      if (key.source === '<<') merged.push(...mergedPairs(value));
      else own.push({ key, value, merged: false });
    }
    return { type: 'map', span, pairs: [...own, ...merged], flow: node.flow === true };
  };

  const aliased = (node: Alias): Node => {
    const found = anchors.get(node.source);
    if (found !== undefined) return found;
    const span = spanOf(node);
    const message = open.has(node.source) ? 'holds itself' : 'has no anchor above it';
    faults.push({ code: 'BAD_ALIAS', span, message: `*${node.source} ${message}` });
    return nothing(span.start);
  };

  return { read, tooMany: (root) => sizeOf(root, new Map()) > mostNodes };
}

function mergedPairs(value: Node): readonly Pair[] {
  if (value.type === 'map') return value.pairs.map((pair) => ({ ...pair, merged: true }));
  return value.type === 'list' ? value.items.flatMap(mergedPairs) : [];
}

function readScalar(node: Scalar, span: Span, text: string): ScalarNode {
  const quoted = node.type !== undefined && node.type !== 'PLAIN';
  const source = text.slice(span.start, span.end);
  const written = String(node.value);
  return { type: 'scalar', span, value: valueOf(node, written, quoted), source, quoted };
}

function valueOf(node: Scalar, written: string, quoted: boolean): ScalarValue {
  const { tag } = node;
  if (tag === undefined) return quoted ? written : plainValue(written);
  if (tag === '!!str' || tag.endsWith(':str')) return written;
  return /:(?:int|float|bool|null)$/.test(tag) ? plainValue(written) : written;
}

function nothing(at: number): ScalarNode {
  const span = { start: at, end: at };
  return { type: 'scalar', span, value: null, source: '', quoted: false };
}

/** Without the blanks and comments that follow. */
function spanOf(node: YamlNode): Span {
  const [start = 0, end = 0] = node.range ?? [];
  return { start, end };
}

/** The nodes of it, with each alias followed as often as it is named. */
function sizeOf(node: Node, known: Map<Node, number>): number {
  if (node.type === 'scalar') return 1;
  const before = known.get(node);
  if (before !== undefined) return before;
  const inner = node.type === 'map' ? node.pairs.map(({ value }) => value) : node.items;
  const size = inner.reduce((sum, each) => sum + sizeOf(each, known), 1);
  known.set(node, size);
  return size;
}
