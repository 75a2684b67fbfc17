/**
 * Compares our schema rules with kubeconform's verdicts over files that are generated from the schemas
 * themselves, valid ones and with one seeded fault each; both judge by the same schemas. It fails where
 * a fault is missed, told at another place, or mended by an edit that does not help, where valid files
 * are flagged, and where nobody has said who is right.
 *   node compareSchemas.ts KUBECONFORM [--seed 1] [--rounds 1] [--show]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readSchemas } from '../../../src/manifest/schema/read.ts';
import { writeJsonSchemas } from './jsonSchemas.ts';
import { makeJudge } from './judge.ts';
import { askKubeconform } from './kubeconform.ts';
import { settledSchemas, type SettledSchema } from './settledSchemas.ts';
import { sweep, type Swept } from './sweep.ts';

const leastFound = 0.99;
const mostFlagged = 0.005;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '1' },
    show: { type: 'boolean', default: false },
  },
});
const [program = 'kubeconform'] = positionals;
const packed = readSchemas(resolve(import.meta.dirname, '../../../dist/schemas'));
const all = sweep(packed, { seed: Number(values.seed), rounds: Number(values.rounds) });
const judge = makeJudge(packed);
const folder = await mkdtemp(join(tmpdir(), 'cl-kubeconform-'));
const theirs = await (async () => {
  try {
    await writeJsonSchemas(packed, join(folder, 'schemas'));
    return await askKubeconform(program, all, folder);
  } finally {
    await rm(folder, { recursive: true });
  }
})();

interface Row {
  count: number;
  ours: number;
  theirs: number;
  agreed: number;
  amiss: number;
}

const rows = new Map<string, Row>();
const uses = new Map<SettledSchema, number>();
const failures: string[] = [];

function count(name: string, change: (row: Row) => void): void {
  const none = { count: 0, ours: 0, theirs: 0, agreed: 0, amiss: 0 };
  const row = rows.get(name) ?? none;
  rows.set(name, row);
  change(row);
}

function describe({ text, version, place, fault }: Swept): string {
  const what = fault === undefined ? 'valid' : `${fault.name}, ${fault.what}`;
  return `${version} ${place.name} (${what}): ${JSON.stringify(text)}`;
}

/** Whether somebody has said who is right, and whether that is us. */
function settle(one: Swept, isOurs: boolean, says: string): boolean {
  const found = settledSchemas.find(
    (each) =>
      each.fault === one.fault?.name &&
      each.only === (isOurs ? 'ours' : 'kubeconform') &&
      (each.what?.test(one.fault?.what ?? '') ?? true) &&
      (each.file?.test(one.text) ?? true),
  );
  if (found === undefined) {
    const who = isOurs ? 'ours' : `kubeconform (${says})`;
    failures.push(`nobody says who is right, only ${who}: ${describe(one)}`);
  } else uses.set(found, (uses.get(found) ?? 0) + 1);
  return found?.right === 'ours';
}

let unasked = 0;
for (const one of all) {
  const { isFlagged, amiss } = judge(one);
  const says = theirs.get(one);
  if (says === undefined) unasked += 1;
  const isTheirs = says !== undefined && says !== '';
  const isAgreed = isFlagged === isTheirs || settle(one, isFlagged, says ?? '');
  if (amiss.length > 0) failures.push(`${amiss.join('; ')}: ${describe(one)}`);
  const isMissed = one.fault !== undefined && !isFlagged;
  const isFalse = one.fault === undefined && isFlagged;
  if (isMissed || isFalse) failures.push(`${isMissed ? 'missed' : 'flagged'}: ${describe(one)}`);
  if (values.show && isFlagged !== isTheirs)
    console.log(isTheirs ? says : 'only ours', describe(one));
  for (const name of [one.fault?.name ?? 'valid', `all of ${one.version}`]) {
    count(name, (row) => {
      row.count += 1;
      row.ours += Number(isFlagged);
      row.theirs += Number(isTheirs);
      row.agreed += Number(isAgreed);
      row.amiss += Number(amiss.length > 0);
    });
  }
}

const percent = (part: number, whole: number): string =>
  `${((100 * part) / Math.max(whole, 1)).toFixed(1)} %`;
const width = 24;
const heads = ['files', 'ours', 'kubeconform', 'agreement', 'node or edit amiss'];
console.log(`${''.padEnd(width)}${heads.map((head) => head.padEnd(13)).join('')}`);
for (const [name, row] of [...rows].toSorted(([a], [b]) => Number(a > b) - Number(a < b))) {
  const cells = [row.count, row.ours, row.theirs, percent(row.agreed, row.count), row.amiss];
  console.log(`${name.padEnd(width)}${cells.map((cell) => String(cell).padEnd(13)).join('')}`);
}
const seeded = [...rows].filter(([name]) => name !== 'valid' && !name.startsWith('all of '));
const sum = (key: 'count' | 'ours'): number =>
  seeded.reduce((total, [, row]) => total + row[key], 0);
const valid = rows.get('valid');
const [found, flagged] = [sum('ours') / sum('count'), (valid?.ours ?? 0) / (valid?.count ?? 1)];
console.log(
  `\n${all.length} files of every kind of ${packed.versions.join(', ')}. ` +
    `Seeded faults found: ${percent(found, 1)} (aim ≥99 %). Valid files flagged: ${percent(flagged, 1)} (aim ≤0.5 %). ` +
    'The agreement leaves out where we are right and kubeconform is not.',
);
for (const [one, used] of uses) {
  const who = one.right === 'ours' ? 'we' : 'kubeconform';
  const where = one.fault ?? 'valid';
  console.log(`${used} × only ${one.only} (${where}), right: ${who}. ${one.why}`);
}
const gates = [
  ...(unasked > 0 ? [`kubeconform says nothing of ${unasked} files`] : []),
  ...(found < leastFound ? [`seeded faults found: ${percent(found, 1)}`] : []),
  ...(flagged > mostFlagged ? [`valid files flagged: ${percent(flagged, 1)}`] : []),
];
for (const failure of [...gates, ...failures.slice(0, 20)]) console.log(`✗ ${failure}`);
if (gates.length + failures.length > 0) process.exitCode = 1;
