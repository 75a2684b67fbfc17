import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isReserved, relativePath } from '../../../src/lab/names.ts';
import { findStartingFiles } from '../../../src/lab/startingFiles.ts';
import { goodFiles, withFolder, writeFiles } from './labFolder.ts';

const refused: readonly (readonly [what: string, path: string])[] = [
  ['nothing', ''],
  ['an absolute path', '/etc/passwd'],
  ['a folder above', '../x'],
  ['a folder above, in the middle', 'a/../../x'],
  ['the folder itself', './x'],
  ['an option', '-rf'],
  ['an empty part', 'a//b'],
  ['a folder’s slash', 'a/'],
  ['a backslash', String.raw`..\x`],
  ['a drive', 'C:/x'],
  ['a stream of NTFS', 'a.txt:$DATA'],
  ['a zero byte', 'a\0b'],
  ['two lines', 'app.py\n.git'],
  ['a control sign', 'a\u001b[2Jb'],
  ['another writing direction', 'gnp.\u202Eyp.exe'],
  ['an isolate', '\u2066a\u2069'],
  ['a sign that is not seen', '.g\u200Cit/config'],
  ['a byte order mark', '\uFEFFapp.py'],
  ['half a sign', 'a\uD800'],
  ['more than a file system takes', 'a'.repeat(256)],
  ['more than a system call takes', 'a/'.repeat(2100) + 'b'],
  ['git’s folder', '.git/config'],
  ['git’s folder below', 'a/.GIT/hooks/pre-commit'],
  ['git’s folder as Windows reads it', '.git./config'],
  ['git’s folder as Windows reads it, with a blank', '.git /config'],
  ['git’s folder by its short name', 'GIT~1/config'],
  ['the editor’s folder', '.vscode/tasks.json'],
  ['the editor’s folder by its short name', 'vscode~1/tasks.json'],
  ['a container for the editor', '.devcontainer/devcontainer.json'],
  ['a container for the editor, as one file', '.devcontainer.json'],
  ['a workspace of the editor', 'my.code-workspace'],
  ['what Windows drops the end of', 'a./x'],
  ['another editor’s folder', '.idea/workspace.xml'],
  ['the marker', '.container-lab'],
  ['git’s folder by a variable', '.${name}/config'],
];
const taken = [
  'app.py',
  '.dockerignore',
  '.gitignore',
  '.env',
  'conf.d/my app.ini',
  '打包/说明.md',
  'a..b',
  'git~/x',
  '．．/x',
  `${'a/'.repeat(40)}b`,
];

describe('a path of a lab', () => {
  for (const [what, path] of refused) {
    it(`is not ${what}`, () => assert.equal(relativePath.safeParse(path).success, false));
  }
  for (const path of taken) {
    it(`is ${path.slice(0, 30)}`, () => {
      assert.equal(relativePath.safeParse(path).success, true);
      assert.equal(isReserved(path), false);
    });
  }
});

describe('a starting file', () => {
  // What this file system can hold at all.
  const there = refused.filter(
    ([, path]) => !/^$|\0|\/\/|\/$|^\.\.?\/|\/\.\.\/|^\/|\uD800/.test(path) && path.length < 256,
  );
  for (const [what, path] of there) {
    it(`is not ${what}`, async () => {
      const { paths, faults } = await withFolder(async (root) => {
        const folder = await writeFiles(join(root, 'demo'), goodFiles);
        const file = join(folder, 'files', path);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, '');
        return findStartingFiles(folder);
      });
      assert.deepEqual(paths, ['app.py']);
      assert.match(faults.map(({ id }) => id).join(), /^file-(?:reserved|name)$/);
    });
  }
});
