import assert from 'node:assert/strict';
import { rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkSchemas } from '../../../src/check/checks.ts';
import { readLab } from '../../../src/lab/load.ts';
import { findStartingFiles } from '../../../src/lab/startingFiles.ts';
import { terminalText } from '../../../src/vscode/terminalText.ts';
import { goodFiles, goodLab, schemas, shown, withFolder, writeFiles } from './labFolder.ts';
import { processorTime } from '../processorTime.ts';

/** What is said of the good lab with one text of its lab.yaml replaced. */
async function faultsWith(part: string, other: string, types = schemas): Promise<string> {
  assert.ok(goodLab.includes(part));
  return faultsOf(goodLab.replace(part, other), types);
}

async function faultsOf(yaml: string, types = schemas): Promise<string> {
  return withFolder(async (root) => {
    const files = { ...goodFiles, 'lab.yaml': yaml };
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
    ['a container for every name', '["${container}"]', '["*"]', /wrong-value/],
    ['a container by a pattern', '["${container}"]', '["post[a-z]+"]', /wrong-value/],
    ['an image for every tag', '["${image}:v1"]', '["python:*"]', /wrong-value/],
    ['a container that is a path', '["${container}"]', '["../x"]', /wrong-value/],
    ['a container by a command', '["${container}"]', '["$(id)"]', /wrong-value/],
    ['an id that is a path', 'id: demo', 'id: ../../etc', /wrong-value/],
    ['an id with a slash', 'id: demo', 'id: a/b', /wrong-value/],
    ['a step’s text outside', 'text: build', 'text: ../../../etc/passwd', /wrong-value/],
    ['a variable for the shell', 'default: flask', 'default: "$(id)"', /variable-default/],
    [
      'a solution file by a variable',
      'files: [app.ini]',
      'files: [".${container}/x"]',
      /wrong-value/,
    ],
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

  for (const wrap of [
    (check: string) => `all: [{ image: { ref: x } }, { ${check} }]`,
    (check: string) => `any: [{ ${check} }]`,
    (check: string) => `not: { ${check} }`,
    (check: string) => `all: [{ any: [{ not: { ${check} } }] }]`,
  ]) {
    it(`however deep: ${wrap('…')}`, async () => {
      const predict = 'predict: { outcome: { task: named, is: "yes" } }';
      const answers = '      - { answer: { task: guess, value: "yes" } }\n';
      const of = (container: string): string =>
        wrap(`exec: { container: "${container}", argv: [id] }`);
      const lab = goodLab.replace(answers, '');
      const at = (container: string): Promise<string> =>
        faultsOf(lab.replace(predict, of(container)), checkSchemas);
      assert.match(await at('postgres'), /^lab\.yaml:\d+:\d+ not-owned$/);
      assert.equal(await at('${container}'), '');
    });
  }

  for (const [type, rest] of [
    ['exec', 'argv: [id]'],
    ['http', 'port: 80'],
    ['tcp', 'port: 80'],
    ['uwsgi', 'socket: /run/x.sock'],
    ['registry', 'port: 5000'],
  ] as const) {
    it(`${type} of a container that is not the lab’s`, async () => {
      const predict = 'predict: { outcome: { task: named, is: "yes" } }';
      const lab = (container: string): Promise<string> =>
        faultsWith(predict, `${type}: { container: "${container}", ${rest} }`, checkSchemas);
      assert.match(await lab('postgres'), /not-owned/);
      assert.equal(await lab('${container}'), '');
    });
  }
});

describe('a text that shows another command than it runs', () => {
  for (const [what, sign] of [
    ['a change of direction', '\u202e'],
    ['an isolate', '\u2067'],
    ['a control sign', '\u001b[8m'],
    ['a carriage return’s like', '\u0085'],
  ] as const) {
    it(`by ${what} is refused, at its place`, () =>
      withFolder(async (root) => {
        const text = `Run it.\n\n\`\`\`sh run\ndocker ps ${sign}# x\n\`\`\`\n`;
        const files = { ...goodFiles, 'steps/run.md': text, 'steps/run.zh-cn.md': text };
        const folder = await writeFiles(join(root, 'demo'), files);
        const { faults } = await readLab(folder, 'workspace', schemas);
        assert.deepEqual(shown(faults), [
          'steps/run.md:4:11 text-hidden',
          'steps/run.zh-cn.md:4:11 text-hidden',
        ]);
      }));
    it(`by ${what} is not typed into a terminal`, () => {
      assert.equal(terminalText(`docker ps ${sign}# x`), undefined);
    });
  }
});

describe('a lab that is too much', () => {
  it('of ten thousand tasks is read or refused at once', async () => {
    const task = (at: number): string =>
      `      - { id: t${at}, title: { en: a, zh-cn: a }, image: { ref: a } }\n`;
    const [before, after] = goodLab.split('      - id: guess\n');
    const end = after?.slice(after.indexOf('    solve:\n')) ?? '';
    const lab = (count: number): string =>
      `${before}${Array.from({ length: count }, (_, at) => task(at)).join('')}${end}`;
    const start = processorTime();
    assert.match(await faultsOf(lab(10_000)), /^lab\.yaml:1:1 yaml-too-many$/);
    assert.doesNotMatch(await faultsOf(lab(2_000)), /too-many/);
    assert.ok(processorTime() - start < 5000);
  });
  it('of entities that stand for more is refused', async () => {
    const bomb = [
      'a: &a [x, x]',
      ...'bcdefgh'.split('').map((key, at) => {
        const last = 'abcdefgh'[at] ?? '';
        return `${key}: &${key} [${`*${last}, `.repeat(9)}*${last}]`;
      }),
    ].join('\n');
    assert.match(await faultsOf(`${bomb}\n${goodLab}`), /yaml-alias/);
  });
  it('of a hundred thousand levels is refused', async () => {
    assert.match(await faultsOf('['.repeat(100_000)), /yaml-syntax/);
    assert.match(await faultsOf(`a: ${'{ a: '.repeat(100_000)}`), /yaml-syntax/);
  });
});

/** A lab is looked at through links that lead into it, and never through ones that lead out. */
describe('links in place of a lab’s folders', () => {
  const faults = (spoil: (folder: string, root: string) => Promise<unknown>): Promise<string> =>
    withFolder(async (root) => {
      const folder = await writeFiles(join(root, 'demo'), goodFiles);
      await writeFiles(join(root, 'theirs'), { 'app.ini': '', 'build.md': 'secret', 'run.md': '' });
      await spoil(folder, root);
      return shown((await readLab(folder, 'workspace', schemas)).faults).join(', ');
    });
  for (const [name, wanted] of [
    ['solution', /file-outside/],
    ['steps', /file-outside/],
    ['files', /file-link/],
    ['lab.yaml', /file-(?:outside|not-file)/],
  ] as const) {
    it(`${name} of another folder is refused`, async () => {
      const spoil = async (folder: string, root: string): Promise<void> => {
        await rm(join(folder, name), { recursive: true });
        await symlink(join(root, 'theirs'), join(folder, name));
      };
      assert.match(await faults(spoil), wanted);
    });
  }
  it('the lab’s folder itself may be one, and bounds it all the same', async () => {
    await withFolder(async (root) => {
      const real = await writeFiles(join(root, 'real', 'x'), goodFiles);
      const folder = join(root, 'demo');
      await symlink(real, folder);
      assert.deepEqual((await readLab(folder, 'workspace', schemas)).faults, []);
      await rm(join(real, 'steps', 'run.md'));
      await writeFile(join(root, 'secret'), '');
      await symlink(join(root, 'secret'), join(real, 'steps', 'run.md'));
      assert.match(
        shown((await readLab(folder, 'workspace', schemas)).faults).join(),
        /file-outside/,
      );
    });
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
