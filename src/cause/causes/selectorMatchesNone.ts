import { isNear } from '../../near.ts';
import { nodeAt } from '../../lab/node.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { manifestOf } from '../cluster/manifests.ts';
import { podsWith } from '../cluster/pods.ts';
import { kubectl, placeIn, repair, repairTexts, valueEdit } from '../cluster/repair.ts';
import { servedBy } from '../cluster/served.ts';
import { ofCluster } from '../cluster/subject.ts';
import { degree, thisDoesIt } from '../degree.ts';

type Labels = Readonly<Record<string, string>>;

const question: Text = {
  en: 'A Service finds its Pods by their labels alone. Which of the two should change: the selector `{selector}`, or the labels `{labels}`?',
  'zh-cn':
    'Service 只按标签（label）找 Pod。该改哪一个：选择算符 `{selector}`，还是标签（label）`{labels}`？',
};
const see: Text = {
  en: 'See which labels the Pods have:',
  'zh-cn': '看看 Pod 有哪些标签（label）：',
};

export const selectorMatchesNone = defineCause<unknown, unknown>({
  id: 'selector-matches-none',
  for: ofCluster,
  text: {
    en: 'The Service `{service}` selects `{selector}`, and no Pod has these labels. The Pod `{pod}` has `{labels}`.',
    'zh-cn':
      'Service `{service}` 选择 `{selector}`，但没有 Pod 带这些标签（label）。Pod `{pod}` 的标签（label）是 `{labels}`。',
  },
  about: {
    en: 'A Service’s selector and the labels of the Pods that it should find differ, so it has no endpoints. The two are compared side by side.',
    'zh-cn':
      'Service 的选择算符与它应该找到的 Pod 的标签（label）不一致，所以它没有端点。这里把两者并排对照。',
  },
  help: [question, see, ...repairTexts, thisDoesIt],
  async recognise(failure, world) {
    const served = await servedBy(failure, world);
    if (served === undefined || failure.judgement.aspect === 'no-port') return undefined;
    const { namespace, name: service, selector } = served;
    if (Object.keys(selector).length === 0) return undefined;
    if ((await podsWith(namespace, selector, world)).length > 0) return undefined;
    const others = await podsWith(namespace, {}, world);
    const [closest] = others
      .map(({ object }) => ({ object, likeness: likeness(selector, object.labels) }))
      .sort((a, b) => b.likeness - a.likeness);
    if (closest === undefined || closest.likeness === 0) return undefined;
    const { labels: all, name: pod } = closest.object;
    const labels = Object.fromEntries(
      Object.entries(all).filter(([key]) => key !== 'pod-template-hash'),
    );
    const slip = firstSlip(selector, labels);
    const file = await manifestOf({ kind: 'Service', name: service }, world);
    const line = file && slip && nodeAt(file.node, ['spec', 'selector', slip.key]);
    // Where several Pods could be meant, only one that is a slip away is written there.
    const sure = closest.likeness > 1 || others.length === 1;
    const edit =
      !sure || slip?.key !== slip?.podKey || slip?.value === undefined || !file || !line
        ? undefined
        : valueEdit(file, line, slip.value);
    const args = { service, pod, selector: inPairs(selector), labels: inPairs(labels) };
    const set = Object.entries(selector).map(([key, value]) =>
      key === slip?.key ? `${slip.podKey}=${slip.value ?? ''}` : `${key}=${value}`,
    );
    return {
      args,
      ...(file && line ? { places: [placeIn(file, line)] } : {}),
      degrees: [
        degree(question, args),
        degree(see, {}, { run: kubectl(namespace, 'get', 'pods', '--show-labels') }),
        ...(file && line
          ? repair(file, line, edit)
          : sure
            ? [
                degree(
                  thisDoesIt,
                  {},
                  {
                    run: kubectl(namespace, 'set', 'selector', 'service', service, set.join(',')),
                  },
                ),
              ]
            : []),
      ],
    };
  },
});

/** How many of the pairs a Pod has, or almost has. */
function likeness(selector: Labels, labels: Labels): number {
  return Object.entries(selector).reduce((sum, [key, value]) => {
    const theirs = labels[key];
    if (theirs === value) return sum + 3;
    if (theirs !== undefined) return sum + (isNear(theirs, value) ? 2 : 1);
    return sum + (Object.entries(labels).some(([k, v]) => v === value && isNear(k, key)) ? 2 : 0);
  }, 0);
}

interface Slip {
  readonly key: string;
  readonly podKey: string;
  readonly value: string | undefined;
}

/** The first pair that differs, with what the Pod has in its place. */
function firstSlip(selector: Labels, labels: Labels): Slip | undefined {
  const wrong = Object.entries(selector).find(([key, value]) => labels[key] !== value);
  if (wrong === undefined) return undefined;
  const [key, value] = wrong;
  if (labels[key] !== undefined) return { key, podKey: key, value: labels[key] };
  const other = Object.keys(labels).find((each) => labels[each] === value && isNear(each, key));
  return { key, podKey: other ?? key, value: other === undefined ? undefined : value };
}

function inPairs(labels: Labels): string {
  return Object.entries(labels)
    .map((pair) => pair.join('='))
    .join(', ');
}
