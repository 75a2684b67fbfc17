import assert from 'node:assert/strict';
import { completionAt } from '../../../../src/dockerfile/editor/complete.ts';
import {
  folderOf,
  pathProposals,
  type PathEntry,
} from '../../../../src/dockerfile/editor/paths.ts';
import { withCursor } from './cursor.ts';

const entries: readonly PathEntry[] = [
  { name: 'app.py', isFolder: false },
  { name: 'my file.txt', isFolder: false },
  { name: '数据.csv', isFolder: false },
  { name: 'src', isFolder: true },
  { name: 'a[1].txt', isFolder: false },
  { name: 'secret.key', isFolder: false },
  { name: 'x$y', isFolder: false },
];

function written(source: string, dockerignore?: string): readonly string[] {
  const { file, offset } = withCursor(source);
  const { paths } = completionAt(file, offset);
  assert.ok(paths);
  return pathProposals(paths, entries, dockerignore).map(
    ({ insert, start, cursor }) => file.text.slice(0, start) + insert + file.text.slice(cursor),
  );
}

describe('paths of the build context', () => {
  it('stand as they are in the shell form, with the JSON form for white space', () => {
    assert.deepEqual(written('COPY ‸'), [
      'COPY app.py',
      'COPY ["my file.txt", "${1:./}"]',
      'COPY 数据.csv',
      'COPY src/',
      'COPY a[[]1].txt',
      'COPY secret.key',
    ]);
  });

  it('leave out what cannot be written beside other words', () => {
    assert.ok(!written('COPY app.py ‸').some((text) => text.includes('my file')));
  });

  it('are strings in the JSON form', () => {
    assert.ok(written('COPY ["my f‸"]').includes('COPY ["my file.txt"]'));
    assert.ok(written('COPY ["‸').includes('COPY ["数据.csv'));
  });

  it('go on where a folder is typed', () => {
    assert.ok(written('COPY ./lib/a‸ /x').includes('COPY ./lib/app.py /x'));
  });

  it('leave out what .dockerignore keeps out, unless it has exceptions', () => {
    assert.ok(!written('COPY ‸', '*.key\n').includes('COPY secret.key'));
    assert.ok(written('COPY ‸', '*\n!src/secret.key\n').includes('COPY secret.key'));
  });

  const folders: readonly [typed: string, folder: string | undefined][] = [
    ['', ''],
    ['ap', ''],
    ['./ap', ''],
    ['/src/', 'src'],
    ['src//lib/x', 'src/lib'],
    ['../', undefined],
    ['src/../../', undefined],
    ['*/', undefined],
    ['$D/', undefined],
    ['https://example.com/', undefined],
    ['..\\', undefined],
  ];
  for (const [typed, folder] of folders) {
    it(`${JSON.stringify(typed)} leads to ${String(folder)}`, () => {
      const gap = { start: 0, cursor: 0, end: 0 };
      assert.equal(folderOf({ typed, gap, form: 'word' }), folder);
    });
  }
});
