/**
 * Compares our checks of manifests with kube-score's over generated manifests, check by check. It fails
 * where we miss or add too much, and where nobody has said who is right.
 *   node compare.ts KUBE-SCORE [--seed 1] [--cases 1000] [--show]
 */
import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultConfig } from '../../../src/lint/config/config.ts';
import { readManifest } from '../../../src/manifest/document.ts';
import { lintManifest } from '../../../src/manifest/lint.ts';
import { isKubeScore } from '../../../src/manifest/rules/links.ts';
import { manifestRules } from '../../../src/manifest/rules/table.ts';
import { readSchemas } from '../../../src/manifest/schema/read.ts';
import { schemasOf } from '../../../src/manifest/schema/schemas.ts';
import { lookTogether } from '../../../src/manifest/together.ts';
import { generate } from './generate.ts';
import { settled, type Settled } from './settled.ts';

const leastAgreement = 0.99;
const version = '1.34';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    cases: { type: 'string', default: '1000' },
    show: { type: 'boolean', default: false },
  },
});
const [program = 'kube-score'] = positionals;
const checks = [...new Set(manifestRules.flatMap(({ ids }) => ids).filter(isKubeScore))].sort();
const optional = ['container-resource-requests-equal-limits', 'container-seccomp-profile'];
const schemas = schemasOf(
  readSchemas(resolve(import.meta.dirname, '../../../dist/schemas')),
  version,
);

interface Scored {
  readonly checks: readonly {
    readonly check: { readonly id: string };
    readonly grade: number;
    readonly skipped: boolean;
  }[];
}

/** The checks that kube-score finds fault by; undefined where it cannot read the file. */
async function askKubeScore(text: string): Promise<ReadonlySet<string> | undefined> {
  const options = optional.flatMap((id) => ['--enable-optional-test', id]);
  const words = [
    'score',
    '--output-format',
    'json',
    '--kubernetes-version',
    `v${version}`,
    ...options,
    '-',
  ];
  const out = await new Promise<string>((done) => {
    // What it finds makes it fail: its words count, not its code.
    const child = execFile(program, words, { maxBuffer: 2 ** 26 }, (_, stdout) => done(stdout));
    child.stdin?.end(text);
  });
  let read: unknown;
  try {
    read = JSON.parse(out);
  } catch {
    return undefined;
  }
  if (!Array.isArray(read)) return undefined;
  const found = (read as readonly Scored[]).flatMap((object) => object.checks);
  return new Set(
    found.flatMap(({ check, grade, skipped }) => (!skipped && grade < 10 ? [check.id] : [])),
  );
}

function ours(text: string): ReadonlySet<string> {
  const manifest = readManifest(text, schemas);
  const config = { ...defaultConfig, profile: 'all' } as const;
  const findings = lintManifest(manifest, config, lookTogether([manifest]));
  return new Set(findings.flatMap(({ ids }) => ids));
}

interface Row {
  both: number;
  neither: number;
  readonly only: Record<Settled['only'], number>;
  readonly wrong: Record<Settled['only'], number>;
}

const rows = new Map(
  checks.map((check): readonly [string, Row] => {
    const none = { 'kube-score': 0, ours: 0 };
    return [check, { both: 0, neither: 0, only: { ...none }, wrong: { ...none } }];
  }),
);
const uses = new Map<Settled, number>();
const unsettled: string[] = [];
let unread = 0;

async function compareOne(text: string): Promise<void> {
  const theirs = await askKubeScore(text);
  if (theirs === undefined) {
    unread += 1;
    return;
  }
  const own = ours(text);
  for (const [check, row] of rows) {
    const [a, b] = [theirs.has(check), own.has(check)];
    if (a && b) row.both += 1;
    else if (!a && !b) row.neither += 1;
    else count(check, row, a ? 'kube-score' : 'ours', text);
  }
}

function count(check: string, row: Row, only: Settled['only'], text: string): void {
  row.only[only] += 1;
  const found = settled.find(
    (one) => one.check === check && one.only === only && (one.file?.test(text) ?? true),
  );
  if (found === undefined) unsettled.push(`only ${only}: ${check} in ${JSON.stringify(text)}`);
  else uses.set(found, (uses.get(found) ?? 0) + 1);
  if (found?.right !== 'ours') row.wrong[only] += 1;
  if (values.show)
    console.log(`only ${only}: ${check} in ${JSON.stringify(text)}`, found?.why ?? '');
}

const cases = generate(Number(values.seed), Number(values.cases));
const waiting = [...cases];
await Promise.all(
  Array.from({ length: availableParallelism() }, async () => {
    for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) await compareOne(text);
  }),
);

const width = Math.max(...checks.map(({ length }) => length)) + 2;
console.log(`${'check'.padEnd(width)}both  neither  only kube-score  only ours  agreement`);
const failures: string[] = [];
for (const [check, { both, neither, only, wrong }] of rows) {
  const all = both + neither + only['kube-score'] + only.ours;
  const agreement = 1 - (wrong['kube-score'] + wrong.ours) / Math.max(all, 1);
  const cells = [
    String(both).padEnd(6),
    String(neither).padEnd(9),
    String(only['kube-score']).padEnd(17),
    String(only.ours).padEnd(11),
    `${(agreement * 100).toFixed(1)} %`,
  ];
  console.log(`${check.padEnd(width)}${cells.join('')}`);
  if (agreement < leastAgreement) failures.push(`${check}: ${(agreement * 100).toFixed(1)} %`);
}
console.log(
  `\nThe agreement leaves out where we are right and kube-score is not.\n${unread} of ${cases.length} files kube-score cannot read.`,
);
for (const [one, used] of uses) {
  const who = one.right === 'ours' ? 'we' : 'kube-score';
  console.log(`${used} × only ${one.only} (${one.check}), right: ${who}. ${one.why}`);
}
failures.push(...unsettled.slice(0, 20).map((one) => `nobody says who is right: ${one}`));
for (const failure of failures) console.log(`✗ ${failure}`);
if (failures.length > 0) process.exitCode = 1;
