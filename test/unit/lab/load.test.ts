import assert from 'node:assert/strict';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readLab } from '../../../src/lab/load.ts';
import type { LabRead } from '../../../src/lab/model.ts';
import { amiss, goodFiles, goodLab, schemas, shown, withFolder, writeFiles } from './labFolder.ts';

type Files = Readonly<Record<string, string | Uint8Array | undefined>>;

async function read(files: Files): Promise<LabRead> {
  return withFolder(async (root) => {
    const folder = await writeFiles(join(root, 'demo'), files);
    return readLab(folder, 'setting', schemas);
  });
}

describe('readLab', () => {
  it('reads a lab with its texts, specs and solution', async () => {
    const { lab, faults, id } = await read(goodFiles);
    assert.deepEqual(shown(faults), []);
    assert.ok(lab);
    assert.equal(id, 'demo');
    assert.equal(lab.duration, 25);
    assert.equal(lab.origin, 'setting');
    assert.deepEqual(lab.needs, { docker: '>=20.10', images: ['python:3.11-slim-bookworm'] });
    const [build, run] = lab.steps;
    assert.match(build?.text['zh-cn'] ?? '', /^构建它/);
    assert.equal(build?.done, undefined);
    assert.deepEqual(build?.tasks[1], {
      id: 'named',
      title: { en: 'An image', 'zh-cn': '一个镜像' },
      type: 'image',
      spec: { ref: '${image}:v1', command: { includes: 'uwsgi' } },
      holds: { until: 'run' },
      after: 'guess',
      hints: [{ en: 'Look at ${PATH}.', 'zh-cn': '看看 ${PATH}。' }],
    });
    assert.equal(build.tasks[0]?.holds, 'step');
    assert.equal(run?.tasks[0]?.holds, 'lab');
    assert.deepEqual(
      [build.focus, run.focus],
      [undefined, ['DL3007', 'SC2086', 'StageNameCasing']],
    );
    assert.deepEqual(build.solve[1], { files: ['app.ini'] });
    assert.deepEqual(run.solve, [
      {
        run: ['docker', 'exec', '-ti', '${container}', 'bash'],
        tty: true,
        input: 'exit\n',
        exit: [0],
      },
    ]);
  });

  it('does without the keys that may be left out', async () => {
    const leftOut = /^(course|needs|variables|owns|templates| {2}image:| {2}container:).*\n/gm;
    const literal = goodLab.replaceAll('${image}', 'a').replaceAll('${container}', 'a');
    const { lab, faults } = await read({
      ...goodFiles,
      'lab.yaml': literal.replace(leftOut, ''),
    });
    assert.deepEqual(shown(faults), []);
    assert.deepEqual(lab?.variables, {});
    assert.deepEqual(lab.owns, { containers: [], images: [], networks: [], volumes: [] });
    assert.equal(lab.course, undefined);
  });

  it('reads what a lab needs of a cluster and makes there', async () => {
    const { lab, faults } = await read({
      ...goodFiles,
      'lab.yaml': goodLab
        .replace('needs: {', 'needs: { cluster: { version: ">=1.30", made: in-lab, reset: anew },')
        .replace(
          'images: ["${image}:v1"] }',
          'images: [], objects: [{ kind: Namespace, name: "${container}" }, { kind: Pod, name: a }] }',
        )
        .replace('{ files: [app.ini] }', '{ cluster: up }'),
    });
    assert.deepEqual(shown(faults), []);
    assert.deepEqual(lab?.needs.cluster, { version: '>=1.30', made: 'in-lab', reset: 'anew' });
    assert.deepEqual(lab.owns.objects, [
      { kind: 'Namespace', name: '${container}' },
      { kind: 'Pod', name: 'a' },
    ]);
    assert.deepEqual(lab.steps[0]?.solve[1], { cluster: 'up' });
  });

  /** A change of the good lab.yaml, and its faults in it. */
  const changes: readonly (readonly [
    what: string,
    find: string | RegExp,
    replace: string,
    faults: readonly string[],
  ])[] = [
    ['a tab', 'variables:\n  image', 'variables:\n\timage', ['11:1 yaml-syntax']],
    ['an open bracket', '[app.py]', '[app.py', ['15:1 yaml-syntax']],
    ['an open quote', '"演示" }', '"演示 }', ['5:1 yaml-syntax']],
    ['a key twice', 'version: 1', 'version: 1\nversion: 2', ['4:1 yaml-duplicate-key']],
    ['an alias', 'text: run', 'text: *a', ['37:11 yaml-alias']],
    ['a key that objects have', 'version: 1', 'version: 1\n__proto__: 1', ['4:1 yaml-key']],
    ['a list as a key', 'version: 1', 'version: 1\n? [a]\n: b', ['4:3 yaml-key']],
    ['a tag', 'version: 1', 'version: !!int 1', ['3:10 yaml-tag']],
    ['a second document', /$/, '---\nb: 1\n', ['48:1 yaml-documents']],
    ['a key with a slip', 'level: b', 'levle: b', ['1:1 missing-key', '7:1 unknown-key']],
    ['a key that nothing knows', 'version: 1', 'version: 1\nextra: 1', ['4:1 unknown-key']],
    ['a missing key', 'duration: 25m\n', '', ['1:1 missing-key']],
    ['a missing key of a step', '    text: run\n', '', ['35:5 missing-key']],
    ['a list for a text', 'level: beginner', 'level: [beginner]', ['7:1 wrong-value']],
    ['nothing for a text', 'level: beginner', 'level:', ['7:1 wrong-value']],
    ['a slip of a value', 'level: beginner', 'level: beginer', ['7:8 wrong-value']],
    ['a number for a text', 'at: "1.2"', 'at: 1.2', ['6:73 wrong-type']],
    ['a text for a number', 'version: 1', 'version: one', ['3:10 wrong-type']],
    ['half a version', 'version: 1', 'version: 1.5', ['3:10 wrong-type']],
    ['version 0', 'version: 1', 'version: 0', ['3:10 wrong-value']],
    ['another schema', 'schema: 1', 'schema: 2', ['1:9 wrong-value']],
    ['one language', ', zh-cn: "演示"', '', ['4:1 missing-language']],
    ['a text without languages', '{ en: "Demo", zh-cn: "演示" }', 'Demo', ['4:8 missing-language']],
    ['a blank text', 'en: "Demo"', 'en: " "', ['4:15 wrong-value']],
    ['a third language', 'en: "Demo"', 'en: "Demo", fr: "x"', ['4:22 unknown-key']],
    [
      'a task that checks nothing',
      '        image: { ref: "${image}:v1" }\n',
      '',
      ['40:9 no-check'],
    ],
    ['a slip of a check', 'predict:', 'predicts:', ['22:9 unknown-key']],
    [
      'two checks in a task',
      '        holds: run\n',
      '        predict: { outcome: { task: named, is: "yes" } }\n',
      ['26:9 two-checks'],
    ],
    ['a slip within a check', 'command: {', 'comand: {', ['25:38 unknown-key']],
    ['a missing key of a check', 'ref: "${image}:v1" }', 'layers: 1 }', ['42:9 missing-key']],
    ['the wrong branch of a union', 'includes: uwsgi', 'includes: 7', ['25:59 wrong-type']],
    ['the right branch of a union', 'includes: uwsgi', 'includes: [a, 7]', ['25:63 wrong-type']],
    ['nothing under a check', 'image: { ref: "${image}:v1" }', 'image:', ['42:9 wrong-type']],
    [
      'an action that does nothing',
      '{ files: [app.ini] }',
      '{ file: [app.ini] }',
      ['32:11 no-action'],
    ],
    [
      'two actions in one',
      '{ files: [app.ini] }',
      '{ files: [app.ini], run: [ls] }',
      ['32:29 two-actions'],
    ],
    [
      'keys of another action',
      'files: [app.ini]',
      'files: [app.ini], tty: true',
      ['32:29 unknown-key'],
    ],
    ['no tasks', /tasks:\n {6}- id: runs[^]*?lab\n/, 'tasks: []\n', ['39:5 wrong-value']],
    ['a bad id', 'id: run\n', 'id: Run it\n', ['35:9 wrong-value']],
    ['a rule that cannot be', 'DL3007', 'DL307', ['46:13 wrong-value']],
    ['no rule', /focus: .*/, 'focus: []', ['46:5 wrong-value']],
    ['a bad duration', '25m', '25', ['8:11 wrong-type']],
    ['a bad version of Docker', '">=20.10"', '"20.10"', ['9:19 wrong-value']],
    ['a bad name of a variable', '  container:', '  My-Container:', ['12:3 wrong-key']],
    ['a bad default', 'default: flask', 'default: "a; rm -rf /"', ['12:26 variable-default']],
    ['a bad form', 'is: name', 'is: nam', ['12:36 wrong-value']],
    [
      'a variable that is not there',
      '["${container}"]',
      '["${contaner}"]',
      ['13:23 undeclared-variable'],
    ],
    [
      'such a variable in a command',
      '"${container}", bash',
      '"${HOME}", bash',
      ['45:37 undeclared-variable'],
    ],
    [
      'a slip of a variable in a title',
      'Build ${image}',
      'Build ${imgae}',
      ['17:25 undeclared-variable'],
    ],
    ['another id than the folder’s', 'id: demo', 'id: demo-two', ['2:5 id-not-folder']],
    ['a step’s id twice', 'id: run\n', 'id: build\n', ['26:16 unknown-step', '35:9 duplicate-id']],
    ['a task’s id twice', 'id: runs', 'id: named', ['40:13 duplicate-id']],
    ['a task after a later one', 'after: guess', 'after: named', ['27:16 not-earlier']],
    ['a task after one of another step', 'after: guess', 'after: runs', ['27:16 not-earlier']],
    ['holding until a step that is not there', 'holds: run', 'holds: rum', ['26:16 unknown-step']],
    ['holding until an earlier step', 'holds: lab', 'holds: build', ['43:16 not-later']],
    ['an outcome that is no task', 'task: named', 'task: nmaed', ['22:37 unknown-task']],
    ['an answer to no task', 'task: guess', 'task: gues', ['31:27 unknown-task']],
    [
      'a text that is not there',
      'text: run',
      'text: runs',
      ['37:11 file-missing', '37:11 file-missing'],
    ],
    ['a solution that is not there', '[app.ini]', '[no.ini]', ['32:19 file-missing']],
    ['an edit of no file', 'path: app.py', 'path: no.py', ['33:25 file-missing']],
    ['a template that is not there', '[app.py]', '[no.py]', ['14:13 file-missing']],
    ['a path that leads out', '[app.ini]', '[../lab.yaml]', ['32:19 wrong-value']],
    ['a path that leads out within', '[app.ini]', '[a/../../b]', ['32:19 wrong-value']],
    ['an absolute path', 'path: app.py', 'path: /etc/passwd', ['33:25 wrong-value']],
    ['a path with a backslash', '[app.py]', "['a\\b']", ['14:14 wrong-value']],
    ['a folder for a file', '[app.ini]', '[.]', ['32:19 wrong-value']],
    [
      'a cluster that nobody makes',
      'needs: {',
      'needs: { cluster: { made: now },',
      ['9:27 wrong-value'],
    ],
    ['an action of no kind', '{ files: [app.ini] }', '{ cluster: down }', ['32:20 wrong-value']],
    [
      'a node that is called the lab’s',
      'images: ["${image}:v1"] }',
      'images: [], objects: [{ kind: Node, name: a }] }',
      ['13:63 wrong-value'],
    ],
    [
      'the system’s namespace that is',
      'images: ["${image}:v1"] }',
      'images: [], objects: [{ kind: Namespace, name: kube-system }] }',
      ['13:63 wrong-value'],
    ],
    [
      'what is in such a namespace',
      'images: ["${image}:v1"] }',
      'images: [], objects: [{ kind: Pod, name: a, namespace: kube-system }] }',
      ['13:63 wrong-value'],
    ],
    ['a list for the whole', /^[^]*$/, '- 1\n', ['1:1 wrong-type']],
    ['nothing at all', /^[^]*$/, '# nothing\n', ['1:1 yaml-empty']],
    [
      'many faults, all at once and in order',
      'version: 1\ntitle: { en: "Demo", zh-cn: "演示" }',
      'versoin: 1\ntitle: { en: "Demo" }\nlevle: x',
      ['1:1 missing-key', '3:1 unknown-key', '4:1 missing-language', '5:1 unknown-key'],
    ],
  ];
  for (const [what, find, replace, expected] of changes)
    it(`finds ${what}`, async () => {
      const yaml = goodLab.replace(find, () => replace);
      assert.notEqual(yaml, goodLab);
      const files = { ...goodFiles, 'lab.yaml': yaml };
      const { faults, lab } = await read(files);
      assert.deepEqual(
        shown(faults),
        expected.map((one) => `lab.yaml:${one}`),
      );
      assert.equal(lab === undefined, expected.length > 0);
      assert.deepEqual(amiss(faults, files), []);
    });

  const others: readonly (readonly [what: string, files: Files, faults: readonly string[]])[] = [
    ['no lab.yaml', { 'lab.yaml': undefined }, ['lab.yaml:1:1 file-missing']],
    [
      'bytes that are not UTF-8',
      { 'lab.yaml': Uint8Array.of(0xff, 0xfe, 0) },
      ['lab.yaml:1:1 file-not-text'],
    ],
    [
      'more than 1 MiB',
      { 'lab.yaml': '#'.repeat(1024 * 1024 + 1) },
      ['lab.yaml:1:1 file-too-large'],
    ],
    [
      'a text in one language',
      { 'steps/run.zh-cn.md': undefined },
      ['lab.yaml:37:11 file-missing'],
    ],
    ['an empty text', { 'steps/run.md': '\n' }, ['steps/run.md:1:1 text-empty']],
    [
      'other commands in the other language',
      { 'steps/build.zh-cn.md': '构建。\n\n```sh run\ndocker build .\n```\n' },
      ['steps/build.zh-cn.md:3:1 fences-differ'],
    ],
    [
      'a slip of a variable in a text',
      { 'steps/run.md': 'Run it.\nNow ${contianer}.\n' },
      ['steps/run.md:2:5 undeclared-variable'],
    ],
    [
      'a variable that is not there in a template',
      { 'files/app.py': 'a\n  b ${other}\n' },
      ['files/app.py:2:5 undeclared-variable'],
    ],
    [
      'too many values',
      { 'lab.yaml': `id: demo\nx:\n${'- 1\n'.repeat(60_000)}` },
      ['lab.yaml:1:1 yaml-too-many'],
    ],
    [
      'an alias bomb',
      {
        'lab.yaml': `a: &a [x, x]\n${Array.from({ length: 30 }, (_, at) => `b${at}: &b${at} [*a, *a]`).join('\n')}\n`,
      },
      [],
    ],
  ];
  for (const [what, changed, expected] of others)
    it(`finds ${what}`, async () => {
      const files = { ...goodFiles, ...changed };
      const { faults, lab, id } = await read(files);
      if (expected.length > 0) assert.deepEqual(shown(faults), expected);
      else assert.ok(faults.every((one) => one.id === 'yaml-alias'));
      assert.ok(faults.length > 0);
      assert.equal(lab, undefined);
      assert.equal(id, 'demo');
      assert.deepEqual(amiss(faults, files), []);
    });

  it('follows no link that leads out of the lab', async () => {
    await withFolder(async (root) => {
      const folder = await writeFiles(join(root, 'demo'), {
        ...goodFiles,
        'solution/app.ini': undefined,
        'steps/run.md': undefined,
      });
      await writeFile(join(root, 'secret'), 'x');
      await mkdir(join(folder, 'solution'));
      await symlink('../../secret', join(folder, 'solution/app.ini'));
      await symlink('../../secret', join(folder, 'steps/run.md'));
      const { faults } = await readLab(folder, 'workspace', schemas);
      assert.deepEqual(shown(faults), [
        'lab.yaml:32:19 file-outside',
        'lab.yaml:37:11 file-outside',
      ]);
    });
  });

  it('says which key was meant', async () => {
    const yaml = goodLab.replace('duration', 'duraton');
    const { faults } = await read({ ...goodFiles, 'lab.yaml': yaml });
    const slip = faults.find(({ id }) => id === 'unknown-key');
    assert.deepEqual(slip?.message.args, { key: 'duraton', meant: 'duration' });
  });
});
