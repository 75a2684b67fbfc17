import assert from 'node:assert/strict';
import { announcement } from '../../../../src/vscode/guide/announcement.ts';
import { runFences } from '../../../../src/vscode/guide/fences.ts';
import { guideHtml } from '../../../../src/vscode/guide/html.ts';
import { taskReport } from '../../../../src/vscode/guide/report.ts';
import { voice } from '../../../../src/vscode/guide/voice.ts';
import type { Verdict } from '../../../../src/check/verdict.ts';
import { build, failed, passed, subject, wrongTag } from './lab.ts';

describe('the page', () => {
  const page = guideHtml({
    nonce: 'abc123',
    cspSource: 'https://source"',
    script: 'x.js?a&b',
    style: '<style>',
    language: 'zh-cn',
    title: '<b>&"',
  });

  it('allows nothing but its own script, style and images', () => {
    const policy = /content="([^"]+)"/.exec(page)?.[1] ?? '';
    assert.match(policy, /^default-src 'none'; script-src 'nonce-abc123'; /);
    assert.doesNotMatch(policy, /unsafe|\*|data:|connect-src/);
  });

  it('escapes what it is given', () => {
    assert.ok(page.includes('<title>&lt;b&gt;&amp;&quot;</title>'));
    assert.ok(page.includes('src="x.js?a&amp;b"'));
    assert.ok(page.includes('href="&lt;style&gt;"'));
    assert.ok(page.includes('https://source&quot;'));
  });

  it('says its language', () => assert.ok(page.includes('<html lang="zh-cn">')));
});

describe('fences to run', () => {
  for (const [name, markdown, found] of [
    ['none', 'text\n\n```sh\nls\n```\n', []],
    ['one', 'text\n\n```sh run\nls\n```\n', ['ls']],
    ['several lines', '```sh run\na \\\n  b\n```', ['a \\\n  b']],
    ['two, with others between', '```sh run\na\n```\n```\nb\n```\n~~~sh run\nc\n~~~', ['a', 'c']],
    ['in a list', '- x\n\n  ```sh run\n  a\n    b\n  ```\n', ['a\n  b']],
    ['a longer fence', '````sh run\n```\na\n```\n````', ['```\na\n```']],
    ['one within another', '```\n```sh run\nx\n```\n', []],
    ['Windows line ends', '```sh run\r\na\r\n```\r\n', ['a']],
  ] as const) {
    it(name, () => assert.deepEqual(runFences(markdown), found));
  }
});

describe('what is announced after a check', () => {
  const say = (verdicts: Readonly<Record<string, Verdict>>, language: 'en' | 'zh-cn'): string =>
    announcement(
      { step: 'build', verdicts: new Map(Object.entries(verdicts)), asked: true, at: 0 },
      build,
      voice(language),
    );
  const blocked = { status: 'blocked', block: wrongTag } as const;

  for (const [name, verdicts, en, zh] of [
    ['all passed', { named: passed, starts: passed }, 'The step is done.', '这一步已完成。'],
    [
      'one failed',
      { named: failed(wrongTag), starts: passed },
      '1 of 2 passed. Not yet: The image is called findsec/hello:v1. You built hello:latest.',
      '2 项中有 1 项通过。未通过：镜像名为 findsec/hello:v1。你构建了 hello:latest。',
    ],
    [
      'blocked',
      { named: blocked, starts: passed },
      'Could not check the step. You built hello:latest.',
      '无法检查这一步。你构建了 hello:latest。',
    ],
  ] as const) {
    it(name, () => {
      assert.equal(say(verdicts, 'en'), en);
      assert.equal(say(verdicts, 'zh-cn'), zh);
    });
  }
});

describe('the report on a task', () => {
  for (const [name, verdict, part] of [
    ['failed', failed(wrongTag), 'Cause: wrong-tag. You built hello:latest.'],
    ['passed', passed, 'Status: passed'],
    ['blocked', { status: 'blocked', block: wrongTag }, 'Status: blocked (wrong-tag)'],
    ['waiting', { status: 'waiting', for: 'named' }, 'Status: waiting for named'],
  ] as const) {
    it(`says that it ${name}`, () => {
      const { session } = subject({ verdicts: { named: verdict } });
      const report = taskReport(session, build, 'named', '/home/me');
      assert.match(report, /^flask \(version 1\), step build, task named\nCheck type: image\n/);
      assert.ok(report.includes(part));
    });
  }

  it('says that it was not checked', () => {
    const report = taskReport(subject().session, build, 'named', '/home/me');
    assert.ok(report.includes('Not checked yet'));
  });
});
