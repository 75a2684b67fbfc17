import assert from 'node:assert/strict';
import { diagnosticsReport, withoutSecrets } from '../../../src/vscode/diagnosticsReport.ts';
import { isIn } from '../../../src/vscode/inFolder.ts';
import { languageOf } from '../../../src/vscode/language.ts';
import { terminalText } from '../../../src/vscode/terminalText.ts';

describe('the language', () => {
  for (const [setting, display, language] of [
    ['auto', 'en', 'en'],
    ['auto', 'de', 'en'],
    ['auto', 'zh-cn', 'zh-cn'],
    ['auto', 'zh-TW', 'zh-cn'],
    ['en', 'zh-cn', 'en'],
    ['zh-cn', 'en', 'zh-cn'],
    ['nonsense', 'zh-cn', 'zh-cn'],
  ] as const) {
    it(`is ${language} for ${setting} in an editor in ${display}`, () =>
      assert.equal(languageOf(setting, display), language));
  }
});

describe('what may be typed into a terminal', () => {
  for (const [name, text, typed] of [
    ['a command', 'docker ps', 'docker ps'],
    ['two lines', 'docker ps\r\n\tls\n', 'docker ps\n\tls'],
    ['Chinese', 'echo 你好', 'echo 你好'],
    ['nothing', ' \n', undefined],
    ['an escape sequence', 'echo \u001b[2J', undefined],
    ['a Ctrl-C', 'ls\u0003', undefined],
    ['a lone carriage return', 'echo a\rrm b', undefined],
  ] as const) {
    it(name, () => assert.equal(terminalText(text), typed));
  }
});

describe('a folder', () => {
  for (const [path, holds] of [
    ['/labs/a', true],
    ['/labs/a/b/c.py', true],
    ['/labs/a/..b', true],
    ['/labs/ab', false],
    ['/labs', false],
    ['/labs/a/../b', false],
  ] as const) {
    it(`${holds ? 'holds' : 'does not hold'} ${path}`, () => {
      assert.equal(isIn('/labs/a', path), holds);
    });
  }
});

describe('the diagnostics', () => {
  const report = diagnosticsReport({
    extension: '0.1.0',
    editor: '1.106.0',
    platform: 'linux x64',
    remote: undefined,
    language: 'en',
    endpoint: 'tcp://me:secret@host:2376',
    dockerHostSetting: true,
    daemon: 'answers, 28.2.2',
    mirrors: ['registry'],
    labs: [
      { id: 'flask', origin: 'extension', faults: 0 },
      { id: 'other', origin: 'workspace', faults: 2 },
    ],
    started: [
      {
        lab: 'flask',
        folder: '/home/me/container-labs/flask',
        step: 'build',
        verdicts: ['named: failed (wrong-tag)'],
      },
    ],
    home: '/home/me',
  });

  it('say what is needed', () => {
    for (const part of [
      'Container Lab 0.1.0',
      'Endpoint tcp://host:2376 (by setting): answers, 28.2.2',
      'Mirrors: registry',
      '- other (workspace), faults: 2',
      '- flask at build in ~/container-labs/flask',
      '  - named: failed (wrong-tag)',
    ]) {
      assert.ok(report.includes(part), part);
    }
  });

  it('hold no secret and no home folder', () => {
    assert.doesNotMatch(report, /secret|\/home\/me/);
    assert.equal(withoutSecrets('https://a:b@c/d and x@y', '/'), 'https://c/d and x@y');
  });
});
