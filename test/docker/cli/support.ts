import { spawn } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { underTerminal } from '../../../src/session/command.ts';
import { docker, fixtures } from '../session/support.ts';

const bin = join(dirname(fileURLToPath(import.meta.url)), '../../../src/cli/bin.ts');

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Typed into a terminal of its own; without it there is none. */
  readonly typed?: string;
  /** Sees what it has printed so far. */
  readonly onOut?: (out: string, interrupt: () => void) => void;
}

/** The command as a process of its own, with the labs of the fixtures. */
export function run(argv: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const { env, cwd, typed, onOut } = options;
  const words = [process.execPath, bin, '--labs', fixtures, ...argv];
  const [program = '', ...args] = typed === undefined ? words : underTerminal(words);
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: '', ...env },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (part: Buffer) => {
      out += part.toString('utf8');
      onOut?.(out, () => child.kill('SIGINT'));
    });
    child.stderr.on('data', (part: Buffer) => (err += part.toString('utf8')));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.on('error', () => undefined).end(typed);
  });
}

/** The names of all containers and tagged images whose name has the text. */
export async function named(text: string): Promise<readonly string[]> {
  const lists = await Promise.all([
    docker('ps', '-a', '--format', '{{.Names}}'),
    docker('images', '--format', '{{.Repository}}:{{.Tag}}'),
  ]);
  return lists.flatMap((list) => list.split('\n')).filter((name) => name.includes(text));
}

/** A copy of the small box as a lab of another id, with texts of its lab.yaml replaced. */
export async function copyBox(
  folder: string,
  id: string,
  replaced: Readonly<Record<string, string>> = {},
): Promise<void> {
  await cp(join(fixtures, 'small-box'), join(folder, id), { recursive: true });
  const path = join(folder, id, 'lab.yaml');
  let text = await readFile(path, 'utf8');
  for (const [from, to] of Object.entries({ 'id: small-box': `id: ${id}`, ...replaced })) {
    text = text.replaceAll(from, to);
  }
  await writeFile(path, text);
}
