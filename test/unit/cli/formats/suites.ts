import type { Suite } from '../../../../src/cli/formats/suite.ts';

/** Of each result one, with signs that each format must hide. */
export const suites: readonly Suite[] = [
  {
    name: 'first-lab',
    milliseconds: 1500,
    properties: { step: 'build & run' },
    cases: [
      { name: 'named: The image is <v1>', result: 'passed', milliseconds: 12, lines: [] },
      {
        name: 'up # 1',
        result: 'failed',
        milliseconds: 250,
        id: 'wrong-tag',
        lines: ['expected: "a" & <b>', '...', '---', '→ look at `-t`'],
      },
      { name: 'host', result: 'blocked', id: 'daemon-down', lines: ['Docker is not here'] },
      { name: 'inside', result: 'skipped', lines: ['waits for up'] },
    ],
  },
  { name: 'second-lab', cases: [{ name: 'start', result: 'passed', lines: [] }] },
];
