import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, delimiter, dirname, isAbsolute, join } from 'node:path';
import type { Degree, Explanation } from '../../check/verdict.ts';
import { said, type Text } from '../../text.ts';
import { explainFault } from './faults.ts';
import { runOn, type Machine } from './machine.ts';
import { ownSteps } from './steps.ts';

/** What Go builds where no kind is. */
const version = 'v0.33.0';
const look = 15_000;
const buildLimit = 300_000;

/** The kind program, an argv's first word; undefined when it is not here and cannot be built. */
export async function findKind(
  machine: Machine,
  tell: (step: Text) => void,
  signal: AbortSignal,
): Promise<string | undefined> {
  const runs = async (program: string): Promise<boolean> =>
    (await runOn(machine, [program, 'version'], { timeLimit: look }, signal)).exitCode === 0;
  if (machine.kind !== undefined) return (await runs(machine.kind)) ? machine.kind : undefined;
  if (await runs('kind')) return 'kind';
  const built = builtKind(machine.root);
  if (existsSync(built) && (await runs(built))) return built;
  const go = await runOn(machine, ['go', 'version'], { timeLimit: look }, signal);
  if (go.exitCode !== 0 || signal.aborted) return undefined;
  tell(ownSteps.kind);
  const folder = dirname(built);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const argv = ['go', 'install', `sigs.k8s.io/kind@${version}`];
  const options = { timeLimit: buildLimit, env: { GOBIN: folder } };
  const { exitCode } = await runOn(machine, argv, options, signal);
  return exitCode === 0 ? built : undefined;
}

function builtKind(root: string): string {
  const program = process.platform === 'win32' ? 'kind.exe' : 'kind';
  return join(root, 'bin', `kind-${version}`, program);
}

/** A folder for the PATH of the labs' commands, and whether it goes before all others there. */
export interface KindFolder {
  readonly path: string;
  readonly first: boolean;
}

/** Where the word `kind` finds the program that makes the cluster; undefined: on the PATH, or nowhere. */
export function kindFolder({ kind, root }: Pick<Machine, 'kind' | 'root'>): KindFolder | undefined {
  if (kind !== undefined) {
    const found = isAbsolute(kind) && /^kind(?:\.exe)?$/.test(basename(kind));
    return found ? { path: dirname(kind), first: true } : undefined;
  }
  const built = builtKind(root);
  return existsSync(built) ? { path: dirname(built), first: false } : undefined;
}

/** What a command's environment needs for that. */
export function kindEnvironment(
  machine: Pick<Machine, 'kind' | 'root'>,
  path = process.env['PATH'] ?? '',
): Readonly<Record<string, string>> {
  const folder = kindFolder(machine);
  if (folder === undefined) return {};
  return { PATH: (folder.first ? [folder.path, path] : [path, folder.path]).join(delimiter) };
}

const getKind: Text = { en: 'Install kind.', 'zh-cn': '安装 kind。' };
const getGo: Text = {
  en: 'Install Go: kind is then built by itself.',
  'zh-cn': '安装 Go，之后会自动编译 kind。',
};

interface Way {
  readonly text: Text;
  readonly run: readonly string[];
}

/** By system, the best first. Neither Debian nor Fedora has kind as a package, but both have Go. */
const ways: Partial<Record<NodeJS.Platform, readonly Way[]>> = {
  darwin: [{ text: getKind, run: ['brew', 'install', 'kind'] }],
  win32: [
    { text: getKind, run: ['winget', 'install', 'Kubernetes.kind'] },
    { text: getKind, run: ['choco', 'install', 'kind'] },
  ],
  linux: [
    { text: getKind, run: ['brew', 'install', 'kind'] },
    { text: getGo, run: ['sudo', 'apt-get', 'install', 'golang-go'] },
    { text: getGo, run: ['sudo', 'dnf', 'install', 'golang'] },
  ],
};

/** That kind is missing, with the one command that brings it to this system. */
export async function kindMissing(
  machine: Machine,
  signal: AbortSignal,
  platform: NodeJS.Platform = process.platform,
): Promise<Explanation> {
  const first: Degree[] = [];
  for (const { text, run } of ways[platform] ?? []) {
    const program = run[0] === 'sudo' ? run[1] : run[0];
    const argv = [program ?? '', '--version'];
    const { exitCode } = await runOn(machine, argv, { timeLimit: look }, signal);
    if (exitCode !== 0) continue;
    first.push({ text: said(text), remedy: { run } });
    break;
  }
  return explainFault('kind-missing', {}, { first });
}
