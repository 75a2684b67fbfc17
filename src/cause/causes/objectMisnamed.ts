import { closestName } from '../../near.ts';
import { nodeAt } from '../../lab/node.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { manifestOf } from '../cluster/manifests.ts';
import { kubectl, placeIn, repair, repairTexts, valueEdit } from '../cluster/repair.ts';
import { clusterSubject, ofCluster } from '../cluster/subject.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: 'Compare the names letter by letter: `{found}` and `{name}`. An object cannot be renamed: it is made anew.',
  'zh-cn': '逐个字母对照两个名字：`{found}` 和 `{name}`。对象不能改名，只能重新创建。',
};
const remove: Text = { en: 'Remove the one of the wrong name:', 'zh-cn': '删除名字不对的那个：' };

export const objectMisnamed = defineCause<unknown, unknown>({
  id: 'object-misnamed',
  for: ofCluster,
  text: {
    en: 'There is no {kind} called `{name}`, but one called `{found}`.',
    'zh-cn': '没有名为 `{name}` 的 {kind}，但有一个叫 `{found}`。',
  },
  about: {
    en: 'An object of the kind is there under almost the right name, in the right namespace.',
    'zh-cn': '命名空间里有这种对象，只是名字差一点。',
  },
  help: [question, ...repairTexts, remove],
  async recognise(failure, world) {
    const subject = clusterSubject(failure);
    if (subject?.missing !== true || subject.name === undefined) return undefined;
    const { kind, name, namespace } = subject;
    const others = await world.cluster.list(subject, { namespace });
    const found = closestName(
      name,
      others.filter(({ controller }) => controller === undefined).map((each) => each.name),
    );
    if (found === undefined) return undefined;
    const file = await manifestOf({ kind, name: found }, world);
    const line = file && nodeAt(file.node, ['metadata', 'name']);
    return {
      args: { kind, name, found },
      ...(file && line ? { places: [placeIn(file, line)] } : {}),
      degrees: [
        degree(question, { found, name }),
        ...(file && line ? repair(file, line, valueEdit(file, line, name)) : []),
        degree(remove, {}, { run: kubectl(namespace, 'delete', kind.toLowerCase(), found) }),
      ],
    };
  },
});
