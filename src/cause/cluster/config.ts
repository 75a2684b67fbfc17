import type { Node } from '../../lab/syntax.ts';
import { activeContainers } from '../../world/cluster/answers/pod.ts';
import type { World } from '../../world/world.ts';
import { toldOf } from './events.ts';
import { findNode, templateOf } from './manifests.ts';
import type { ManifestObject } from './manifests.ts';
import { brokenPod } from './pods.ts';
import type { BrokenPod } from './pods.ts';
import type { AnyFailure } from './subject.ts';

/** A ConfigMap or Secret, or a key of it, that a Pod waits for. */
export interface MissingConfig extends BrokenPod {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly config: string;
  /** Undefined where the whole object is missing. */
  readonly key: string | undefined;
  /** The line that names what is missing. */
  readonly written: { readonly manifest: ManifestObject; readonly node: Node } | undefined;
}

/** The kubelet's own words (k8s.io/kubernetes pkg/kubelet). */
const noObject = /(configmap|secret) "([^"]+)" not found/;
const noKey = /couldn't find key (\S+) in (ConfigMap|Secret) [^/\s]+\/(\S+)/;
const noKeyForVolume = /references non-existent (?:config|secret) key: (\S+)/;

export async function missingConfig(
  failure: AnyFailure,
  world: World,
): Promise<MissingConfig | undefined> {
  const broken = await brokenPod(failure, world);
  const waiting = broken && activeContainers(broken.pod).find(({ state }) => state === 'waiting');
  if (broken === undefined || waiting === undefined) return undefined;
  // A Pod with containers that run first says so of each while its volumes are mounted.
  const mounting = /^(?:ContainerCreating|PodInitializing)$/.test(waiting.reason);
  if (!mounting && waiting.reason !== 'CreateContainerConfigError') return undefined;
  const told = mounting ? await toldOf(broken.pod.object, world) : [];
  const message = mounting
    ? (told.findLast(({ reason }) => reason === 'FailedMount')?.message ?? '')
    : waiting.message;
  const lack = lackIn(message);
  if (lack === undefined) return undefined;
  const template = await templateOf(broken.pod.object, world);
  const node =
    template &&
    findNode(
      template.node,
      ({ value }, keys) =>
        value === (lack.key ?? lack.config) &&
        /^(?:name|key|secretName)$/.test(String(keys.at(-1))) &&
        /configMap|secret/i.test(keys.join('.')),
    );
  const written = template && node && { manifest: template.manifest, node };
  return { ...broken, ...lack, written };
}

function lackIn(message: string): Pick<MissingConfig, 'kind' | 'config' | 'key'> | undefined {
  const object = noObject.exec(message);
  if (object !== null) {
    const kind = object[1] === 'secret' ? 'Secret' : 'ConfigMap';
    return { kind, config: object[2] ?? '', key: undefined };
  }
  const key = noKey.exec(message);
  if (key !== null) {
    return {
      kind: key[2] === 'Secret' ? 'Secret' : 'ConfigMap',
      config: key[3] ?? '',
      key: key[1],
    };
  }
  const item = noKeyForVolume.exec(message);
  return item === null
    ? undefined
    : { kind: /secret key/.test(message) ? 'Secret' : 'ConfigMap', config: '', key: item[1] };
}
