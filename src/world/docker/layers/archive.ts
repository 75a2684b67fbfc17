import type { Readable } from 'node:stream';
import { posix } from 'node:path';
import { extract } from 'tar-stream';
import * as z from 'zod/mini';
import { list, strings } from '../answers/pieces.ts';
import { readAnswer } from '../answers/read.ts';
import { fault, faultOf } from '../faults.ts';
import type { Layer } from '../objects/layer.ts';
import { readLayer } from './layerTar.ts';
import { sinkOf } from './sink.ts';

interface ArchiveOptions {
  /** Paths of files whose contents are hashed. */
  readonly hashed: ReadonlySet<string>;
  /** Bytes of the archive that are read at most. */
  readonly limit: number;
}

const manifestName = 'manifest.json';
const largestManifest = 2 ** 20;
/** `<id>/layer.tar` of older daemons, `blobs/sha256/…` of newer ones, `<digest>.tar` of podman. */
const layerName = /\.tar$|^blobs\//;

const manifestAnswer = list(z.object({ Layers: strings }));

/**
 * The layers of an archive of one image, as `docker save` writes it: base first, undefined for one
 * that cannot be read. It is read as it comes; what is in files is not kept.
 */
export async function readArchive(
  archive: Readable,
  endpoint: string,
  { hashed, limit }: ArchiveOptions,
): Promise<readonly (Layer | undefined)[]> {
  const layers = new Map<string, Layer | undefined>();
  /** A layer that is there twice is a link the second time. */
  const links = new Map<string, string>();
  const manifest: Buffer[] = [];
  const outer = extract();
  const sink = sinkOf(outer, outer);
  outer.on('entry', ({ name, type, size = 0, linkname }, content, next) => {
    if (typeof linkname === 'string' && (type === 'symlink' || type === 'link')) {
      links.set(name, type === 'link' ? linkname : posix.join(posix.dirname(name), linkname));
    }
    if (type === 'file' && layerName.test(name)) {
      readLayer(content, hashed).then((layer) => {
        layers.set(name, layer);
        next();
      }, next);
      return;
    }
    const wanted = name === manifestName && size <= largestManifest;
    content.on('data', (chunk: Buffer) => {
      if (wanted) manifest.push(chunk);
    });
    content.on('end', () => next());
  });
  let bytes = 0;
  try {
    for await (const chunk of archive) {
      if (!Buffer.isBuffer(chunk)) continue;
      bytes += chunk.length;
      if (bytes > limit) throw fault('refused', endpoint, 'the archive is larger than is read');
      await sink.write(chunk);
    }
    await sink.end();
  } catch (error) {
    throw faultOf(error, endpoint);
  } finally {
    archive.destroy();
    outer.destroy();
  }
  const [image] = readAnswer(manifestAnswer, Buffer.concat(manifest), endpoint);
  return (image?.Layers ?? []).map((name) => layers.get(links.get(name) ?? name));
}
