import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { resolveEndpoint } from '../../../src/world/docker/endpoint.ts';
import type { Endpoint } from '../../../src/world/docker/endpoint.ts';
import { WorldError } from '../../../src/world/worldError.ts';

/** An official image, or its stand-in, that the tests may run. */
export const baseImage = 'python:3.11-slim-bookworm';

export interface CliResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly cwd?: string;
  /** Over this process's own; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly input?: string;
}

/** The endpoint that the docker command uses here. */
export function realEndpoint(): Endpoint {
  const endpoint = resolveEndpoint({
    env: process.env,
    home: homedir(),
    platform: process.platform,
    readFile: textOf,
  });
  if (endpoint instanceof WorldError) throw endpoint;
  return endpoint;
}

/** The path of an endpoint's socket, which proxies stand before. */
export function socketOf(endpoint: Endpoint): string {
  if (endpoint.kind !== 'unix') throw new Error('this test needs a daemon behind a socket');
  return endpoint.path;
}

/** Runs the docker command; what it answers is a value, whatever its exit code. */
export function cli(argv: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  return program('docker', argv, options);
}

/** Runs a program; what it answers is a value, whatever its exit code. */
export function program(
  name: string,
  argv: readonly string[],
  options: CliOptions = {},
): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(name, argv, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: 'pipe',
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? -1, stdout, stderr }));
    // A command that ends without reading its input is no fault of the test's.
    child.stdin.on('error', () => undefined).end(options.input ?? '');
  });
}

/** Runs the docker command, which must succeed; gives its trimmed output. */
export async function docker(argv: readonly string[], options: CliOptions = {}): Promise<string> {
  const { code, stdout, stderr } = await cli(argv, options);
  if (code !== 0) throw new Error(`docker ${argv.join(' ')} gave ${code}: ${stderr || stdout}`);
  return stdout.trim();
}

export interface Names {
  /** A name for a container, network or image repository that nobody else has. */
  name(what: string): string;
  /** Removes every container, image, network and volume with such a name. */
  removeAll(): Promise<void>;
}

/** Names of one test file, so that what it made can be found again. */
export function uniqueNames(): Names {
  const prefix = `cl-test-${randomBytes(4).toString('hex')}`;
  const removals = [
    [
      ['ps', '-aq', '--no-trunc', '--filter', `name=${prefix}`],
      ['rm', '-f', '-v'],
    ],
    [
      ['images', '--format', '{{.Repository}}:{{.Tag}}', '--filter', `reference=${prefix}*`],
      ['rmi'],
    ],
    [
      ['network', 'ls', '-q', '--filter', `name=${prefix}`],
      ['network', 'rm'],
    ],
    [
      ['volume', 'ls', '-q', '--filter', `name=${prefix}`],
      ['volume', 'rm'],
    ],
  ] as const;
  return {
    name: (what) => `${prefix}-${what}`,
    removeAll: async () => {
      for (const [list, remove] of removals) {
        const found = (await docker(list)).split('\n').filter((line) => line !== '');
        if (found.length > 0) await docker([...remove, ...found]);
      }
    },
  };
}

/** A file's text, undefined when it cannot be read. */
export function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
