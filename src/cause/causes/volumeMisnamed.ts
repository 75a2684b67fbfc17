import { closestName } from '../../near.ts';
import { container } from '../../check/types/container.ts';
import { volume } from '../../check/types/volume.ts';
import type { Text } from '../../text.ts';
import type { World } from '../../world/world.ts';
import { anew, anewTexts } from '../anew.ts';
import { defineCause } from '../cause.ts';
import type { Failure } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';
import type { Degree } from '../../check/verdict.ts';
import { wantedMount } from '../wantedMount.ts';

const question: Text = {
  en: 'Docker makes a volume of whatever name `-v` has. Compare the two letter by letter: `{found}` and `{wanted}`.',
  'zh-cn': '`-v` 写什么名字，Docker 就创建什么卷。请逐个字母对照：`{found}` 和 `{wanted}`。',
};
const form: Text = {
  en: '`docker volume create ____`; what is in `{found}` stays there',
  'zh-cn': '`docker volume create ____`；`{found}` 里的内容会保留在原处',
};

export const volumeMisnamed = defineCause<unknown, unknown>({
  id: 'volume-misnamed',
  for: [volume, container],
  text: {
    en: 'There is a volume `{found}` where `{wanted}` is meant.',
    'zh-cn': '卷的名字是 `{found}`，而这里要的是 `{wanted}`。',
  },
  about: {
    en: 'A volume was made or mounted under almost the right name. The daemon’s volumes and the container’s mounts are compared letter by letter.',
    'zh-cn': '创建或挂载的卷名字只差一点。依据是逐个字母比较守护进程的卷和容器的挂载。',
  },
  help: [question, form, thisDoesIt, ...anewTexts],
  async recognise(failure, world) {
    const miss = await nearMiss(failure, world);
    if (miss === undefined) return undefined;
    const args = { found: miss.found, wanted: miss.wanted };
    return { args, degrees: [degree(question, args), degree(form, args), ...miss.then] };
  },
});

interface Miss {
  readonly wanted: string;
  readonly found: string;
  readonly then: readonly Degree[];
}

async function nearMiss(
  failure: Failure<unknown, unknown>,
  world: World,
): Promise<Miss | undefined> {
  const { type, spec, judgement } = failure;
  if (type === 'volume' && judgement.aspect === 'missing') {
    const name: unknown =
      typeof spec === 'object' && spec !== null ? Reflect.get(spec, 'name') : undefined;
    if (typeof name !== 'string') return undefined;
    const names = (await world.docker.volumes()).map((each) => each.name);
    const found = closestName(name, names);
    const run = ['docker', 'volume', 'create', name];
    return found === undefined
      ? undefined
      : { wanted: name, found, then: [degree(thisDoesIt, {}, { run })] };
  }
  const mount = await wantedMount(failure, world);
  if (mount === undefined) return undefined;
  const names = mount.container.mounts
    .filter((each) => each.type === 'volume' && (mount.at === undefined || each === mount.at))
    .map((each) => each.source);
  const found = closestName(mount.source, names);
  return found === undefined ? undefined : { wanted: mount.source, found, then: anew(mount) };
}
