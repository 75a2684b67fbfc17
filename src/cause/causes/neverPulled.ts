import { closestReference } from '../../check/nearMiss.ts';
import { image } from '../../check/types/image.ts';
import type { Text } from '../../text.ts';
import { parseReference, sameReference } from '../../world/docker/reference.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: 'Which command fetches an image from a registry, and runs nothing?',
  'zh-cn': '哪条命令只从镜像仓库（Registry）取镜像，不运行任何东西？',
};
const near: Text = {
  en: 'You have `{near}`. Compare it with `{wanted}` letter by letter; without a tag Docker takes `latest`.',
  'zh-cn': '你有 `{near}`。请和 `{wanted}` 逐个字母对照；不写镜像标签时，Docker 会用 `latest`。',
};
const form: Text = { en: '`docker pull ____:____`', 'zh-cn': '`docker pull ____:____`' };

/** An image that the lab does not make itself, so that it comes from a registry. */
export const neverPulled = defineCause({
  id: 'never-pulled',
  for: [image],
  text: {
    en: '`{wanted}` was not pulled from its registry.',
    'zh-cn': '还没有从镜像仓库（Registry）拉取 `{wanted}`。',
  },
  about: {
    en: 'The lab does not build this image, so it comes from a registry, and it is not on this machine. Or it is here without a digest, because it was built here or loaded from a file.',
    'zh-cn':
      '这个镜像不是在实验里构建的，应该来自镜像仓库（Registry），但本机没有。或者本机有，却没有摘要，因为它是在本机构建或从文件载入的。',
  },
  help: [question, near, form, thisDoesIt],
  async recognise({ spec: { ref }, judgement: { aspect } }, world) {
    if (aspect !== 'missing' && aspect !== 'digest') return undefined;
    const parsed = parseReference(ref);
    // What a registry of the learner's own shall hold was not pulled before either.
    if ('reference' in parsed && parsed.reference.registry.startsWith('localhost'))
      return undefined;
    if (world.owns?.images.some((own) => sameReference(own, ref)) !== false) return undefined;
    const tags = (await world.docker.images()).flatMap((each) => each.tags);
    const found = aspect === 'missing' ? closestReference(ref, tags) : undefined;
    return {
      args: { wanted: ref },
      degrees: [
        found === undefined ? degree(question) : degree(near, { near: found, wanted: ref }),
        degree(form),
        degree(thisDoesIt, {}, { run: ['docker', 'pull', ref] }),
      ],
    };
  },
});
