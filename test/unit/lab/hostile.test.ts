import assert from 'node:assert/strict';
import { symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkSchemas } from '../../../src/check/checks.ts';
import { readLab } from '../../../src/lab/load.ts';
import { findStartingFiles } from '../../../src/lab/startingFiles.ts';
import { goodFiles, goodLab, schemas, shown, withFolder, writeFiles } from './labFolder.ts';

/** What is said of the good lab with one text of its lab.yaml replaced. */
async function faultsWith(part: string, other: string, types = schemas): Promise<string> {
  assert.ok(goodLab.includes(part));
  return withFolder(async (root) => {
    const files = { ...goodFiles, 'lab.yaml': goodLab.replace(part, other) };
    const folder = await writeFiles(join(root, 'demo'), files);
    const { lab, faults } = await readLab(folder, 'workspace', types);
    assert.equal(lab === undefined, faults.length > 0);
    return shown(faults).join(', ');
  });
}

const exec = (container: string): string =>
  `quiz: { kind: text, fromWorld: { exec: { container: "${container}", argv: [id] } } }`;

describe('a lab that means harm is refused', () => {
  const cases: readonly (readonly [string, string, string, RegExp])[] = [
    ['a container named like an option', '["${container}"]', '["--all"]', /wrong-value/],
    ['an image named like an option', '["${image}:v1"]', '["-f"]', /wrong-value/],
    ['a base image named like an option', '["python:3.11-slim-bookworm"]', '["-q"]', /wrong-value/],
    ['a solution file outside', 'files: [app.ini]', 'files: [../../x]', /wrong-value/],
    ['a solution for git', 'files: [app.ini]', 'files: [.git/config]', /wrong-value/],
    ['a solution for the editor', 'files: [app.ini]', 'files: [a/.vscode/x]', /wrong-value/],
    ['an edit of the marker', 'path: app.py', 'path: .container-lab', /wrong-value/],
    ['a template outside', 'templates: [app.py]', 'templates: [/etc/passwd]', /wrong-value/],
    ['a variable that is an option', 'default: flask', 'default: "-v"', /variable-default/],
    ['a variable that is two words', 'default: flask', 'default: "a; id"', /variable-default/],
    ['an id of every object', 'id: named', 'id: constructor', /wrong-value/],
    ['a variable of every object', 'container: { default', 'toString: { default', /wrong-key/],
    ['a key of every object', 'level: beginner', '__proto__: { a: 1 }', /yaml-key/],
    ['a text of a book’s length', '"A demo."', `"${'[('.repeat(4000)}"`, /wrong-value/],
  ];
  for (const [name, part, other, wanted] of cases) {
    it(name, async () => assert.match(await faultsWith(part, other), wanted));
  }

  it('a command in a container that is not the lab’s', async () => {
    const predict = 'predict: { outcome: { task: named, is: "yes" } }';
    const lab = (container: string): Promise<string> =>
      faultsWith(predict, exec(container), checkSchemas);
    assert.match(await lab('postgres'), /not-owned/);
    assert.equal(await lab('${container}'), '');
  });
});

describe('starting files', () => {
  const find = (spoil: (folder: string) => Promise<unknown>): Promise<string> =>
    withFolder(async (root) => {
      const folder = await writeFiles(join(root, 'demo'), goodFiles);
      await spoil(folder);
      const { paths, faults } = await findStartingFiles(folder);
      return [...paths, ...faults.map(({ id, place }) => `${place.path} ${id}`)].join(', ');
    });

  it('are those of the folder', async () => {
    const more = { 'files/a/b': 'x' };
    assert.equal(await find((folder) => writeFiles(folder, more)), 'a/b, app.py');
  });
  it('are not what a link leads to', async () => {
    const spoil = (folder: string): Promise<void> => symlink('/etc', join(folder, 'files', 'etc'));
    assert.equal(await find(spoil), 'app.py, files/etc file-link');
  });
  it('are none when the folder itself is a link', async () => {
    const others = { ...goodFiles, 'files/app.py': undefined };
    const found = await withFolder(async (root) => {
      const folder = await writeFiles(join(root, 'demo'), others);
      await symlink('/etc', join(folder, 'files'));
      return findStartingFiles(folder);
    });
    assert.deepEqual(found.paths, []);
    assert.equal(found.faults[0]?.id, 'file-link');
  });
  it('are not what git or an editor acts on', async () => {
    const more = { 'files/.vscode/tasks.json': '{}', 'files/a/.GIT/config': '', 'files/.env': '' };
    assert.equal(
      await find((folder) => writeFiles(folder, more)),
      '.env, app.py, files/.vscode file-reserved, files/a/.GIT file-reserved',
    );
  });
  it('are not huge', async () => {
    const spoil = async (folder: string): Promise<void> => {
      await writeFile(join(folder, 'files', 'big'), '');
      await truncate(join(folder, 'files', 'big'), 2 ** 30);
    };
    assert.equal(await find(spoil), 'app.py, files/big file-too-large');
  });
  it('are not too many', async () => {
    const many = Object.fromEntries(Array.from({ length: 510 }, (_, at) => [`files/x${at}`, '']));
    assert.match(await find((folder) => writeFiles(folder, many)), /files files-too-many$/);
  });
});
