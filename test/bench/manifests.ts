/**
 * The checks of manifests beside kube-score, kubeconform and an empty Node: by processes as a person
 * starts them, and within one, as the editor asks for them. Times are the processor's, which other
 * programs do not add to, but for one that a person waits: Node compiles and collects beside the work.
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { defaultConfig } from '../../src/lint/config/config.ts';
import { readManifest, type Manifest } from '../../src/manifest/document.ts';
import { lintManifest } from '../../src/manifest/lint.ts';
import { readSchemas } from '../../src/manifest/schema/read.ts';
import { schemasOf } from '../../src/manifest/schema/schemas.ts';
import { lookTogether } from '../../src/manifest/together.ts';
import { generate } from '../peers/manifests/generate.ts';
import { schemaPath, writeJsonSchemas } from '../peers/manifests/jsonSchemas.ts';
import { childrenClock, sideBySide, threadTime } from './measure.ts';

const root = resolve(import.meta.dirname, '../..');
const command = join(root, 'dist/cli.cjs');
const packed = readSchemas(join(root, 'dist/schemas'));
const version = '1.34';
const schemas = schemasOf(packed, version);
const frame = 1000 / 60;
const objects = 800;
const config = { ...defaultConfig, profile: 'all' } as const;

/** Files of about four objects, until there are so many objects. */
function filesOf(count: number): readonly string[] {
  const texts: string[] = [];
  let all = 0;
  for (const text of generate(1, count)) {
    if (all >= count) break;
    texts.push(text);
    all += text.split('\n---\n').length;
  }
  return texts;
}

/** @param programs kube-score's path and kubeconform's */
export async function* benchManifests(
  kubeScore: string,
  kubeconform: string,
): AsyncGenerator<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cl-bench-'));
  try {
    await writeJsonSchemas(packed, join(folder, 'schemas'));
    const texts = filesOf(objects);
    const paths = texts.map((_, at) => join(folder, `${at}.yaml`));
    for (const [at, path] of paths.entries()) await writeFile(path, texts[at] ?? '');
    const ours = [command, 'lint', '--no-fail', '--kubernetes-version', version, ...paths];
    const lint = (): Promise<void> => run(process.execPath, ours, [0]);
    const what = `lint of ${paths.length} manifests of ${objects} objects`;
    const beside = async (
      program: string,
      args: readonly string[],
      clock = childrenClock,
    ): Promise<string> => {
      const times = 5;
      const {
        ours: own,
        theirs,
        ratio,
      } = await sideBySide(times, lint, () => run(program, args, [0, 1]), 1, clock);
      return `${own.toFixed(0)} ms against ${theirs.toFixed(0)} ms, ratio ${ratio.toFixed(2)}`;
    };
    const scoring = ['score', '--kubernetes-version', `v${version}`, ...paths];
    yield `${what}, beside kube-score (aim <1): ${await beside(kubeScore, scoring)}`;
    const waited = await beside(kubeScore, scoring, () => performance.now());
    yield `${what}, by the clock on the wall, beside kube-score (aim <1): ${waited}`;
    const conforming = [
      ...['-strict', '-kubernetes-version', `${version}.0`],
      ...['-schema-location', join(folder, 'schemas', schemaPath), ...paths],
    ];
    yield `${what}, beside kubeconform: ${await beside(kubeconform, conforming)}`;
    const empty = [resolve(import.meta.dirname, 'empty.cjs')];
    yield `${what}, beside an empty Node: ${await beside(process.execPath, empty)}`;
  } finally {
    await rm(folder, { recursive: true });
  }
  yield keystrokes();
  yield edits();
}

/** A letter more in the middle of 300 lines, and one less, again and again. */
function keystrokes(): string {
  const lines = filesOf(100).join('---\n').split('\n').slice(0, 300);
  const whole = `${lines.join('\n')}\n`;
  const middle = lines.slice(0, 150).join('\n').length;
  const told = timesOf((at) => {
    const typed = `${whole.slice(0, middle)}${'x'.repeat(at % 2)}${whole.slice(middle)}`;
    const manifest = readManifest(typed, schemas);
    lintManifest(manifest, config, lookTogether([manifest]));
  }, 120);
  return `lint of a manifest of ${lines.length} lines after a keystroke (aim ≤${frame.toFixed(1)} ms): ${told}`;
}

/** One file of many changes, and is looked at among all others. */
function edits(): string {
  const count = 5000;
  const texts = filesOf(count);
  const all = texts.map((text, at) => readManifest(text, schemas, `/a/${at}.yaml`));
  const told = timesOf((at) => {
    const now: Manifest = readManifest(`${texts[at] ?? ''}# ${at}\n`, schemas, `/a/${at}.yaml`);
    lintManifest(now, config, lookTogether(all.with(at, now)));
  }, 40);
  return `lint of one file among ${count} objects after an edit (aim ≤100 ms): ${told}`;
}

function timesOf(work: (at: number) => void, times: number): string {
  const taken = Array.from({ length: times }, (_, at) => threadTime(() => work(at)));
  // The first half of them warms up, as the editor's first minute does.
  const sorted = taken.slice(times / 2).sort((a, b) => a - b);
  const at = (part: number): string => (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(1);
  return `${at(0.5)} ms, 95 of 100 within ${at(0.95)} ms`;
}

function run(program: string, argv: readonly string[], codes: readonly number[]): Promise<void> {
  const { status, stderr } = spawnSync(program, argv, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status === null || !codes.includes(status))
    throw new Error(`${program} gave ${String(status)}: ${stderr}`);
  return Promise.resolve();
}
