import assert from 'node:assert/strict';
import { readLab } from '../../../src/lab/load.ts';
import { mirrorValues } from '../../../src/lab/mirrors.ts';
import { readMistakes } from '../../../src/lab/mistakes.ts';
import { replaceVariables } from '../../../src/lab/variables.ts';
import {
  goodFiles,
  goodLab,
  goodMistakes,
  schemas,
  shown,
  withFolder,
  writeFiles,
} from './labFolder.ts';
import { join } from 'node:path';

const both = mirrorValues({ registry: 'm.example:5000', pip: 'https://m.example/simple' });
const none = mirrorValues({});

const dockerfile = `FROM \${libraryPrefix}python:3.11 AS one
FROM \${registryPrefix}findsec/hello
ENV PIP_INDEX_URL=\${pipIndex}
RUN pip install \\
    --index-url \${pipIndex} \\
    flask
`;

describe('a lab’s file', () => {
  it('is right with mirrors', () =>
    assert.equal(
      replaceVariables(dockerfile, both),
      `FROM m.example:5000/library/python:3.11 AS one
FROM m.example:5000/findsec/hello
ENV PIP_INDEX_URL=https://m.example/simple
RUN pip install \\
    --index-url https://m.example/simple \\
    flask
`,
    ));
  it('is right without any', () =>
    assert.equal(
      replaceVariables(dockerfile, none),
      `FROM python:3.11 AS one
FROM findsec/hello
RUN pip install \\
    flask
`,
    ));
  it('keeps its line ends and its last line', () => {
    const text = 'a\r\n${pipIndex}\r\nb';
    assert.equal(replaceVariables(text, none), 'a\r\nb');
    assert.equal(replaceVariables('a\n${pipIndex}', none), 'a\n');
    assert.equal(replaceVariables('${pipIndex}\n', none), '');
    assert.equal(replaceVariables('\n\n', none), '\n\n');
    assert.equal(replaceVariables('', none), '');
  });
  it('a command lacks the word, and a text is empty', () => {
    const value = {
      run: ['docker', 'build', '--build-arg=PIP_INDEX_URL=${pipIndex}', '-t', '${image}', ''],
      text: 'Use ${pipIndex}.',
    };
    assert.deepEqual(replaceVariables(value, { image: 'x', ...none }), {
      run: ['docker', 'build', '-t', 'x', ''],
      text: '',
    });
    const { run } = replaceVariables(value, { image: 'x', ...both });
    assert.equal(run[2], '--build-arg=PIP_INDEX_URL=https://m.example/simple');
  });
});

describe('the learner’s mirrors in a lab', () => {
  const faults = (changes: Readonly<Record<string, string>>): Promise<readonly string[]> =>
    withFolder(async (folder) => {
      const files = { ...goodFiles, ...changes };
      const read = await readLab(
        await writeFiles(join(folder, 'demo'), files),
        'workspace',
        schemas,
      );
      if (!read.lab) return shown(read.faults);
      return shown((await readMistakes(read.lab)).faults);
    });
  const inLab = (from: string, to: string): Promise<readonly string[]> => {
    assert.ok(goodLab.includes(from));
    return faults({ 'lab.yaml': goodLab.replace(from, to) });
  };

  it('stand in texts, commands, edits and templates', async () => {
    const lab = goodLab
      .replace('"A demo."', '"Through ${registryPrefix}"')
      .replace('"Look at ${PATH}."', '"pip uses ${pipIndex}."')
      .replace('find: "a", replace: "b"', 'find: "a", replace: "${libraryPrefix}b"')
      .replace('[docker, build,', '[docker, build, "--build-arg=I=${pipIndex}",');
    assert.deepEqual(
      await faults({
        'lab.yaml': lab,
        'files/app.py': 'print("${libraryPrefix}${pipIndex}")\n',
        'steps/run.md': 'Run ${libraryPrefix}python.\n',
        'mistakes.yaml': goodMistakes.replace('build, -t', 'build, "${pipIndex}", -t'),
      }),
      [],
    );
  });
  it('a slip of one is told', async () => {
    assert.deepEqual(await faults({ 'files/app.py': 'print("${libaryPrefix}")\n' }), [
      'files/app.py:1:8 undeclared-variable',
    ]);
    assert.deepEqual(await faults({ 'steps/run.md': 'Run ${pipindex}.\n' }), [
      'steps/run.md:1:5 undeclared-variable',
    ]);
  });
  for (const [what, from, to, fault] of [
    ['what it owns', 'images: ["${image}:v1"] }', 'images: ["${libraryPrefix}a"] }', '13:'],
    [
      'what it needs',
      'images: ["python:3.11-slim-bookworm"]',
      'images: ["${libraryPrefix}a"]',
      '9:',
    ],
    ['a check', 'image: { ref: "${image}:v1" }', 'image: { ref: "${libraryPrefix}a" }', '42:'],
    ['a default', 'default: findsec/hello', 'default: "${registryPrefix}a"', '11:'],
  ] as const) {
    it(`do not stand in ${what}`, async () => {
      const found = await inLab(from, to);
      assert.ok(
        found.some((each) => each.startsWith(`lab.yaml:${fault}`) && /mirror-misplaced/.test(each)),
        found.join('\n'),
      );
    });
  }
  it('do not stand in the names of what a mistake leaves', async () => {
    const mistakes = goodMistakes.replace('["${image}:1"]', '["${libraryPrefix}a"]');
    assert.deepEqual(
      (await faults({ 'mistakes.yaml': mistakes })).map((each) => each.split(' ')[1]),
      ['mirror-misplaced'],
    );
  });
  it('cannot be declared as the lab’s own', async () => {
    const found = await inLab('variables:\n', 'variables:\n  pipIndex: { default: x, is: word }\n');
    assert.deepEqual(found, ['lab.yaml:11:3 wrong-key']);
  });
});
