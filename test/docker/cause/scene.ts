import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explainError } from '../../../src/cause/blocks.ts';
import { find } from '../../../src/cause/find.ts';
import { runTasks } from '../../../src/check/run.ts';
import type { Verdict } from '../../../src/check/verdict.ts';
import { connect } from '../../../src/world/docker/client.ts';
import type { Edit, Position } from '../../../src/range.ts';
import type { DockerConnection } from '../../../src/world/docker/docker.ts';
import type { DaemonEvent } from '../../../src/world/docker/objects/daemon.ts';
import type { Endpoint } from '../../../src/world/docker/endpoint.ts';
import { memoise } from '../../../src/world/docker/memo.ts';
import { openRegistry } from '../../../src/world/registry/client.ts';
import { readLogins } from '../../../src/world/registry/logins.ts';
import { openWire } from '../../../src/world/wire/client.ts';
import type { TerminalCommand, World } from '../../../src/world/world.ts';
import { openFiles } from '../../../src/world/files/client.ts';
import {
  baseImage,
  cli,
  docker,
  program,
  realEndpoint,
  uniqueNames,
} from '../support/dockerHost.ts';
import type { CliResult } from '../support/dockerHost.ts';
import { noCluster } from '../support/noCluster.ts';

/** A lab folder and its names on the real daemon, watched from its start on. */
export interface Scene {
  readonly image: string;
  readonly container: string;
  readonly folder: string;
  /** Makes an edit that was offered. */
  apply(edit: Edit): Promise<void>;
  write(files: Readonly<Record<string, string>>): Promise<void>;
  /** Runs docker in the folder; the terminal sees it. */
  terminal(...argv: string[]): Promise<CliResult>;
  /** Runs a line of shell in the folder; the terminal sees it. */
  shell(line: string): Promise<CliResult>;
  /** Runs docker in the folder; it must succeed. */
  run(...argv: string[]): Promise<string>;
  /** Builds the folder under a name. */
  build(reference: string): Promise<string>;
  /** As if a person had asked, unless told otherwise. */
  check(type: string, spec: unknown, asked?: boolean): Promise<Verdict>;
  readonly events: readonly DaemonEvent[];
  end(): Promise<void>;
}

const recipe = `FROM ${baseImage}
WORKDIR /app
COPY list.txt .
RUN cp list.txt installed.txt
COPY . .
CMD ["sleep", "600"]
`;

interface SceneOptions {
  /** The docker client's folder, in place of the person's own. */
  readonly client?: string;
  /** The socket of a daemon of the test's own, in place of the machine's. */
  readonly socket?: string;
  /** A way to the machine's own daemon other than its socket. */
  readonly way?: Endpoint;
  /** What the learner's commands find in their environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

export async function openScene({
  client,
  socket,
  way = realEndpoint(),
  environment = {},
}: SceneOptions = {}): Promise<Scene> {
  const env = {
    ...environment,
    ...(client === undefined ? {} : { DOCKER_CONFIG: client }),
    ...(socket === undefined ? {} : { DOCKER_HOST: `unix://${socket}` }),
  };
  const folder = await mkdtemp(join(tmpdir(), 'cl-cause-'));
  const names = uniqueNames();
  const connection: DockerConnection = connect(
    socket === undefined ? way : { kind: 'unix', path: socket, source: { kind: 'setting' } },
  );
  const listening = new AbortController();
  const events: DaemonEvent[] = [];
  const { ended } = await listen(connection, events, listening.signal);
  const image = names.name('hello');
  const container = names.name('flask');
  const owns = { containers: [container, `${container}-2`], images: [`${image}:v1`] };
  const startedAt = Date.now();
  const terminal: TerminalCommand[] = [];
  const saw = (commandLine: string, { code, stdout, stderr }: CliResult): void => {
    const output = (stdout + stderr).slice(-4096);
    terminal.push({ time: Date.now(), commandLine, exitCode: code, output });
  };
  const scene: Scene = {
    image,
    container,
    folder,
    events,
    apply: async ({ path, range: { start, end }, text }) => {
      const old = await readFile(join(folder, path), 'utf8');
      const at = ({ line, character }: Position): number =>
        old.split('\n').slice(0, line).join('\n').length + (line === 0 ? 0 : 1) + character;
      await writeFile(join(folder, path), old.slice(0, at(start)) + text + old.slice(at(end)));
    },
    write: async (files) => {
      for (const [path, text] of Object.entries(files)) await writeFile(join(folder, path), text);
    },
    terminal: async (...argv) => {
      const result = await cli(argv, { cwd: folder, env });
      saw(['docker', ...argv].join(' '), result);
      return result;
    },
    shell: async (line) => {
      const result = await program('sh', ['-c', line], { cwd: folder, env });
      saw(line, result);
      return result;
    },
    run: (...argv) => docker(argv, { cwd: folder, env }),
    build: (reference) => docker(['build', '-t', reference, '.'], { cwd: folder, env }),
    check: async (type, spec, asked = true) => {
      const task = { id: 't', title: none, type, spec, holds: 'step' as const, hints: [] };
      const results = await runTasks(
        [task],
        (signal): World => {
          const read = memoise(connection.reader(signal));
          const wire = openWire({ endpoint: connection.endpoint, docker: read }, signal);
          return {
            docker: read,
            cluster: noCluster(signal),
            files: openFiles(folder),
            wire,
            registry:
              client === undefined
                ? openRegistry(wire)
                : openRegistry(wire, () => readLogins({ env, home: client })),
            evidence: { events, gaps: [], cluster: { acts: [], gaps: [] }, terminal },
            answers: {},
            passed: new Set<string>(),
            owns,
            startedAt,
            asked,
            now: Date.now(),
          };
        },
        { limit: 10_000, endpoint: connection.endpoint, explain: find, block: explainError },
        new AbortController().signal,
      );
      const result = results.get('t');
      if (result === undefined) throw new Error('no result');
      return result.verdict;
    },
    end: async () => {
      listening.abort();
      await ended;
      connection.close();
      await names.removeAll();
      await rm(folder, { recursive: true, force: true });
    },
  };
  // A file of its own makes every scene's layers its own.
  await scene.write({ Dockerfile: recipe, 'list.txt': image, 'app.py': 'print(1)\n' });
  return scene;
}

const none = { en: '-', 'zh-cn': '-' };

/** Collects the daemon's events; resolves once the subscription stands, with its end. */
async function listen(
  connection: DockerConnection,
  events: DaemonEvent[],
  signal: AbortSignal,
): Promise<{ readonly ended: Promise<void> }> {
  let ended: Promise<void> = Promise.resolve();
  await new Promise<void>((ready, fail) => {
    ended = (async () => {
      try {
        for await (const event of connection.events({ ready }, signal)) events.push(event);
      } catch (error) {
        if (!signal.aborted) fail(error instanceof Error ? error : new Error(String(error)));
      }
    })();
  });
  return { ended };
}
