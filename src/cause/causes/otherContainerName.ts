import { container } from '../../check/types/container.ts';
import type { ContainerSpec } from '../../check/types/container.ts';
import type { Text } from '../../text.ts';
import type { ContainerSummary } from '../../world/docker/docker.ts';
import { sameReference } from '../../world/docker/reference.ts';
import type { World } from '../../world/world.ts';
import { strayContainers } from '../candidates.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';
import { isNear } from '../../check/nearMiss.ts';

const question: Text = {
  en: 'Without `--name` Docker makes a name up. A container’s name can be changed while it runs: with which command?',
  'zh-cn': '不写 `--name` 时，Docker 会自己起一个名字。容器的名字可以在运行时更改：用哪条命令？',
};
const form: Text = { en: '`docker rename {found} ____`', 'zh-cn': '`docker rename {found} ____`' };

export const otherContainerName = defineCause({
  id: 'other-container-name',
  for: [container],
  text: {
    en: 'There is a container of the right image, but it is called `{found}`, not `{wanted}`.',
    'zh-cn': '有一个由正确镜像创建的容器，但它叫 `{found}`，不叫 `{wanted}`。',
  },
  async recognise({ spec, observation, judgement }, world) {
    if (judgement.aspect !== 'missing') return undefined;
    const found = await underAnotherName(spec, observation.tagged?.id, world);
    if (found === undefined) return undefined;
    const args = { found: found.name, wanted: spec.name };
    return {
      args,
      degrees: [
        degree(question),
        degree(form, args),
        degree(thisDoesIt, {}, { run: ['docker', 'rename', found.name, spec.name] }),
      ],
    };
  },
});

/** Made since the lab was started, from the right image, or under almost the right name. */
async function underAnotherName(
  spec: ContainerSpec,
  imageId: string | undefined,
  world: World,
): Promise<ContainerSummary | undefined> {
  const stray = (await strayContainers(world)).filter(
    // The daemon says whole seconds.
    ({ created }) => (created + 1) * 1000 > world.startedAt,
  );
  const fromImage = stray.filter(
    (each) =>
      spec.image !== undefined &&
      (each.imageId === imageId || sameReference(each.image, spec.image)),
  );
  if (spec.image !== undefined) return fromImage[0];
  return stray.find(({ name }) => isNear(name, spec.name));
}
