import * as z from 'zod/mini';
import { closestName } from '../../near.ts';
import type { Text } from '../../text.ts';
import { readAs } from '../../world/cluster/answers/object.ts';
import { record } from '../../world/docker/answers/pieces.ts';
import type { World } from '../../world/world.ts';
import { defineCause } from '../cause.ts';
import { missingConfig } from '../cluster/config.ts';
import type { MissingConfig } from '../cluster/config.ts';
import { kubectl, placeIn, repair, repairTexts, valueEdit } from '../cluster/repair.ts';
import { ofCluster } from '../cluster/subject.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: 'Which keys has `{config}`? It has: `{keys}`.',
  'zh-cn': '`{config}` 里有哪些键？有：`{keys}`。',
};
const see: Text = { en: 'See it:', 'zh-cn': '查看它：' };

export const configKeyMissing = defineCause<unknown, unknown>({
  id: 'config-key-missing',
  for: ofCluster,
  text: {
    en: 'The Pod `{pod}` cannot start: the {kind} `{config}` has no key `{key}`.',
    'zh-cn': 'Pod `{pod}` 无法启动：{kind} `{config}` 里没有键 `{key}`。',
  },
  about: {
    en: 'A ConfigMap or Secret is there, but not the key of it that a container asks for. The names of its keys are compared; values are not shown.',
    'zh-cn': 'ConfigMap 或 Secret 存在，但没有容器要用的那个键。只比较键名，不显示值。',
  },
  help: [question, ...repairTexts, see],
  async recognise(failure, world) {
    const missing = await missingConfig(failure, world);
    if (missing?.key === undefined) return undefined;
    const { name: pod, namespace, kind, config, key, written } = missing;
    const keys = await keysOf(missing, world);
    const near = closestName(key, keys) ?? (keys.length === 1 ? keys[0] : undefined);
    const describe = kubectl(namespace, 'describe', kind.toLowerCase(), config);
    return {
      args: { pod, kind, config, key },
      ...(written === undefined ? {} : { places: [placeIn(written.manifest, written.node)] }),
      degrees: [
        degree(question, { config, keys: keys.join(', ') }),
        degree(see, {}, { run: describe }),
        ...(written === undefined
          ? []
          : repair(
              written.manifest,
              written.node,
              near === undefined ? undefined : valueEdit(written.manifest, written.node, near),
            )),
      ],
    };
  },
});

const shape = z.object({ data: record(z.unknown()), binaryData: record(z.unknown()) });

async function keysOf(
  { kind, config, namespace }: MissingConfig,
  world: World,
): Promise<readonly string[]> {
  const found = await world.cluster.get({ apiVersion: 'v1', kind }, { namespace, name: config });
  if (found === undefined) return [];
  const { data, binaryData } = readAs(shape, found);
  return [...Object.keys(data), ...Object.keys(binaryData)];
}
