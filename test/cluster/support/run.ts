import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const start = promisify(execFile);

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a program to its end, with text on its standard input. */
export async function run(argv: readonly string[], input = ''): Promise<Ran> {
  const [program = '', ...args] = argv;
  const running = start(program, args, { maxBuffer: 16 * 1024 * 1024 });
  running.child.stdin?.on('error', () => undefined).end(input);
  try {
    const { stdout, stderr } = await running;
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code?: unknown; stdout?: string; stderr?: string };
    if (typeof code !== 'number') throw error;
    return { code, out: stdout ?? '', err: stderr ?? '' };
  }
}

/** The same, and what it prints; throws when it fails. */
export async function must(argv: readonly string[], input?: string): Promise<string> {
  const { code, out, err } = await run(argv, input);
  if (code !== 0) throw new Error(`${argv.join(' ')} ended with ${code}: ${err}${out}`);
  return out.trim();
}

/** kubectl on one cluster, by its own kubeconfig. */
export function kubectl(
  kubeconfig: string,
  args: readonly string[],
  input?: string,
): Promise<string> {
  return must(['kubectl', '--kubeconfig', kubeconfig, ...args], input);
}
