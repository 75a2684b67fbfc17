import type { Mirrors } from '../../world/mirrors.ts';
import { runCommand } from '../command.ts';

/** What a cluster is made, looked at and removed with. */
export interface Machine {
  /** The cluster's name; `clusterName` but in tests. */
  readonly name: string;
  /** Where states are kept. */
  readonly root: string;
  /** For kind and the docker command, so that they speak to the labs' daemon. */
  readonly env: Readonly<Record<string, string>>;
  /** The kind program; undefined: the one on the PATH, or one that Go can build. */
  readonly kind?: string;
  /** The node image; undefined: the one that this kind asks for. */
  readonly image?: string;
  readonly mirrors: Mirrors;
}

export interface Ran {
  /** Undefined when it could not start or was ended. */
  readonly exitCode: number | undefined;
  readonly output: string;
}

/** Runs a program by its argv. Never rejects. */
export function runOn(
  machine: Machine,
  argv: readonly string[],
  options: {
    readonly timeLimit: number;
    readonly env?: Readonly<Record<string, string>>;
    readonly onOutput?: (part: string) => void;
  },
  signal: AbortSignal,
): Promise<Ran> {
  const { timeLimit, onOutput } = options;
  const env = { ...machine.env, ...options.env };
  return runCommand(
    { argv, cwd: process.cwd(), env, timeLimit, ...(onOutput && { onOutput }) },
    signal,
  );
}

export const clusterNameForm = /^[a-z0-9][a-z0-9-]{0,48}$/;
