import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import { Script } from 'node:vm';

/** How often it is written anew: each start may run functions that those before did not. */
const generations = 4;
/** V8 copies code that does not begin at a multiple of a word. */
const alignment = 64;
/** What Node wraps a CommonJS file in. */
const [before, behind] = [
  '(function (exports, require, module, __filename, __dirname) {',
  '\n})',
] as const;

type Require = (id: string) => unknown;
type Wrapped = (
  exports: unknown,
  require: Require,
  module: { readonly exports: unknown },
  path: string,
  folder: string,
) => void;

/**
 * What a bundle exports, from the code that Node made of it at earlier starts. Node's own cache leaves
 * out all functions that a start calls later, and Node 20 has none.
 * @param path the bundle's; those that it requires from its folder are loaded alike
 * @param cache the folder for the code; none is kept when undefined
 */
export function loadKept(path: string, require: Require, cache: string | undefined): unknown {
  const folder = dirname(path);
  const loaded = new Map<string, { exports: unknown }>();
  const load = (bundle: string): unknown => {
    const known = loaded.get(bundle);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    loaded.set(bundle, module);
    compile(bundle, cache)(module.exports, own, module, bundle, folder);
    return module.exports;
  };
  const own: Require = (id) => (id.startsWith('./') ? load(folder + id.slice(1)) : require(id));
  return load(path);
}

function compile(path: string, cache: string | undefined): Wrapped {
  const { size, ino, mtimeMs, ctimeMs } = statSync(path);
  const bytes = readFileSync(path);
  // The build has wrapped those that every start needs, of one byte per letter.
  const isWrapped = bytes[0] === before.charCodeAt(0);
  const source = isWrapped ? bytes.toString('latin1') : before + bytes.toString() + behind;
  const stamp = [path, size, ino, mtimeMs, ctimeMs].join(' ');
  const place = cache && `${cache}/${basename(path)}.${process.version}.${process.arch}`;
  const kept = place ? keptAt(place, stamp) : undefined;
  const script = new Script(source, {
    filename: path,
    ...(kept && { cachedData: kept.code }),
  });
  const generation = kept && script.cachedDataRejected === false ? kept.generation : 0;
  if (place && generation < generations) {
    process.once('exit', () => keep(place, stamp, generation + 1, script.createCachedData()));
  }
  return script.runInThisContext() as Wrapped;
}

/** Undefined where there is none of this very file. */
function keptAt(
  place: string,
  stamp: string,
): { readonly generation: number; readonly code: Buffer } | undefined {
  try {
    const bytes = readFileSync(place);
    const head = bytes.toString('utf8', 1, bytes.indexOf('\n'));
    const code = bytes.subarray(headLength(head));
    return head === stamp ? { generation: bytes[0] ?? 0, code } : undefined;
  } catch {
    return undefined;
  }
}

/** Whole or not at all; who may not write there starts as slowly as the first time. */
function keep(place: string, stamp: string, generation: number, code: Buffer): void {
  const head = Buffer.alloc(headLength(stamp));
  head[0] = generation;
  head.write(`${stamp}\n`, 1);
  const draft = `${place}.${process.pid}`;
  try {
    mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
    writeFileSync(draft, Buffer.concat([head, code]), { mode: 0o600, flag: 'wx' });
    renameSync(draft, place);
  } catch {
    if (existsSync(draft)) rmSync(draft);
  }
}

/** In bytes: the generation, the stamp and the end of its line, up to where code may begin. */
function headLength(stamp: string): number {
  return Math.ceil((Buffer.byteLength(stamp) + 2) / alignment) * alignment;
}
