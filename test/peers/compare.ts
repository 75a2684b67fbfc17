/**
 * Compares our hints with hadolint's findings over generated Dockerfiles, rule by rule, ShellCheck left
 * out. It fails where we miss or add too much, and where nobody has said who is right.
 *   node compare.ts HADOLINT [--rule DL3008] [--seed 1] [--cases 100] [--show]
 */
import { parseArgs } from 'node:util';
import { defaultConfig, type LintConfig } from '../../src/lint/config/config.ts';
import { compareOne, type Disagreement } from './agreement.ts';
import { generate, type Case } from './generate.ts';
import { askHadolint } from './hadolint.ts';
import { settled, settledBy, type Settled } from './settled.ts';

const [leastRecall, mostExtra] = [0.98, 0.01];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    cases: { type: 'string', default: '100' },
    rule: { type: 'string' },
    show: { type: 'boolean', default: false },
  },
});
const [hadolint = 'hadolint'] = positionals;

const configs: Readonly<Record<Case['config'], LintConfig>> = {
  // Both rules are off unless asked for.
  plain: { ...defaultConfig, override: { DL3057: 'info', DL1001: 'info' } },
  labels: {
    ...defaultConfig,
    labelSchema: {
      ...{ name: 'text', url: 'url', version: 'semver', made: 'rfc3339' },
      ...{ license: 'spdx', commit: 'hash', mail: 'email' },
    },
    strictLabels: true,
  },
  registries: {
    ...defaultConfig,
    trustedRegistries: ['docker.io', 'example.com', '*.gcr.io', 'localhost'],
  },
};

/** Of one rule: what both find, what only one does, and how much of that is hadolint's to be right in. */
interface Row {
  cases: number;
  both: number;
  readonly only: Record<Disagreement['only'], number>;
  readonly ofHadolint: Record<Disagreement['only'], number>;
}

const rows = new Map<string, Row>();
const rowOf = (rule: string): Row => {
  const none = { hadolint: 0, ours: 0 };
  const row = rows.get(rule) ?? { cases: 0, both: 0, only: { ...none }, ofHadolint: { ...none } };
  rows.set(rule, row);
  return row;
};

const cases = generate(Number(values.seed), Number(values.cases)).filter(
  ({ rule }) => values.rule === undefined || values.rule === rule,
);
const unsettled: Disagreement[] = [];
const uses = new Map<Settled, number>();
let unread = 0;
for (const name of ['plain', 'labels', 'registries'] as const) {
  const own = cases.filter(({ config }) => config === name);
  const texts = own.map(({ text }) => text);
  const told = await askHadolint(hadolint, texts, configs[name]);
  for (const [at, one] of own.entries()) {
    const theirs = told[at];
    rowOf(one.rule).cases += 1;
    if (theirs === undefined) {
      unread += 1;
      continue;
    }
    const { both, disagreements } = compareOne(one, theirs, configs[name]);
    for (const rule of both) rowOf(rule).both += 1;
    for (const each of disagreements) count(each);
  }
}

function count(disagreement: Disagreement): void {
  const { rule, only } = disagreement;
  const row = rowOf(rule);
  row.only[only] += 1;
  const found = settledBy(disagreement);
  if (found === undefined) unsettled.push(disagreement);
  else uses.set(found, (uses.get(found) ?? 0) + 1);
  if (found?.right !== 'ours') row.ofHadolint[only] += 1;
  if (values.show) console.log(shown(disagreement), found?.why ?? '');
}

function shown({ rule, only, case: { form, text } }: Disagreement): string {
  return `only ${only}: ${rule} in ${JSON.stringify(text)} (${form})`;
}

const percent = (part: number): string => `${(part * 100).toFixed(1)} %`;
const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
const table = [...rows]
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([rule, { cases: made, both, only, ofHadolint }]) => ({
    rule,
    made,
    both,
    only,
    raw: [1 - share(only.hadolint, both + only.hadolint), share(only.ours, both + only.ours)],
    recall: 1 - share(ofHadolint.hadolint, both + ofHadolint.hadolint),
    extra: share(ofHadolint.ours, both + ofHadolint.ours),
  }));
const columns = [
  'rule',
  'cases',
  'both',
  'only hadolint',
  'only ours',
  'recall',
  'extra',
  'as counted',
];
const widths = [8, 7, 7, 15, 11, 9, 8, 0];
const line = (cells: readonly (string | number)[]): string =>
  cells
    .map((cell, at) => String(cell).padEnd(widths[at] ?? 0))
    .join('')
    .trimEnd();
console.log(line(columns));
for (const { rule, made, both, only, recall, extra, raw } of table) {
  const counted = raw.map(percent).join(', ');
  console.log(
    line([rule, made, both, only.hadolint, only.ours, percent(recall), percent(extra), counted]),
  );
}
const sum = (pick: (row: (typeof table)[number]) => number): number =>
  table.reduce((total, row) => total + pick(row), 0);
console.log(
  line([
    'all',
    cases.length,
    sum(({ both }) => both),
    sum(({ only }) => only.hadolint),
    sum(({ only }) => only.ours),
  ]),
);
console.log(
  `\nThe recall and the extra leave out where we are right and hadolint is not; "as counted" does not.` +
    `\n${unread} of ${cases.length} files hadolint cannot read.\n\nWho is right where only one finds something:`,
);
for (const each of settled) {
  const used = uses.get(each) ?? 0;
  if (used === 0) continue;
  const who = each.right === 'ours' ? 'we' : 'hadolint';
  console.log(
    `${used} × only ${each.only} (${each.rules?.join(', ') ?? 'any rule'}), right: ${who}. ${each.why}`,
  );
}
const failures = [
  ...unsettled.map((each) => `nobody says who is right: ${shown(each)}`),
  ...table
    .filter(({ recall, extra }) => recall < leastRecall || extra > mostExtra)
    .map(
      ({ rule, recall, extra }) => `${rule}: recall ${percent(recall)}, extra ${percent(extra)}`,
    ),
];
for (const failure of failures) console.log(`✗ ${failure}`);
if (failures.length > 0) process.exitCode = 1;
