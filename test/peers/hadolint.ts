import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LintConfig } from '../../src/lint/config/config.ts';
import { severities } from '../../src/lint/finding.ts';

/** What hadolint says of one line. */
export interface Told {
  readonly code: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

/** As many files as one process is given at a time. */
const batch = 400;

/**
 * What hadolint finds in each of the texts, ShellCheck's findings left out; undefined for a text that
 * it cannot read, or that it ends by.
 */
export async function askHadolint(
  program: string,
  texts: readonly string[],
  config: LintConfig,
): Promise<readonly (readonly Told[] | undefined)[]> {
  const folder = await mkdtemp(join(tmpdir(), 'cl-compare-'));
  try {
    await writeFile(join(folder, 'config.yaml'), configFile(config));
    const names = texts.map((_, at) => String(at));
    for (const [at, text] of texts.entries()) await writeFile(join(folder, String(at)), text);
    const told = new Map<string, readonly Told[]>();
    for (let from = 0; from < names.length; from += batch) {
      await ask(program, names.slice(from, from + batch), folder, told);
    }
    return names.map((name) => told.get(name));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** One text that it ends by costs the answers for all: the halves are asked alone then. */
async function ask(
  program: string,
  names: readonly string[],
  cwd: string,
  told: Map<string, readonly Told[]>,
): Promise<void> {
  const out = await run(program, ['-c', 'config.yaml', '-f', 'json', '--no-fail', ...names], cwd);
  if (out !== undefined) {
    const all = JSON.parse(out) as readonly (Told & { readonly file: string })[];
    const unread = new Set(all.filter(({ code }) => code === unreadable).map(({ file }) => file));
    const read = names.filter((name) => !unread.has(name));
    const own = new Map(read.map((name): [string, Told[]] => [name, []]));
    for (const one of all) if (!one.code.startsWith('SC')) own.get(one.file)?.push(one);
    for (const [name, list] of own) told.set(name, list);
  } else if (names.length > 1) {
    const middle = names.length >> 1;
    await ask(program, names.slice(0, middle), cwd, told);
    await ask(program, names.slice(middle), cwd, told);
  }
}

/** What it says where its parser stops. */
const unreadable = 'DL1000';

/** What it prints; undefined when it does not end well. */
async function run(
  program: string,
  argv: readonly string[],
  cwd: string,
): Promise<string | undefined> {
  const child = spawn(program, argv, { cwd, stdio: ['ignore', 'pipe', 'ignore'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  return code === 0 ? Buffer.concat(chunks).toString() : undefined;
}

/** The config as hadolint reads it: JSON is YAML. */
function configFile({
  override,
  trustedRegistries,
  labelSchema,
  strictLabels,
}: LintConfig): string {
  const ids = Object.keys(override);
  const levels = severities.map((level) => [level, ids.filter((id) => override[id] === level)]);
  return JSON.stringify({
    override: Object.fromEntries(levels) as unknown,
    trustedRegistries,
    'label-schema': labelSchema,
    'strict-labels': strictLabels,
  });
}
