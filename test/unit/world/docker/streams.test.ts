import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { readEvent } from '../../../../src/world/docker/events.ts';
import { fileStat } from '../../../../src/world/docker/fileMode.ts';
import { logLines, unframe } from '../../../../src/world/docker/frames.ts';
import { withLayers } from '../../../../src/world/docker/historyLayers.ts';
import { splitLines } from '../../../../src/world/docker/lines.ts';
import { regularFile } from '../../../../src/world/docker/tar.ts';
import { WorldError } from '../../../../src/world/worldError.ts';

async function linesOf(chunks: readonly Uint8Array[], longest = 100): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of splitLines(Readable.from(chunks), longest)) lines.push(line);
  return lines;
}

describe('splitLines', () => {
  it('gives the same lines however the bytes are cut', async () => {
    const bytes = Buffer.from('{"a":"镜像"}\n\n{"b":"😀"}\r\nrest');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 6 }), async (cuts) => {
        const at = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
        const chunks = at.slice(1).map((end, index) => bytes.subarray(at[index], end));
        assert.deepEqual(await linesOf(chunks), ['{"a":"镜像"}', '{"b":"😀"}\r']);
      }),
    );
  });

  it('refuses a line without end', async () => {
    await assert.rejects(
      linesOf([Buffer.alloc(60, 'x'), Buffer.alloc(60, 'x')]),
      /longer than 100/,
    );
  });
});

describe('readEvent', () => {
  it('keeps every digit of the time', () => {
    const line =
      '{"Type":"image","Action":"tag","Actor":{"ID":"sha256:1","Attributes":{"name":"a:1"}},"time":1795252416,"timeNano":1795252416724779777}';
    assert.deepEqual(readEvent(line, 'here'), {
      time: 1795252416724,
      timeNano: '1795252416724779777',
      type: 'image',
      action: 'tag',
      id: 'sha256:1',
      attributes: { name: 'a:1' },
    });
  });

  it('is not misled by a label', () => {
    const attributes = JSON.stringify({
      'timeNano":1111111': '"timeNano":2222222',
      timeNano: '3333333',
    });
    const line = `{"Type":"t","Action":"a","Actor":{"ID":"","Attributes":${attributes}},"time":1,"timeNano":1795252416724779777}`;
    assert.equal(readEvent(line, 'here')?.timeNano, '1795252416724779777');
  });

  it('passes over another shape, and refuses what is no JSON', () => {
    assert.equal(readEvent('{"Type":"image"}', 'here'), undefined);
    assert.throws(
      () => readEvent('{"Type"', 'here'),
      (error) => {
        return error instanceof WorldError && error.fault === 'bad-answer';
      },
    );
  });
});

describe('fileStat', () => {
  const table: readonly [mode: number, type: string, permissions: number][] = [
    [0o644, 'file', 0o644],
    [0o666 + 2 ** 24, 'socket', 0o666],
    [0o777 + 2 ** 27, 'symlink', 0o777],
    [0o755 + 2 ** 31, 'directory', 0o755],
    [0o777 + 2 ** 31 + 2 ** 20, 'directory', 0o1777],
    [0o600 + 2 ** 25, 'pipe', 0o600],
    [0o666 + 2 ** 26 + 2 ** 21, 'device', 0o666],
    [0o755 + 2 ** 23, 'file', 0o4755],
  ];
  for (const [mode, type, permissions] of table) {
    it(`reads ${mode.toString(8)} as ${type} ${permissions.toString(8)}`, () => {
      const stat = fileStat({ mode, size: 1, linkTarget: '' });
      assert.deepEqual([stat.type, stat.mode], [type, permissions]);
    });
  }
});

describe('log streams', () => {
  const frame = (stream: number, text: string): Buffer => {
    const head = Buffer.alloc(8);
    head[0] = stream;
    head.writeUInt32BE(Buffer.byteLength(text), 4);
    return Buffer.concat([head, Buffer.from(text)]);
  };

  it('joins the frames of both streams, the last one cut short', () => {
    const body = Buffer.concat([
      frame(1, 'out\n'),
      frame(2, '错误\n'),
      frame(1, 'lost').subarray(0, 10),
    ]);
    assert.equal(unframe(body).toString(), 'out\n错误\nlo');
  });

  it('gives the last lines', () => {
    assert.deepEqual(logLines(Buffer.from('a\r\nb\n\nc\n'), 3), ['b', '', 'c']);
    assert.deepEqual(logLines(Buffer.from(''), 3), []);
    assert.deepEqual(logLines(Buffer.from('a\nb'), 0), []);
  });
});

describe('regularFile', () => {
  const entry = (type: string, size: number, content: string): Buffer => {
    const head = Buffer.alloc(512);
    head.write('name');
    head.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
    head.write(type, 156);
    const padded = Buffer.alloc(Math.ceil(content.length / 512) * 512);
    padded.write(content);
    return Buffer.concat([head, padded]);
  };

  it('reads a file behind a PAX header', () => {
    const tar = Buffer.concat([entry('x', 30, '30 path=镜像\n'.padEnd(30)), entry('0', 3, 'abc')]);
    assert.equal(regularFile(tar, 100)?.toString(), 'abc');
  });

  const none: readonly [name: string, tar: Buffer][] = [
    ['a folder', entry('5', 0, '')],
    ['a link', entry('2', 0, '')],
    ['a file too large', entry('0', 101, 'x'.repeat(101))],
    ['a file cut short', entry('0', 600, 'abc')],
    ['an empty tar', Buffer.alloc(1024)],
    ['nothing', Buffer.alloc(0)],
  ];
  for (const [name, tar] of none) {
    it(`gives nothing of ${name}`, () => assert.equal(regularFile(tar, 100), undefined));
  }
});

describe('withLayers', () => {
  const nop = '/bin/sh -c #(nop) ';
  const layersOf = (layers: number, ...entries: readonly [string, number][]): readonly boolean[] =>
    withLayers(
      entries.map(([createdBy, size]) => ({ createdBy, created: 0, size })),
      layers,
    ).map(({ layer }) => layer);

  it('counts bytes, not metadata', () => {
    assert.deepEqual(layersOf(1, ['', 9], [`${nop} CMD ["a"]`, 0], ['ENV a=b', 0]), [
      true,
      false,
      false,
    ]);
  });

  it('counts no metadata behind a SHELL, which stands in front of it then', () => {
    const shell = '/bin/bash -o pipefail -c';
    assert.deepEqual(
      layersOf(2, ['', 9], [`${shell} #(nop)  SHELL [${shell}]`, 0], [`${shell} rm /x`, 0]),
      [true, false, true],
    );
  });

  it('lets the number of layers decide on empty ones, RUN last', () => {
    const entries = [
      ['', 9],
      ['RUN true # buildkit', 0],
      [`${nop}WORKDIR /app`, 0],
    ] as const;
    const doubtful = entries.map(([text, size]): [string, number] => [text, size]);
    assert.deepEqual(layersOf(1, ...doubtful), [true, false, false]);
    assert.deepEqual(layersOf(2, ...doubtful), [true, false, true]);
    assert.deepEqual(layersOf(3, ...doubtful), [true, true, true]);
  });
});
