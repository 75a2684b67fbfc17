import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import * as zlib from 'node:zlib';
import { pack, type Headers } from 'tar-stream';
import { readArchive } from '../../../../src/world/docker/layers/archive.ts';
import { WorldError } from '../../../../src/world/worldError.ts';

type Entry = readonly [name: string, content?: string | Buffer, headers?: Partial<Headers>];

async function tar(entries: readonly Entry[]): Promise<Buffer> {
  const tape = pack();
  for (const [name, content, headers] of entries) {
    const type = name.endsWith('/') ? 'directory' : 'file';
    if (headers?.type === 'symlink') tape.entry({ name, ...headers });
    else tape.entry({ name, type, ...headers }, content ?? '');
  }
  tape.finalize();
  return Buffer.concat(await new Readable().wrap(tape).toArray());
}

const manifest = (...layers: string[]): Entry => [
  'manifest.json',
  JSON.stringify([{ Config: 'c.json', RepoTags: null, Layers: layers }]),
];

function read(bytes: Buffer, limit = 1e9, hashed: readonly string[] = [], size = 1000) {
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
  return readArchive(Readable.from(chunks), 'here', { hashed: new Set(hashed), limit });
}

const paths = (layer: { readonly files: readonly { readonly path: string }[] } | undefined) =>
  layer?.files.map(({ path }) => path);

describe('the archive of an image', () => {
  it('is read in the layout of older daemons, where a layer may be a link', async () => {
    const one = await tar([
      ['usr/'],
      ['usr/x', 'abc'],
      ['./usr/链接', '', { type: 'symlink', linkname: 'x' }],
    ]);
    const archive = await tar([
      ['1/'],
      ['1/VERSION', '1.0'],
      ['1/layer.tar', one],
      ['2/layer.tar', '', { type: 'symlink', linkname: '../1/layer.tar' }],
      ['c.json', '{}'],
      manifest('1/layer.tar', '2/layer.tar', '3/layer.tar'),
    ]);
    const [first, second, third] = await read(archive);
    assert.deepEqual(first?.files, [
      { path: '/usr/x', size: 3 },
      { path: '/usr/链接', size: 0 },
    ]);
    assert.deepEqual(second, first);
    assert.equal(third, undefined);
  });

  it('is read in the OCI layout, compressed or not, before or behind its manifest', async () => {
    const layer = await tar([['a', 'x'.repeat(5000)]]);
    const blobs: readonly Entry[] = [
      ['blobs/sha256/1', layer],
      ['blobs/sha256/2', zlib.gzipSync(layer)],
      ['blobs/sha256/3', zlib.zstdCompressSync(layer)],
      ['blobs/sha256/4', '{"schemaVersion":2}'],
    ];
    const list = manifest('blobs/sha256/1', 'blobs/sha256/2', 'blobs/sha256/3', 'blobs/sha256/4');
    for (const entries of [
      [list, ...blobs],
      [...blobs, list],
    ]) {
      for (const size of [1, 511, 70_000]) {
        const layers = await read(await tar(entries), 1e9, [], size);
        assert.deepEqual(layers.map(paths), [['/a'], ['/a'], ['/a'], undefined]);
      }
    }
  });

  it('tells what a layer takes away', async () => {
    const layer = await tar([
      ['etc/.wh.passwd', ''],
      ['.wh.top', ''],
      ['opt/.wh..wh..opq', ''],
      ['.wh..wh.plnk', ''],
      ['.wh..wh..opq', ''],
    ]);
    const [only] = await read(await tar([['l.tar', layer], manifest('l.tar')]));
    assert.deepEqual(only, {
      files: [],
      removed: ['/etc/passwd', '/top'],
      emptied: ['/opt', '/'],
      cut: false,
    });
  });

  it('hashes what is asked for, and nothing else', async () => {
    const layer = await tar([
      ['app/app.py', 'print()\n'],
      ['app/other.py', 'print()\n'],
    ]);
    const archive = await tar([['l.tar', layer], manifest('l.tar')]);
    const [only] = await read(archive, 1e9, ['/app/app.py']);
    const hash = createHash('sha256').update('print()\n').digest('hex');
    assert.deepEqual(only?.files, [
      { path: '/app/app.py', size: 8, hash },
      { path: '/app/other.py', size: 8 },
    ]);
  });

  it('reads on behind a layer that is broken', async () => {
    const good = await tar([['a', 'x']]);
    const archive = await tar([
      ['broken.tar', Buffer.alloc(5000, 'no tar')],
      ['cut.tar', (await tar([['a', 'x'.repeat(3000)]])).subarray(0, 1500)],
      ['zip.tar', Buffer.concat([zlib.gzipSync(good).subarray(0, 40), Buffer.alloc(900, 7)])],
      ['tiny.tar', 'ab'],
      ['empty.tar', Buffer.alloc(1024)],
      ['good.tar', good],
      manifest('broken.tar', 'cut.tar', 'zip.tar', 'tiny.tar', 'empty.tar', 'good.tar'),
    ]);
    const layers = await read(archive);
    assert.deepEqual(layers.map(paths), [undefined, undefined, undefined, undefined, [], ['/a']]);
  });

  it('refuses an archive that is broken, cut off or too large, and one without a manifest', async () => {
    const whole = await tar([['l.tar', await tar([['a', 'x'.repeat(3000)]])], manifest('l.tar')]);
    for (const bytes of [
      Buffer.alloc(3000, 'x'),
      whole.subarray(0, 2000),
      whole.subarray(0, 700),
      await tar([['l.tar', await tar([])]]),
    ]) {
      await assert.rejects(read(bytes), WorldError);
    }
    await assert.rejects(read(whole, 1000), /larger than is read/);
  });

  it('ends with its stream', async () => {
    const { stack } = new Error('gone');
    const broken = new Readable({
      read() {
        this.destroy(Object.assign(new Error(stack), { code: 'ECONNRESET' }));
      },
    });
    const reading = readArchive(broken, 'here', { hashed: new Set(), limit: 1e9 });
    await assert.rejects(
      reading,
      (error) => error instanceof WorldError && error.fault === 'closed',
    );
  });

  it('keeps names that are no UTF-8 apart from nothing, and goes on', async () => {
    const layer = await tar([['a', 'x']]);
    const named = Buffer.from(layer);
    named[0] = 0xff;
    // The checksum is over the name, too.
    const sum = named
      .subarray(0, 512)
      .reduce((all, byte, at) => all + (at >= 148 && at < 156 ? 32 : byte), 0);
    named.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
    const [only] = await read(await tar([['l.tar', named], manifest('l.tar')]));
    assert.deepEqual(paths(only), ['/\uFFFD']);
  });
});
