import type { Finding } from '../../lint/finding.ts';
import { dryRunId, tryObjects } from '../../live/manifest/tryObjects.ts';
import { troubles } from '../../live/manifest/troubles.ts';
import type { Manifest } from '../../manifest/document.ts';
import { isKustomize } from '../../manifest/objects.ts';
import { labKubeconfig } from '../../session/cluster/kubeconfigPath.ts';
import { stateRoot } from '../../session/stateRoot.ts';
import { said, type Text } from '../../text.ts';
import { clusterLink, kubeconfigsOf, lazyCluster } from '../../world/cluster/load.ts';
import { WorldError, type WorldFault } from '../../world/worldError.ts';
import type { LightContext } from '../context.ts';
import { interruptibly } from './interruptibly.ts';
import type { DryRunOf } from './source.ts';

/** Milliseconds that all questions may take; each has a limit of its own. */
const longest = 300_000;

const slow: Text = {
  en: 'Could not try all of this on the cluster: it took longer than {seconds} s. Name fewer files.',
  'zh-cn': '没能在集群上试完：用时超过 {seconds} 秒。请少写几个文件。',
};
const failed: Text = {
  en: 'Could not try this on the cluster: {reason} `container-lab cluster status` says more.',
  'zh-cn': '无法在集群上试用：{reason} 运行 `container-lab cluster status` 查看详情。',
};
const clusterUp = 'container-lab cluster up';

/**
 * Gives a work the way to try manifests on the lab's cluster, as the editor's command does. Whether
 * the cluster could be asked to the end; why not is said.
 * @param all what is tried: what one file makes for another counts as there
 */
export async function onCluster(
  { io, plain }: LightContext,
  all: readonly Manifest[],
  work: (dryRun: DryRunOf) => Promise<void>,
): Promise<boolean> {
  const kubeconfig = labKubeconfig(stateRoot(io.env));
  // No context of the person's own: what a setting allows is told to the editor alone.
  const link = clusterLink(() => kubeconfigsOf(kubeconfig, [], io.env));
  const late = AbortSignal.timeout(longest);
  const beside = all.flatMap(({ objects }) => objects);
  let isAsked = true;
  try {
    await interruptibly(async (signal) => {
      const cluster = lazyCluster(link, AbortSignal.any([signal, late]));
      await work(async (manifest, text) => {
        const one = manifest.read(text);
        const objects = one.objects.filter((object) => !isKustomize(object));
        if (!isAsked || one.file.faults.length > 0 || objects.length === 0) return undefined;
        try {
          const { findings } = await tryObjects({ objects, beside, rangeOf: one.rangeOf }, cluster);
          return together(
            manifest.with(one, { findings, serves: (id: string) => id === dryRunId }),
          );
        } catch (error) {
          if (!(error instanceof WorldError)) throw error;
          isAsked = false;
          if (!signal.aborted) io.err(`${trouble(error)}\n`);
          return undefined;
        }
      });
    });
  } finally {
    link.close();
  }
  return isAsked;

  function trouble(error: WorldError): string {
    if (late.aborted) return plain(said(slow, { seconds: longest / 1000 }));
    // The person's own cluster is nothing that could be allowed here.
    const fault: WorldFault = error.fault === 'context-refused' ? 'cluster-missing' : error.fault;
    const { text, ways } = troubles[fault] ?? { text: failed, ways: [] };
    const line = plain(said(text, { context: error.endpoint, reason: error.message }));
    return ways.includes('create') ? `${line}\n    ${clusterUp}` : line;
  }
}

/** What the cluster refuses where a rule finds an error already is one finding of both names. */
function together(findings: readonly Finding[]): readonly Finding[] {
  const own = findings.filter(({ ids }) => ids[0] !== dryRunId);
  const placeOf = ({ range, severity }: Finding): string => JSON.stringify([range, severity]);
  const places = new Set(own.filter(({ severity }) => severity === 'error').map(placeOf));
  const again = new Set(
    findings.filter((one) => one.ids[0] === dryRunId && places.has(placeOf(one))).map(placeOf),
  );
  return findings.flatMap((one) => {
    if (!again.has(placeOf(one))) return [one];
    return one.ids[0] === dryRunId ? [] : [{ ...one, ids: [...one.ids, dryRunId] as const }];
  });
}
