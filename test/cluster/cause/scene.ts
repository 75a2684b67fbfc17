import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explainError } from '../../../src/cause/blocks.ts';
import { find } from '../../../src/cause/find.ts';
import { runTasks } from '../../../src/check/run.ts';
import type { Edit, Position } from '../../../src/range.ts';
import type { Explanation } from '../../../src/check/verdict.ts';
import { connect } from '../../../src/world/docker/client.ts';
import { readActs } from '../../../src/world/cluster/acts.ts';
import type { ClusterAct } from '../../../src/world/cluster/acts.ts';
import { memoiseCluster } from '../../../src/world/cluster/memo.ts';
import { memoise } from '../../../src/world/docker/memo.ts';
import { openFiles } from '../../../src/world/files/client.ts';
import { openRegistry } from '../../../src/world/registry/client.ts';
import { openWire } from '../../../src/world/wire/client.ts';
import type { TerminalCommand, World } from '../../../src/world/world.ts';
import { realEndpoint } from '../../docker/support/dockerHost.ts';
import { kubectl, labConnection, ownNamespace } from '../support/labCluster.ts';

/** A lab folder and a namespace of its own on the real cluster. */
export interface ClusterScene {
  readonly namespace: string;
  /** Writes a manifest into the folder. */
  write(path: string, text: string): Promise<void>;
  /** Writes it, and applies it to the namespace. */
  apply(path: string, text: string): Promise<void>;
  /** As if the lab's terminal had seen a command. */
  typed(commandLine: string, exitCode: number, output?: string): void;
  /** Does something to an object that is there, and watches until it is gone. */
  watched(kind: string, name: string, work: () => Promise<unknown>): Promise<void>;
  /** Judges from now on as if so many milliseconds more had gone by. */
  later(milliseconds: number): void;
  /** The cause of a failed check of the namespace; undefined when it passed. */
  cause(type: string, spec: object): Promise<Explanation | undefined>;
  /** Checks until this is the cause; the last one when it never is. */
  until(id: string, type: string, spec: object): Promise<Explanation | undefined>;
  /** Makes an edit that was offered. */
  edit(edit: Edit): Promise<void>;
  kubectl(...words: readonly string[]): Promise<string>;
  path(file: string): string;
  end(): Promise<void>;
}

const none = { en: '-', 'zh-cn': '-' };
/** What a Pod may need to get into the state that is looked for. */
const longest = 60_000;

export async function openClusterScene(): Promise<ClusterScene> {
  const folder = await mkdtemp(join(tmpdir(), 'cl-cluster-cause-'));
  const space = await ownNamespace();
  const docker = connect(realEndpoint());
  const cluster = labConnection();
  const terminal: TerminalCommand[] = [];
  const seen: ClusterAct[] = [];
  const startedAt = Date.now();
  let ahead = 0;

  function worldFor(signal: AbortSignal): World {
    const read = memoise(docker.reader(signal));
    const wire = openWire({ endpoint: docker.endpoint, docker: read }, signal);
    return {
      docker: read,
      cluster: memoiseCluster(cluster.reader(signal)),
      files: openFiles(folder),
      wire,
      registry: openRegistry(wire),
      evidence: { events: [], gaps: [], cluster: { acts: seen, gaps: [] }, terminal },
      answers: {},
      passed: new Set<string>(),
      startedAt,
      asked: true,
      now: Date.now() + ahead,
    };
  }

  const scene: ClusterScene = {
    namespace: space.name,
    write: (path, text) => writeFile(join(folder, path), text),
    apply: async (path, text) => {
      await scene.write(path, text);
      await scene.kubectl('apply', '-f', join(folder, path));
    },
    watched: async (kind, name, work) => {
      const end = new AbortController();
      const resource = { apiVersion: 'v1', kind };
      const within = { namespace: space.name };
      const listed = await cluster.listAt(resource, within, end.signal);
      assert.notEqual(listed, 'too-old');
      if (listed === 'too-old') return;
      const acts = readActs();
      acts.take(listed.objects);
      await work();
      const options = { ...within, since: listed.resourceVersion };
      for await (const heard of cluster.watch(resource, options, end.signal)) {
        if (heard.is === 'bookmark') continue;
        seen.push(...acts.read(heard, Date.now()));
        if (heard.is === 'deleted' && heard.object.name === name) end.abort();
      }
    },
    typed: (commandLine, exitCode, output) => {
      const command = { time: Date.now(), commandLine, exitCode };
      terminal.push(output === undefined ? command : { ...command, output });
    },
    later: (milliseconds) => (ahead = milliseconds),
    cause: async (type, own) => {
      const spec = { namespace: space.name, ...own };
      const task = { id: 't', title: none, type, spec, holds: 'step' as const, hints: [] };
      const options = {
        limit: 20_000,
        endpoint: docker.endpoint,
        explain: find,
        block: explainError,
      };
      const results = await runTasks([task], worldFor, options, new AbortController().signal);
      const verdict = results.get('t')?.verdict;
      if (verdict?.status === 'blocked') return verdict.block;
      return verdict?.status === 'failed' ? verdict.cause : undefined;
    },
    until: async (id, type, spec) => {
      const deadline = Date.now() + longest;
      let found = await scene.cause(type, spec);
      while (found?.id !== id && Date.now() < deadline) {
        await new Promise((resolve) => setTimeout(resolve, 300));
        found = await scene.cause(type, spec);
      }
      return found;
    },
    edit: async ({ path, range: { start, end }, text }) => {
      const old = await readFile(join(folder, path), 'utf8');
      const at = ({ line, character }: Position): number =>
        old.split('\n').slice(0, line).join('\n').length + (line === 0 ? 0 : 1) + character;
      await scene.write(path, old.slice(0, at(start)) + text + old.slice(at(end)));
    },
    kubectl: (...words) => kubectl(['-n', space.name, ...words]),
    path: (file) => join(folder, file),
    end: async () => {
      cluster.close();
      docker.close();
      await space.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return scene;
}
