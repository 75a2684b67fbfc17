import { closestName } from '../../near.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { missingConfig } from '../cluster/config.ts';
import { manifestOf } from '../cluster/manifests.ts';
import { kubectl, placeIn, repair, repairTexts, valueEdit } from '../cluster/repair.ts';
import { ofCluster } from '../cluster/subject.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: 'A Pod takes a {kind} from its own namespace only. Which ones are in `{namespace}`?',
  'zh-cn': 'Pod 只能用自己命名空间里的 {kind}。命名空间 `{namespace}` 里有哪些？',
};
const see: Text = { en: 'See them:', 'zh-cn': '看看有哪些：' };
const near: Text = {
  en: 'There is one called `{near}`. Compare the names letter by letter.',
  'zh-cn': '有一个叫 `{near}`。请逐个字母对照名字。',
};

export const configMissing = defineCause<unknown, unknown>({
  id: 'config-missing',
  for: ofCluster,
  text: {
    en: 'The Pod `{pod}` cannot start: the {kind} `{name}` that it uses is not in the namespace `{namespace}`.',
    'zh-cn': 'Pod `{pod}` 无法启动：它用到的 {kind} `{name}` 不在命名空间 `{namespace}` 里。',
  },
  about: {
    en: 'A container refers to a ConfigMap or Secret that is not there: it was not applied, is in another namespace, or its name is misspelt.',
    'zh-cn': '容器引用的 ConfigMap 或 Secret 不存在：没有应用、在别的命名空间里，或者名字写错了。',
  },
  help: [question, near, ...repairTexts, thisDoesIt, see],
  async recognise(failure, world) {
    const missing = await missingConfig(failure, world);
    if (missing === undefined || missing.key !== undefined) return undefined;
    const { name: pod, namespace, kind, config: name, written } = missing;
    const others = await world.cluster.list({ apiVersion: 'v1', kind }, { namespace });
    const found = closestName(
      name,
      others.map((each) => each.name),
    );
    const file = await manifestOf({ kind, name }, world);
    return {
      args: { pod, kind, name, namespace },
      ...(written === undefined ? {} : { places: [placeIn(written.manifest, written.node)] }),
      degrees: [
        degree(question, { kind, namespace }),
        ...(found === undefined ? [] : [degree(near, { near: found })]),
        degree(see, {}, { run: kubectl(namespace, 'get', kind.toLowerCase()) }),
        ...(file === undefined
          ? written === undefined
            ? []
            : repair(
                written.manifest,
                written.node,
                found === undefined ? undefined : valueEdit(written.manifest, written.node, found),
              )
          : [degree(thisDoesIt, {}, { run: ['kubectl', 'apply', '-f', file.path] })]),
      ],
    };
  },
});
