import assert from 'node:assert/strict';
import { ignoreHere, ignoreInFile, ignoresOf } from '../../../src/dockerfile/addIgnore.ts';
import { lintDockerfile } from '../../../src/dockerfile/lint.ts';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import { defaultConfig, type LintConfig } from '../../../src/lint/config/config.ts';
import { applyEdits } from '../../../src/lint/edit.ts';
import type { Finding } from '../../../src/lint/finding.ts';
import { fixAll } from '../../../src/lint/fixAll.ts';

const findings = (text: string, config: Partial<LintConfig> = {}): readonly Finding[] =>
  lintDockerfile(parseDockerfile(text), { ...defaultConfig, ...config });
const ids = (text: string, config?: Partial<LintConfig>): readonly string[] =>
  findings(text, config).map((one) => `${one.range.start.line + 1} ${one.ids[0]}`);

/** Seen with hadolint 2.15.1 itself, but for the comments that ignore nothing. */
describe('comments that ignore', () => {
  const above = (comment: string): string => `FROM a:1\n${comment}\nWORKDIR app\n`;
  for (const comment of [
    '# hadolint ignore=DL3000',
    '#hadolint ignore=DL3000',
    '   # hadolint   ignore = DL3000 \t',
    '# hadolint ignore=DL3000 # why',
    '# hadolint ignore=DL3000#why',
    '# hadolint ignore=SC2086,DL3000',
    '# hadolint ignore=DL9999 , DL3000',
    '# hadolint global ignore=DL3000',
    '# hadolint  global  ignore=DL3000',
    '# check=skip=WorkdirRelativePath',
    '# Check = skip = WorkdirRelativePath ; error=true',
    '# check=skip=all',
    '# check=skip=WorkdirRelativePath\n# a word',
  ]) {
    it(`${comment}: counts`, () => assert.deepEqual(ids(above(comment)), []));
  }
  for (const comment of [
    '# hadolint ignore=DL3000,FOO',
    '# hadolint ignore=DL3000 DL3004',
    '# hadolint ignore=DL3000 why',
    '# hadolint ignore=DL3000,',
    '# hadolint ignore=dl3000',
    '# HADOLINT ignore=DL3000',
    '# x hadolint ignore=DL3000',
    '##  hadolint ignore=DL3000',
    '# check=error=true',
  ]) {
    it(`${comment}: is void`, () => assert.deepEqual(ids(above(comment)), ['3 DL3000']));
  }
  it('counts on the line above only, and is unused elsewhere', () => {
    assert.deepEqual(ids(above('# hadolint ignore=DL3000\n')), ['2 UnusedIgnore', '4 DL3000']);
    assert.deepEqual(ids(above('# hadolint ignore=DL3000\n# x')), ['2 UnusedIgnore', '4 DL3000']);
  });
  it('counts in the whole file from anywhere, but not within an instruction', () => {
    assert.deepEqual(ids('FROM a:1\nWORKDIR app\n# hadolint global ignore=DL3000\n'), []);
    const within = 'FROM a:1\nRUN a && \\\n# hadolint global ignore=DL3000\n  b\nWORKDIR app\n';
    assert.deepEqual(ids(within), ['5 DL3000']);
  });
  it('counts for all lines of an instruction', () => {
    assert.deepEqual(ids('FROM a:1\n# hadolint ignore=DL3004\nRUN a && \\\n  sudo b\n'), []);
    assert.deepEqual(ids('FROM a:1\n# hadolint ignore=DL3004\nRUN <<E\na\nsudo b\nE\n'), []);
  });
  it('is unused only where its rule looked', () => {
    assert.deepEqual(ids('FROM a:1\n# hadolint ignore=SC2086,DL9999\nRUN a\n'), []);
    const unused = 'FROM a:1\n# hadolint ignore=DL3000,DL3004\nWORKDIR app\n';
    assert.deepEqual(ids(unused), ['2 UnusedIgnore']);
    assert.deepEqual(ids(unused, { ignored: ['DL3004'] }), []);
    assert.deepEqual(ids(unused, { ignored: ['UnusedIgnore'] }), []);
  });
  it('does not count where the config says so', () => {
    const config = { disableIgnorePragma: true };
    assert.deepEqual(ids(above('# hadolint ignore=DL3000'), config), ['3 DL3000']);
  });
  it('of BuildKit at the head makes its findings errors', () => {
    const [finding] = findings('# check=error=true\nFROM a:1 AS B\n');
    assert.equal(finding?.severity, 'error');
  });
  for (const [before, after] of [
    ['FROM a:1\n# hadolint ignore=DL3000\nRUN a\n', 'FROM a:1\nRUN a\n'],
    [
      'FROM a:1\n# hadolint ignore=DL3004,DL3000,DL4000 # why\nWORKDIR app\n',
      'FROM a:1\n# hadolint ignore=DL3000 # why\nWORKDIR app\n',
    ],
    ['# check=skip=StageNameCasing;error=true\nFROM a:1\n', '# check=error=true\nFROM a:1\n'],
    ['# check=error=true;skip=StageNameCasing\nFROM a:1\n', '# check=error=true\nFROM a:1\n'],
    ['# check=skip=StageNameCasing\r\nFROM a:1\r\n', 'FROM a:1\r\n'],
  ] as const) {
    it(`goes when it ignores nothing: ${JSON.stringify(before)}`, async () => {
      assert.equal((await fixAll(before, (text) => findings(text))).text, after);
    });
  }
});

