import { explainError } from '../../../src/cause/blocks.ts';
import { runTasks } from '../../../src/check/run.ts';
import type { Verdict } from '../../../src/check/verdict.ts';
import type { Check } from '../../../src/lab/model.ts';
import { toPlain } from '../../../src/text.ts';
import { connect } from '../../../src/world/docker/client.ts';
import type { Endpoint } from '../../../src/world/docker/endpoint.ts';
import { memoise } from '../../../src/world/docker/memo.ts';
import { openFiles } from '../../../src/world/files/client.ts';
import { openRegistry } from '../../../src/world/registry/client.ts';
import { readLogins } from '../../../src/world/registry/logins.ts';
import { openWire } from '../../../src/world/wire/client.ts';
import type { World } from '../../../src/world/world.ts';
import { realEndpoint } from '../support/dockerHost.ts';
import { noCluster } from '../support/noCluster.ts';

export interface AskOptions {
  /** Containers that the lab may call its own; the spec's own container when left out. */
  readonly owns?: readonly string[];
  readonly asked?: boolean;
  readonly passed?: boolean;
  /** What the learner answered. */
  readonly answer?: string;
  readonly endpoint?: Endpoint;
  /** Milliseconds of the whole run, and of one call. */
  readonly limit?: number;
  readonly timeout?: number;
  /** The docker client's folder. */
  readonly config?: string;
}

type Spec = Readonly<Record<string, unknown>> & { readonly container?: string };

/**
 * One check on the real daemon, as a person asks for it; of `all`, `any` and `not` the spec is the
 * list of their parts. Undefined when it stays as it was, because nobody asked.
 */
export async function ask(
  type: string,
  spec: Spec | readonly Check[],
  options: AskOptions = {},
): Promise<Verdict | undefined> {
  const connection = connect(options.endpoint ?? realEndpoint());
  const { endpoint } = connection;
  const task = { id: 't', title: none, type, spec, holds: 'step' as const, hints: [] };
  const makeWorld = (signal: AbortSignal): World => {
    const docker = memoise(connection.reader(signal));
    const { timeout = 5_000 } = options;
    const wire = openWire({ endpoint, docker, timeout }, signal);
    const env = { DOCKER_CONFIG: options.config ?? '/nowhere' };
    return {
      docker,
      cluster: noCluster(signal),
      files: openFiles('/nowhere'),
      wire,
      registry: openRegistry(wire, () => readLogins({ env, home: '/nowhere' })),
      evidence: { events: [], gaps: [], cluster: { acts: [], gaps: [] }, terminal: [] },
      answers: options.answer === undefined ? {} : { t: [options.answer] },
      passed: new Set(options.passed === true ? ['t'] : []),
      owns: { containers: options.owns ?? ownedBy(spec), images: [] },
      startedAt: Date.now(),
      asked: options.asked ?? true,
      now: Date.now(),
    };
  };
  try {
    const results = await runTasks(
      [task],
      makeWorld,
      { limit: options.limit ?? 10_000, endpoint, block: explainError },
      new AbortController().signal,
    );
    return results.get('t')?.verdict;
  } finally {
    connection.close();
  }
}

/** A verdict in one line: `passed`, `failed status: HTTP 500`, `blocked time-out`. */
export function inWords(verdict: Verdict | undefined): string {
  switch (verdict?.status) {
    case undefined:
      return 'as it was';
    case 'passed':
      return 'passed';
    case 'blocked':
      return `blocked ${verdict.block.id}`;
    case 'waiting':
      return 'waiting';
    case 'failed': {
      const { aspect = '', observed } = verdict.judgement;
      return `failed ${aspect}: ${toPlain(observed, 'en')}`;
    }
  }
}

function ownedBy(spec: Spec | readonly Check[]): readonly string[] {
  return 'container' in spec && typeof spec.container === 'string' ? [spec.container] : [];
}

const none = { en: '-', 'zh-cn': '-' };
