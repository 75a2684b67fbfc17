import { isDeepStrictEqual } from 'node:util';
import { age } from '../../check/age.ts';
import { isRecord } from '../../record.ts';
import type { Text } from '../../text.ts';
import type { ClusterObject } from '../../world/cluster/objects.ts';
import { usualVersion } from '../../world/cluster/resources.ts';
import type { World } from '../../world/world.ts';
import { defineCause } from '../cause.ts';
import { manifestObjects } from '../cluster/manifests.ts';
import { keeperOf, podsOf } from '../cluster/pods.ts';
import { placeIn } from '../cluster/repair.ts';
import { clusterSubject, ofCluster } from '../cluster/subject.ts';
import type { AnyFailure } from '../cluster/subject.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: 'Saving changes the file, not the cluster. How do you hand the new state over?',
  'zh-cn': '保存只改变文件，不改变集群。怎样把新的内容交给集群？',
};
const form: Text = { en: '`kubectl apply -f ____`', 'zh-cn': '`kubectl apply -f ____`' };

export const editedAfterApply = defineCause<unknown, unknown>({
  id: 'edited-after-apply',
  for: ofCluster,
  text: {
    en: 'You saved `{path}` {age} ago, and the cluster still has the {kind} `{name}` as you applied it before: at least `{key}` differs.',
    'zh-cn':
      '你在 {age}前保存了 `{path}`，而集群里的 {kind} `{name}` 还是之前应用的内容：至少 `{key}` 不同。',
  },
  about: {
    en: 'A manifest was changed after it was applied. What was applied last stands in the object itself; it is compared with the file as it is saved.',
    'zh-cn': '清单在应用之后又改过。最后一次应用的内容记在对象里，这里把它与已保存的文件对照。',
  },
  help: [question, form, thisDoesIt],
  async recognise(failure, world) {
    const all = await manifestObjects(world);
    for (const object of await objectsOf(failure, world)) {
      const text = object.annotations['kubectl.kubernetes.io/last-applied-configuration'];
      const files = all.filter(({ kind, name }) => kind === object.kind && name === object.name);
      const applied = text === undefined ? undefined : essence(JSON.parse(text));
      const changed = files
        .map((file) => ({ file, key: firstDifference(essence(file.node.value), applied) }))
        .filter(({ file }) => file.modified > world.startedAt);
      const [first] = changed;
      // One that is still as it was applied is the one that counts.
      if (applied === undefined || first?.key === undefined) continue;
      if (changed.length < files.length || changed.some(({ key }) => key === undefined)) continue;
      const { path, modified, kind, name, node } = first.file;
      const line = first.key.reduce<typeof node>((at, step) => at.items.get(step) ?? at, node);
      return {
        args: { path, kind, name, age: age(world.now - modified), key: first.key.join('.') },
        places: [placeIn(first.file, line)],
        degrees: [
          degree(question),
          degree(form),
          degree(thisDoesIt, {}, { run: ['kubectl', 'apply', '-f', path] }),
        ],
      };
    }
    return undefined;
  },
});

/** What a check is about, and what keeps its Pods. */
async function objectsOf(failure: AnyFailure, world: World): Promise<readonly ClusterObject[]> {
  const subject = clusterSubject(failure);
  if (subject === undefined || subject.missing) return [];
  const { namespace, name } = subject;
  const own =
    name === undefined ? undefined : await world.cluster.get(subject, { namespace, name });
  const keepers = new Map(
    (await podsOf(subject, world))
      .map(({ object }) => keeperOf(object))
      .filter((keeper) => keeper !== undefined)
      .map((keeper) => [`${keeper.kind}/${keeper.name}`, keeper]),
  );
  const kept = await Promise.all(
    [...keepers.values()].map(({ kind, name: keeper }) =>
      world.cluster.get(
        { apiVersion: usualVersion(kind) ?? 'apps/v1', kind },
        { namespace, name: keeper },
      ),
    ),
  );
  return [own, ...kept].filter((each) => each !== undefined);
}

/** Without what kubectl itself adds when it notes what it applied. */
function essence(value: unknown): unknown {
  if (!isRecord(value) || !isRecord(value['metadata'])) return value;
  const metadata = Object.entries(value['metadata']).filter(
    ([key, own]) =>
      key !== 'namespace' &&
      (key !== 'annotations' || (isRecord(own) && Object.keys(own).length > 0)),
  );
  return { ...value, metadata: Object.fromEntries(metadata) };
}

type Keys = readonly (string | number)[];

/** The way to the first value that differs; undefined when all are the same. */
function firstDifference(one: unknown, other: unknown, keys: Keys = []): Keys | undefined {
  if (isDeepStrictEqual(one, other)) return undefined;
  const [left, right] = [entriesOf(one), entriesOf(other)];
  if (left === undefined || right === undefined) return keys;
  const names = [...new Set([...left.keys(), ...right.keys()])];
  for (const name of names) {
    const found = firstDifference(left.get(name), right.get(name), [...keys, name]);
    if (found !== undefined) return found;
  }
  return undefined;
}

function entriesOf(value: unknown): ReadonlyMap<string | number, unknown> | undefined {
  if (Array.isArray(value)) return new Map(value.map((item, index) => [index, item]));
  return isRecord(value) ? new Map(Object.entries(value)) : undefined;
}
