import fc from 'fast-check';
import assert from 'node:assert/strict';
import { mergeConfig, type ConfigPart } from '../../../src/lint/config/config.ts';
import { configOfEnvironment } from '../../../src/lint/config/environment.ts';
import { readHadolintConfig } from '../../../src/lint/config/hadolint.ts';
import { toPlain } from '../../../src/text.ts';

describe('.hadolint.yaml', () => {
  const table: readonly (readonly [yaml: string, config: ConfigPart, faults: readonly string[]])[] =
    [
      ['', {}, []],
      ['# nothing\n', {}, []],
      ['ignored:\n  - DL3000\n  - SC1010\n', { ignored: ['DL3000', 'SC1010'] }, []],
      ['ignored:\n', { ignored: [] }, []],
      [
        'override:\n  info: [DL3000]\n  error: [DL3000, DL1]\n',
        { override: { DL3000: 'error', DL1: 'error' } },
        [],
      ],
      ['trustedRegistries: ["*.gcr.io", "*"]', { trustedRegistries: ['*.gcr.io', '*'] }, []],
      [
        'label-schema: { a: url }\nstrict-labels: true',
        { labelSchema: { a: 'url' }, strictLabels: true },
        [],
      ],
      ['failure-threshold: none\nno-fail: false', { failureThreshold: 'style', noFail: false }, []],
      [
        'disable-ignore-pragma: true\nno-color: true\nformat: json',
        { disableIgnorePragma: true, format: 'json' },
        [],
      ],
      ['x: &a [DL1]\nignored: *a\n', { ignored: ['DL1'] }, ['1:1 There is no key x']],
      ['ignored: [DL1\n', {}, ['2:1 This is no YAML']],
      ['ignored: DL1\nno-fail: true\n', { ignored: [], noFail: true }, ['1:10 Write a list']],
      ['- DL1\n', {}, ['1:1 Write keys']],
      ['override:\n  off: [DL1]\n', { override: {} }, ['2:3 There is no key off']],
      ['no-fail: "true"\n', {}, ['1:11 Write one of: true, false']],
      ['failure-threshold: Error\n', {}, ['1:20 Write one of: error']],
      ['label-schema:\n  a: word\n', { labelSchema: {} }, ['2:6 Write one of: text']],
      ['ignored: [DL1]\nignored: [DL2]\n', { ignored: ['DL2'] }, ['2:1 ignored is written twice']],
    ];
  for (const [yaml, config, faults] of table) {
    it(JSON.stringify(yaml), () => {
      const read = readHadolintConfig(yaml);
      assert.deepEqual(read.config, config);
      const told = read.faults.map(
        ({ range: { start }, message }) =>
          `${start.line + 1}:${start.character + 1} ${toPlain(message, 'en')}`,
      );
      assert.equal(told.length, faults.length, told.join('\n'));
      faults.forEach((fault, at) => assert.ok(told[at]?.startsWith(fault), told[at]));
    });
  }
  it('never throws', () => {
    const piece = fc.constantFrom(
      ...[
        'ignored',
        'override',
        ': ',
        '\n',
        '- ',
        '[',
        ']',
        '{',
        '}',
        '&a',
        '*a',
        '"',
        "'",
        '|',
        '  ',
      ],
      ...[
        'DL3000',
        'error',
        'true',
        '!!str',
        '---',
        '#',
        '?',
        '\t',
        ',',
        'no-fail',
        'label-schema',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const { faults } = readHadolintConfig(pieces.join(''));
        for (const { range } of faults)
          assert.ok(range.start.line >= 0 && range.start.character >= 0);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the config of several sources', () => {
  it('is joined, the last one first where only one can count', () => {
    const config = mergeConfig([
      { ignored: ['A'], failureThreshold: 'error', override: { B: 'info' } },
      { ignored: ['C'], failureThreshold: 'style' },
    ]);
    assert.deepEqual(config.ignored, ['A', 'C']);
    assert.equal(config.failureThreshold, 'style');
    assert.deepEqual(config.override, { B: 'info' });
  });
  it('takes hadolint’s variables', () => {
    const part = configOfEnvironment({
      HADOLINT_IGNORE: 'DL1, DL2',
      HADOLINT_OVERRIDE_ERROR: 'DL3',
      HADOLINT_OVERRIDE_STYLE: 'DL3,DL4',
      HADOLINT_NOFAIL: '1',
      HADOLINT_STRICT_LABELS: 'what',
      HADOLINT_FAILURE_THRESHOLD: 'warning',
      HADOLINT_REQUIRE_LABELS: 'a:url,b',
      HADOLINT_TRUSTED_REGISTRIES: 'x.example',
      HADOLINT_FORMAT: 'sarif',
    });
    assert.deepEqual(part, {
      ignored: ['DL1', 'DL2'],
      override: { DL3: 'error', DL4: 'style' },
      trustedRegistries: ['x.example'],
      labelSchema: { a: 'url' },
      noFail: true,
      failureThreshold: 'warning',
      format: 'sarif',
    });
  });
});
