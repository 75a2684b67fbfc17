import { explainError } from '../../../src/cause/blocks.ts';
import { runTasks } from '../../../src/check/run.ts';
import type { Verdict } from '../../../src/check/verdict.ts';
import { clusterLink, lazyCluster } from '../../../src/world/cluster/load.ts';
import { memoiseCluster } from '../../../src/world/cluster/memo.ts';
import { connect } from '../../../src/world/docker/client.ts';
import { memoise } from '../../../src/world/docker/memo.ts';
import { openFiles } from '../../../src/world/files/client.ts';
import { openRegistry } from '../../../src/world/registry/client.ts';
import { openWire } from '../../../src/world/wire/client.ts';
import type { World } from '../../../src/world/world.ts';
import { realEndpoint } from '../../docker/support/dockerHost.ts';
import { labKubeconfig, labOnly } from '../support/labCluster.ts';

/** One check on the real cluster, as a person asks for it. */
export async function ask(
  type: string,
  spec: unknown,
  kubeconfig = labKubeconfig(),
  limit = 20_000,
): Promise<Verdict | undefined> {
  const docker = connect(realEndpoint());
  const link = clusterLink(() => labOnly(kubeconfig), limit);
  const none = { en: '-', 'zh-cn': '-' };
  const task = { id: 't', title: none, type, spec, holds: 'step' as const, hints: [] };
  const makeWorld = (signal: AbortSignal): World => {
    const read = memoise(docker.reader(signal));
    const wire = openWire({ endpoint: docker.endpoint, docker: read }, signal);
    return {
      docker: read,
      cluster: memoiseCluster(lazyCluster(link, signal)),
      files: openFiles('/nowhere'),
      wire,
      registry: openRegistry(wire),
      evidence: { events: [], gaps: [], cluster: { acts: [], gaps: [] }, terminal: [] },
      answers: {},
      passed: new Set(),
      startedAt: Date.now(),
      asked: true,
      now: Date.now(),
    };
  };
  const options = { limit, endpoint: docker.endpoint, block: explainError };
  try {
    const results = await runTasks([task], makeWorld, options, new AbortController().signal);
    return results.get('t')?.verdict;
  } finally {
    docker.close();
    link.close();
  }
}
