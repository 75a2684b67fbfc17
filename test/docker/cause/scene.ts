import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explainError } from '../../../src/cause/blocks.ts';
import { find } from '../../../src/cause/causes.ts';
import { runTasks } from '../../../src/check/run.ts';
import type { Verdict } from '../../../src/check/verdict.ts';
import { connect } from '../../../src/world/docker/client.ts';
import type { DaemonEvent, DockerConnection } from '../../../src/world/docker/docker.ts';
import { memoise } from '../../../src/world/docker/memo.ts';
import { openFiles } from '../../../src/world/files/client.ts';
import { baseImage, cli, docker, realEndpoint, uniqueNames } from '../support/dockerHost.ts';
import type { CliResult } from '../support/dockerHost.ts';

/** A lab folder and its names on the real daemon, watched from its start on. */
export interface Scene {
  readonly image: string;
  readonly container: string;
  write(files: Readonly<Record<string, string>>): Promise<void>;
  /** Runs docker in the folder; the terminal sees it. */
  terminal(...argv: string[]): Promise<CliResult>;
  /** Runs docker in the folder; it must succeed. */
  run(...argv: string[]): Promise<string>;
  /** Builds the folder under a name. */
  build(reference: string): Promise<string>;
  check(type: string, spec: unknown): Promise<Verdict>;
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

export async function openScene(): Promise<Scene> {
  const folder = await mkdtemp(join(tmpdir(), 'cl-cause-'));
  const names = uniqueNames();
  const connection: DockerConnection = connect(realEndpoint());
  const listening = new AbortController();
  const events: DaemonEvent[] = [];
  const { ended } = await listen(connection, events, listening.signal);
  const image = names.name('hello');
  const container = names.name('flask');
  const owns = { containers: [container, `${container}-2`], images: [`${image}:v1`] };
  const startedAt = Date.now();
  const terminal: { time: number; commandLine: string; exitCode: number }[] = [];
  const scene: Scene = {
    image,
    container,
    events,
    write: async (files) => {
      for (const [path, text] of Object.entries(files)) await writeFile(join(folder, path), text);
    },
    terminal: async (...argv) => {
      const result = await cli(argv, { cwd: folder });
      const commandLine = ['docker', ...argv].join(' ');
      terminal.push({ time: Date.now(), commandLine, exitCode: result.code });
      return result;
    },
    run: (...argv) => docker(argv, { cwd: folder }),
    build: (reference) => docker(['build', '-t', reference, '.'], { cwd: folder }),
    check: async (type, spec) => {
      const task = { id: 't', title: none, type, spec, holds: 'step' as const, hints: [] };
      const results = await runTasks(
        [task],
        (signal) => ({
          docker: memoise(connection.reader(signal)),
          files: openFiles(folder),
          evidence: { events, gaps: [], terminal },
          answers: {},
          passed: new Set<string>(),
          owns,
          startedAt,
          asked: true,
          now: Date.now(),
        }),
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
