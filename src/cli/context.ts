import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { checkSchemas } from '../check/checks.ts';
import { findLabs } from '../lab/find.ts';
import type { LabRead } from '../lab/model.ts';
import { stateRoot } from '../session/stateRoot.ts';
import type { Language, Said, Text } from '../text.ts';
import type { DockerConnection } from '../world/docker/docker.ts';
import { resolveEndpoint, settingEnvironment } from '../world/docker/endpoint.ts';
import type { ConnectOptions } from '../world/docker/client.ts';
import { connectDocker } from '../world/docker/load.ts';
import { mirrorsOfEnvironment, type Mirrors } from '../world/mirrors.ts';
import { WorldError } from '../world/worldError.ts';
import type { Arguments } from './arguments.ts';
import type { FlagName, Format } from './flags.ts';
import type { Suite } from './formats/suite.ts';
import { lightContext } from './lightContext.ts';

/** What every verb needs of the process that the command runs in. */
export interface LightIo {
  out(text: string): void;
  err(text: string): void;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** The command's own version. */
  readonly version: string;
}

/** The same, for verbs that ask, and that take time. */
export interface Io extends LightIo {
  /** Whether the person says yes; undefined where nobody can be asked. */
  readonly confirm?: (question: string) => Promise<boolean>;
  /** Ends when the person interrupts. */
  readonly signal: AbortSignal;
  /** The folder of the labs that come with the command. */
  readonly labs: string;
}

export interface Outcome {
  readonly exitCode: number;
  /** What `--format json` prints. */
  readonly data: unknown;
  /** What the formats of test runners print; a verb that takes them has it. */
  readonly suites?: readonly Suite[];
  /** All that is printed, where the verb has formats of its own. */
  readonly printed?: string;
}

/** A verb of the command. Adding one is one file and a line in the table of main.ts. */
export interface Verb<Needs = Context> {
  readonly name: string;
  /** Its words and flags. */
  readonly usage: string;
  readonly summary: Text;
  /** What `--help` says of it: what it does, and what its flags are. */
  readonly about: Text;
  /** How many words may follow it. */
  readonly words: number;
  /** Its own, beside those that every verb takes. */
  readonly flags: readonly FlagName[];
  /** Text and JSON when left out. */
  readonly formats?: readonly Format[];
  run(context: Needs): Promise<Outcome>;
}

/** What a verb works with that needs no labs. */
export interface LightContext {
  readonly args: Arguments;
  readonly io: LightIo;
  readonly language: Language;
  /** One line for people; nothing with another format than text. */
  readonly say: (line: string) => void;
  readonly plain: (said: Said) => string;
}

/** What a verb works with. */
export interface Context extends LightContext {
  readonly io: Io;
  /** Where states are kept. */
  readonly root: string;
  readonly labs: () => Promise<readonly LabRead[]>;
  /** Throws WorldError when the endpoint makes no sense. */
  readonly connect: (options?: ConnectOptions) => Promise<DockerConnection>;
  /** For the docker command, so that it speaks to the same daemon. */
  readonly dockerEnv: Readonly<Record<string, string>>;
  /** From the environment: the editor sets it in a lab's terminals. */
  readonly mirrors: Mirrors;
  /** What of them was not taken. */
  readonly mirrorFaults: readonly Said[];
}

export function makeContext(args: Arguments, io: Io): Context {
  const { mirrors, faults: mirrorFaults } = mirrorsOfEnvironment(io.env);
  return {
    ...lightContext(args, io),
    io,
    root: stateRoot(io.env),
    labs: () =>
      findLabs(
        [
          ...args.labs.map((folder) => ({
            folder: resolve(io.cwd, folder),
            origin: 'setting' as const,
          })),
          { folder: io.labs, origin: 'extension' },
        ],
        checkSchemas,
      ),
    connect: async (options) => {
      const endpoint = resolveEndpoint({
        setting: args.docker,
        env: io.env,
        home: homedir(),
        platform: process.platform,
        readFile: textOf,
      });
      if (endpoint instanceof WorldError) throw endpoint;
      return connectDocker(endpoint, options);
    },
    dockerEnv: settingEnvironment(args.docker ?? ''),
    mirrors,
    mirrorFaults,
  };
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
