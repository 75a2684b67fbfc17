import assert from 'node:assert/strict';
import { inlineIgnore } from '../../../../src/dockerfile/rules/inlineIgnore.ts';
import { findings, testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  inlineIgnore,
  table(
    [
      ['FROM a:1\n‹# hadolint ignore=DL3004›\nRUN sudo a\n'],
      ['FROM a:1\n‹#hadolint ignore = DL3004 , SC2086 # why›\nRUN sudo a\n'],
      ['‹# hadolint ignore=DL3006›\nFROM a\n'],
    ],
    [
      '# hadolint global ignore=DL3006\nFROM a\n',
      'FROM a:1\n# hadolint ignore=this\nRUN sudo a\n',
      'FROM a:1\n# hadolint shell=bash\nRUN sudo a\n',
      '# check=skip=all\nFROM a\n',
      'FROM a:1\nRUN a \\\n# hadolint ignore=DL3004\n && b\n',
    ],
  ),
);

describe('DL1001', () => {
  it('is off where no config turns it on', () => {
    const text = 'FROM a\n# hadolint ignore=DL3008\nRUN b';
    const found = findings(inlineIgnore, text, { config: { profile: 'recommended' } });
    assert.deepEqual(found, []);
    const config = { profile: 'recommended', override: { DL1001: 'warning' } } as const;
    assert.equal(findings(inlineIgnore, text, { config })[0]?.severity, 'warning');
  });
});
