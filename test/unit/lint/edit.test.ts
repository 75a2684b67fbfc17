import assert from 'node:assert/strict';
import { ignoreInConfig } from '../../../src/lint/config/addIgnored.ts';
import { applyEdits, applyFixes } from '../../../src/lint/edit.ts';
import type { Finding, Fix } from '../../../src/lint/finding.ts';
import { fixAll } from '../../../src/lint/fixAll.ts';
import { said } from '../../../src/text.ts';

const both = said({ en: 'x', 'zh-cn': 'x' });
const edit = (line: number, from: number, to: number, text: string): Fix['edits'][number] => ({
  range: { start: { line, character: from }, end: { line, character: to } },
  text,
});
const fix = (...edits: Fix['edits']): Fix => ({ title: both, edits });
const finding = (...fixes: readonly Fix[]): Finding => ({
  ...{ ids: ['X'], severity: 'info', message: both, related: [], link: '', fixes },
  range: edit(0, 0, 0, '').range,
});

describe('edits', () => {
  it('are made whatever their order, over all kinds of lines', () => {
    assert.equal(
      applyEdits('ab\r\ncd\ne', [edit(2, 1, 1, 'f'), edit(0, 1, 2, ''), edit(1, 0, 0, '>')]),
      'a\r\n>cd\nef',
    );
  });
  it('that overlap are refused', () => {
    assert.throws(() => applyEdits('abc', [edit(0, 0, 2, ''), edit(0, 1, 3, '')]), RangeError);
  });
  it('of two fixes that touch, the first is made, whole or not at all', () => {
    const [one, two, three] = [
      fix(edit(0, 0, 1, 'x')),
      fix(edit(0, 1, 1, 'y'), edit(0, 3, 3, 'z')),
      fix(edit(0, 3, 3, '!')),
    ];
    assert.deepEqual(applyFixes('abc', [one, two, three]), { text: 'xbc!', made: [one, three] });
  });
});

describe('fix all', () => {
  it('goes on until nothing is left, and leaves what a person must choose', async () => {
    const lint = (text: string): readonly Finding[] => [
      ...[...text.matchAll(/aa/g)].map(({ index }) => finding(fix(edit(0, index, index + 2, 'a')))),
      finding({ ...fix(edit(0, 0, 0, 'never')), choose: true }),
    ];
    assert.equal((await fixAll('aaaaaab', lint)).text, 'ab');
  });
  it('ends when two rules undo each other, or one never ends', async () => {
    const swap = (text: string): readonly Finding[] => [
      finding(fix(edit(0, 0, 1, text === 'a' ? 'b' : 'a'))),
    ];
    assert.match((await fixAll('a', swap)).text, /^[ab]$/);
    const grow = (): readonly Finding[] => [finding(fix(edit(0, 0, 0, 'a')))];
    assert.ok((await fixAll('', grow)).text.length < 100);
  });
});

describe('ignoring a rule in the config', () => {
  for (const [before, after] of [
    ['', 'ignored:\n  - DL1\n'],
    ['# why\n', '# why\nignored:\n  - DL1\n'],
    ['no-fail: true', 'no-fail: true\nignored:\n  - DL1\n'],
    ['ignored: [DL2, "DL3"]\n', 'ignored: [DL2, "DL3", DL1]\n'],
    [
      'ignored:\r\n  - DL2 # why\r\nno-fail: true\r\n',
      'ignored:\r\n  - DL2 # why\r\n  - DL1\r\nno-fail: true\r\n',
    ],
    ['ignored:\n- DL2\n', 'ignored:\n- DL2\n- DL1\n'],
    ['ignored: [DL1]\n', 'ignored: [DL1]\n'],
    ['ignored: [DL2\n', 'ignored: [DL2\n'],
    ['- x\n', '- x\n'],
  ] as const) {
    it(JSON.stringify(before), () => {
      assert.equal(applyEdits(before, ignoreInConfig(before, 'DL1')), after);
    });
  }
});
