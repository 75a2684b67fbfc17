import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import * as zlib from 'node:zlib';
import { extract } from 'tar-stream';
import type { Extract, Headers } from 'tar-stream';
import type { Layer, LayerFile } from '../objects/layer.ts';
import { sinkOf, type Sink } from './sink.ts';

/** Files of one layer that are kept: an image of a whole system has a tenth of it. */
const mostFiles = 200_000;
/** Bytes of a file that is hashed. */
const largestHashed = 2 ** 20;
/** The signs that stand for what a layer takes away (OCI image-spec, layer.md, "Whiteouts"). */
const whiteout = '.wh.';
const opaque = '.wh..wh..opq';

/**
 * Reads a blob of an archive to its end; undefined when it is no layer that can be read.
 * @param hashed paths of files whose contents are hashed
 */
export async function readLayer(
  blob: Readable,
  hashed: ReadonlySet<string>,
): Promise<Layer | undefined> {
  const { into, layer } = collect(hashed);
  let start: Buffer = Buffer.alloc(0);
  /** Null for what is no layer, or a broken one. */
  let sink: Sink | null | undefined;
  const opened = (): Sink | null | undefined => sink;
  const take = async (chunk: Buffer): Promise<void> => {
    if (sink !== undefined) return sink?.write(chunk);
    start = Buffer.concat([start, chunk]);
    if (start.length < 4) return;
    sink = openSink(start, into);
    await sink?.write(start);
  };
  await new Promise<void>((resolve, reject) => {
    blob.on('data', (chunk: Buffer) => {
      blob.pause();
      take(chunk)
        .catch(() => (sink = null))
        .finally(() => blob.resume());
    });
    blob.on('end', resolve);
    blob.on('error', reject);
    blob.on('close', () => reject(new Error('the archive ends within a layer')));
  });
  try {
    const whole = opened();
    await whole?.end();
    return whole ? layer() : undefined;
  } catch {
    return undefined;
  }
}

/** By its first bytes: a tar, or one that gzip or Zstandard has compressed; null for JSON. */
function openSink(start: Buffer, into: Extract): Sink | null {
  if (start[0] === 0x7b) return null;
  const unpack =
    start.readUInt16BE(0) === 0x1f8b
      ? zlib.createGunzip()
      : start.readUInt32LE(0) === 0xfd2fb528
        ? zlib.createZstdDecompress()
        : undefined;
  if (unpack === undefined) return sinkOf(into, into);
  unpack.pipe(into);
  return sinkOf(unpack, into);
}

function collect(hashed: ReadonlySet<string>): {
  readonly into: Extract;
  readonly layer: () => Layer;
} {
  const files: LayerFile[] = [];
  const [removed, emptied]: [string[], string[]] = [[], []];
  let cut = false;
  const into = extract();

  /** The path of a file whose content is asked for. */
  function take({ name, size = 0, type }: Headers): string | undefined {
    const path = absolute(name);
    const slash = path.lastIndexOf('/');
    const [folder, last] = [path.slice(0, slash), path.slice(slash + 1)];
    if (last === opaque) emptied.push(folder === '' ? '/' : folder);
    else if (last.startsWith(whiteout)) {
      // Behind a second sign stands what an older storage driver kept for itself.
      const gone = last.slice(whiteout.length);
      if (!gone.startsWith(whiteout)) removed.push(`${folder}/${gone}`);
    } else if (type !== 'directory' && path !== '/') {
      if (files.length >= mostFiles) cut = true;
      else if (type === 'file' && hashed.has(path) && size <= largestHashed) return path;
      else files.push({ path, size: type === 'file' ? size : 0 });
    }
    return undefined;
  }

  into.on('entry', (headers, content, next) => {
    const path = take(headers);
    const hash = path === undefined ? undefined : createHash('sha256');
    content.on('data', (chunk: Buffer) => void hash?.update(chunk));
    content.on('end', () => {
      if (path !== undefined && hash !== undefined) {
        files.push({ path, size: headers.size ?? 0, hash: hash.digest('hex') });
      }
      next();
    });
  });
  return { into, layer: () => ({ files, removed, emptied, cut }) };
}

/** `./usr/bin/` and `usr/bin` alike. */
function absolute(name: string): string {
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  return `/${parts.join('/')}`;
}
