import { pods } from '../../check/types/pods.ts';
import { rollout } from '../../check/types/rollout.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { nodeAt } from '../../lab/node.ts';
import { podNode } from '../../manifest/written.ts';
import { containerNode, manifestOf } from '../cluster/manifests.ts';
import { kubectl, placeIn, repair, repairTexts, valueEdit } from '../cluster/repair.ts';
import { workloadOf } from '../cluster/workload.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: 'The image stands in the template. Where do you change it so that the file stays the truth?',
  'zh-cn': '镜像写在模板里。改哪里，才能让文件始终是准的？',
};
const form: Text = {
  en: '`kubectl set image {target} {container}=____`',
  'zh-cn': '`kubectl set image {target} {container}=____`',
};

export const templateOfOtherImage = defineCause<unknown, unknown>({
  id: 'template-of-other-image',
  for: [rollout, pods],
  text: {
    en: 'The template of the {kind} `{name}` names the image `{found}`; `{wanted}` is wanted.',
    'zh-cn': '{kind} `{name}` 的模板写的镜像是 `{found}`，而要的是 `{wanted}`。',
  },
  about: {
    en: 'The workload’s template has another image than the step wants: it was not changed, or was set back.',
    'zh-cn': '工作负载的模板里的镜像不是这一步要的：没有修改，或者又改了回去。',
  },
  help: [question, form, ...repairTexts, thisDoesIt],
  async recognise(failure, world) {
    const { type, spec, judgement } = failure;
    const schema = type === rollout.type ? rollout.schema : pods.schema;
    const wanted = schema.safeParse(spec).data?.image;
    if (judgement.aspect !== 'image' || wanted === undefined) return undefined;
    const workload = await workloadOf(failure, world);
    const [container] = workload?.containers ?? [];
    if (workload === undefined || container === undefined) return undefined;
    if (workload.containers.some(({ image }) => image === wanted)) return undefined;
    const { kind, name, namespace } = workload.object;
    const manifest = await manifestOf({ kind, name }, world);
    const pod = manifest && podNode(manifest);
    const own = manifest && pod && containerNode({ manifest, node: pod }, container.name);
    const line = own && nodeAt(own, ['image']);
    const target = `${kind.toLowerCase()}/${name}`;
    const set = kubectl(namespace, 'set', 'image', target, `${container.name}=${wanted}`);
    const inFile = manifest && line && line.value !== wanted;
    return {
      args: { kind, name, found: container.image, wanted },
      ...(manifest && line && inFile ? { places: [placeIn(manifest, line)] } : {}),
      degrees: [
        degree(question),
        degree(form, { target, container: container.name }),
        ...(manifest && line && inFile
          ? repair(manifest, line, valueEdit(manifest, line, wanted))
          : [degree(thisDoesIt, {}, { run: set })]),
      ],
    };
  },
});
