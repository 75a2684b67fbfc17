import assert from 'node:assert/strict';
import { lintDockerfile } from '../../../src/dockerfile/lint.ts';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import { linkOf } from '../../../src/dockerfile/rules/links.ts';
import { dockerfileRules } from '../../../src/dockerfile/rules/table.ts';
import { defaultConfig } from '../../../src/lint/config/config.ts';
import { lintFormats } from '../../../src/lint/formats/table.ts';
import { toPlain } from '../../../src/text.ts';

const findings = lintDockerfile(
  parseDockerfile('FROM a:latest\nWORKDIR app & <"x">\n'),
  defaultConfig,
);
const print = (name: string): string =>
  lintFormats[name]?.([{ path: 'a b/Dockerfile,1', findings }], {
    plain: (said) => toPlain(said, 'en'),
    rules: dockerfileRules,
    linkOf,
    version: '1.2.3',
  }) ?? '';

describe('lint formats', () => {
  it('json has hadolint’s fields, columns from 1, and the fixes', () => {
    const [first, second] = JSON.parse(print('json')) as Record<string, unknown>[];
    assert.partialDeepStrictEqual(first, {
      ...{ line: 1, column: 6, endLine: 1, endColumn: 14, code: 'DL3007', level: 'warning' },
      ...{ file: 'a b/Dockerfile,1', ids: ['DL3007'], fixes: [] },
      link: 'https://github.com/hadolint/hadolint/wiki/DL3007',
    });
    assert.partialDeepStrictEqual(second, {
      fixes: [{ choose: false, edits: [{ line: 2, column: 9, endColumn: 9, text: '/' }] }],
    });
  });
  it('sarif has exact regions, rules with help, and fixes', () => {
    const log = JSON.parse(print('sarif')) as { runs: { results: unknown[] }[] };
    assert.partialDeepStrictEqual(log, {
      version: '2.1.0',
      runs: [{ columnKind: 'utf16CodeUnits' }],
    });
    assert.partialDeepStrictEqual(log.runs[0]?.results[0], {
      ...{ ruleId: 'DL3007', ruleIndex: 1, level: 'warning' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'a%20b/Dockerfile%2C1' },
            region: { startLine: 1, startColumn: 6, endLine: 1, endColumn: 14 },
          },
        },
      ],
    });
    assert.match(print('sarif'), /"helpUri": "https:[^]*"markdown": |"markdown": [^]*"helpUri": /);
  });
  it('checkstyle escapes what XML reads', () => {
    assert.match(
      print('checkstyle'),
      /<file name="a b\/Dockerfile,1">\n {4}<error line="1" column="6"/,
    );
    assert.match(print('checkstyle'), /app &amp; &lt;&quot;x&quot;&gt;/);
  });
  it('github escapes what its commands read, and ends at the last column', () => {
    const [line] = print('github').split('\n');
    assert.match(
      line ?? '',
      /^::warning file=a b\/Dockerfile%2C1,line=1,endLine=1,col=6,endColumn=13,title=DL3007::a:latest /,
    );
  });
  it('tty and gnu have a line for each finding', () => {
    assert.match(print('tty'), /^a b\/Dockerfile,1:1 DL3007 warning: .*\n.*:2 DL3000 error: .*\n$/);
    assert.match(print('gnu'), /^container-lab:a b\/Dockerfile,1:1:6: DL3007 warning: /);
  });
  it('gitlab’s fingerprints differ, and stay when lines move', () => {
    const issues = JSON.parse(print('gitlab_codeclimate')) as { fingerprint: string }[];
    assert.equal(new Set(issues.map(({ fingerprint }) => fingerprint)).size, 2);
    assert.match(print('codeclimate'), /^\{[^\0]*\}\0\n\{[^\0]*\}\0\n$/);
  });
  it('sonarqube counts columns from 0', () => {
    assert.partialDeepStrictEqual(JSON.parse(print('sonarqube')), {
      issues: [
        { ruleId: 'DL3007', primaryLocation: { textRange: { startLine: 1, startColumn: 5 } } },
        { ruleId: 'DL3000', severity: 'CRITICAL' },
      ],
    });
    assert.match(print('codacy'), /"patternId":"DL3007"\}\n/);
  });
  it('text names the place, the rule and the fix', () => {
    assert.match(print('text'), /:2:9 error: .* \(DL3000, WorkdirRelativePath\)\n {4}→ Write /);
  });
});
