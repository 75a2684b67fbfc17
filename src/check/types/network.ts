import * as z from 'zod/mini';
import { containerName, objectName } from '../../lab/names.ts';
import { told } from '../../lab/told.ts';
import { said } from '../../text.ts';
import type { Text } from '../../text.ts';
import type { Container } from '../../world/docker/objects/container.ts';
import type { Network } from '../../world/docker/objects/network.ts';
import { defineCheck } from '../checkType.ts';
import { stateOf } from '../containerState.ts';
import { goneHasOnlyAName, judgedAbsence } from '../existence.ts';
import { judged, otherLabel, unlike, unlikeTruth } from '../mismatch.ts';
import type { Mismatch } from '../mismatch.ts';
import type { Judgement } from '../verdict.ts';
import { missingContainer, shown } from '../wordings.ts';

const text = z.string().check(z.minLength(1));

const shape = z.strictObject({
  name: objectName,
  /** `false` for one that was removed. */
  exists: z.optional(z.boolean()),
  driver: z.optional(text),
  internal: z.optional(z.boolean()),
  attachable: z.optional(z.boolean()),
  subnet: z.optional(
    z.string().check(
      z.regex(
        /^[\da-fA-F.:]+\/\d{1,3}$/,
        told({
          en: 'Write a subnet such as `172.28.0.0/16`.',
          'zh-cn': '请写一个子网，例如 `172.28.0.0/16`。',
        }),
      ),
    ),
  ),
  labels: z.optional(z.record(z.string(), z.string())),
  /** Containers that must run on it. */
  containers: z.optional(z.array(containerName).check(z.minLength(1))),
});
const schema = shape.check(goneHasOnlyAName());
export type NetworkSpec = z.infer<typeof schema>;

export interface NetworkObservation {
  readonly network: Network | undefined;
  /** The wanted containers, in order. */
  readonly containers: readonly (Container | undefined)[];
  /** What networks there are instead; read only when the wanted one is missing. */
  readonly others: readonly string[];
}

const missing: Text = { en: 'no network called `{name}`', 'zh-cn': '没有名为 `{name}` 的网络' };
const isolation = {
  yes: { en: 'internal: no way out', 'zh-cn': '内部网络（internal）：不能访问外部' },
  no: { en: 'not internal: it has a way out', 'zh-cn': '不是内部网络：可以访问外部' },
};
const attaching = {
  yes: { en: 'attachable by containers', 'zh-cn': '可由容器接入（attachable）' },
  no: { en: 'not attachable by containers', 'zh-cn': '不可由容器接入（attachable）' },
};
const holds: Text = {
  en: '`{container}` on the network `{name}`',
  'zh-cn': '网络 `{name}` 中有容器 `{container}`',
};
const elsewhere: Text = {
  en: '`{container}` on other networks: `{networks}`',
  'zh-cn': '`{container}` 在其他网络中：`{networks}`',
};
const nowhere: Text = {
  en: '`{container}` on no network',
  'zh-cn': '`{container}` 没有接入任何网络',
};

export const network = defineCheck<NetworkSpec, NetworkObservation>({
  type: 'network',
  schema,
  async observe(spec, { world }) {
    const [found, ...containers] = await Promise.all([
      world.docker.network(spec.name),
      ...(spec.containers ?? []).map((name) => world.docker.container(name)),
    ]);
    // The daemon also finds a network by the start of its id.
    const named = found?.name === spec.name ? found : undefined;
    const others =
      named === undefined && spec.exists !== false ? await world.docker.networks() : [];
    return { network: named, containers, others: others.map(({ name }) => name) };
  },
  judge(spec, { network: found, containers, others }): Judgement {
    const { name } = spec;
    const gone = said(missing, { name });
    if (spec.exists === false || found === undefined) {
      return judgedAbsence(spec, found !== undefined, gone, others);
    }
    const mismatch =
      unlike('driver', spec.driver, found.driver) ??
      unlikeTruth('internal', spec.internal, found.internal, isolation) ??
      unlikeTruth('attachable', spec.attachable, found.attachable, attaching) ??
      otherSubnet(spec, found) ??
      otherLabel(spec.labels, found.labels) ??
      lackingContainer(spec, found, containers);
    return judged(mismatch, shown(name), shown([name, ...found.subnets].join(' ')));
  },
});

function otherSubnet({ subnet }: NetworkSpec, { subnets }: Network): Mismatch | undefined {
  return subnet === undefined || subnets.includes(subnet)
    ? undefined
    : { aspect: 'subnet', expected: shown(subnet), observed: shown(subnets.join(', ')) };
}

function lackingContainer(
  { name, containers = [] }: NetworkSpec,
  found: Network,
  inspected: readonly (Container | undefined)[],
): Mismatch | undefined {
  const on = new Set(found.containers.map((each) => each.name));
  const at = containers.findIndex((each) => !on.has(each));
  const container = containers[at];
  if (container === undefined) return undefined;
  const expected = said(holds, { container, name });
  const it = inspected[at];
  if (it?.name !== container) {
    const observed = said(missingContainer, { name: container });
    return { aspect: 'no-container', expected, observed };
  }
  if (it.state !== 'running') return { aspect: 'not-running', expected, observed: stateOf(it) };
  const networks = it.networks.join(', ');
  const observed = said(networks === '' ? nowhere : elsewhere, { container, networks });
  return { aspect: 'containers', expected, observed };
}