describe('edits that ignore', () => {
  const cases: readonly (readonly [before: string, here: string, inFile: string])[] = [
    [
      'FROM a:1\n  WORKDIR app\n',
      'FROM a:1\n  # hadolint ignore=DL3000\n  WORKDIR app\n',
      '# hadolint global ignore=DL3000\nFROM a:1\n  WORKDIR app\n',
    ],
    [
      '# syntax=x\r\nFROM a:1\r\n# hadolint ignore=SC1 # why\r\nRUN a \\\r\n  && sudo b\r\n',
      '# syntax=x\r\nFROM a:1\r\n# hadolint ignore=SC1,DL3004 # why\r\nRUN a \\\r\n  && sudo b\r\n',
      '# syntax=x\r\n# hadolint global ignore=DL3004\r\nFROM a:1\r\n# hadolint ignore=SC1 # why\r\nRUN a \\\r\n  && sudo b\r\n',
    ],
    [
      '# check=skip=InvalidBaseImagePlatform;error=true\n# hadolint ignore=SC1\nFROM a:1 AS B\n',
      '# check=skip=InvalidBaseImagePlatform;error=true\n# check=skip=StageNameCasing\n# hadolint ignore=SC1\nFROM a:1 AS B\n',
      '# check=skip=InvalidBaseImagePlatform,StageNameCasing;error=true\n# hadolint ignore=SC1\nFROM a:1 AS B\n',
    ],
    [
      '# check=error=true\n\nFROM a:1 AS B\n',
      '# check=error=true\n\n# check=skip=StageNameCasing\nFROM a:1 AS B\n',
      '# check=error=true;skip=StageNameCasing\n\nFROM a:1 AS B\n',
    ],
  ];
  for (const [before, here, inFile] of cases) {
    it(JSON.stringify(before), () => {
      const document = parseDockerfile(before);
      const [finding] = findings(before);
      assert.ok(finding);
      assert.equal(applyEdits(before, ignoreHere(document, finding)), here);
      assert.equal(applyEdits(before, ignoreInFile(document, finding)), inFile);
      assert.deepEqual([ids(here), ids(inFile)], [[], []]);
      const offered = ignoresOf(document, finding).map(({ edits }) => applyEdits(before, edits));
      assert.deepEqual(offered, [here, inFile]);
    });
  }
  it('are not offered for what no tool knows, nor above what is no instruction', () => {
    const text = 'FROM a:1\n# hadolint ignore=DL3000\nRUN b\n';
    const [unused] = findings(text);
    assert.ok(unused !== undefined && unused.ids.includes('UnusedIgnore'));
    assert.deepEqual(ignoresOf(parseDockerfile(text), unused), []);
    const nowhere = {
      ids: ['DL3057'],
      range: parseDockerfile('# x\n').locate(0, 3).range,
    } as const;
    assert.equal(ignoresOf(parseDockerfile('# x\n'), nowhere).length, 1);
  });
  it('take codes of ShellCheck, too', () => {
    const document = parseDockerfile('FROM a:1\nRUN b \\\n  $c\n');
    const range = document.locate(18, 20).range;
    const edits = ignoresOf(document, { ids: ['SC2086'], range }).map((one) => one.edits);
    assert.deepEqual(
      edits.map((one) => applyEdits(document.text, one)),
      [
        'FROM a:1\n# hadolint ignore=SC2086\nRUN b \\\n  $c\n',
        '# hadolint global ignore=SC2086\nFROM a:1\nRUN b \\\n  $c\n',
      ],
    );
  });
});
