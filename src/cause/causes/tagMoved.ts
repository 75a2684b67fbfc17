import { container } from '../../check/types/container.ts';
import type { ContainerObservation, ContainerSpec } from '../../check/types/container.ts';
import { image } from '../../check/types/image.ts';
import type { ImageObservation, ImageSpec } from '../../check/types/image.ts';
import type { Text } from '../../text.ts';
import type { Image } from '../../world/docker/objects/image.ts';
import { familiarName, parseReference, sameReference } from '../../world/docker/reference.ts';
import type { World } from '../../world/world.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';
import { dockerCommands } from '../terminal.ts';

const question: Text = {
  en: 'A name can point to one image only, and `docker tag` moves it without a word. Which image should `{ref}` name?',
  'zh-cn':
    '一个名字只能指向一个镜像，`docker tag` 会直接移动它，不会提示。`{ref}` 应该指向哪个镜像？',
};
const form: Text = {
  en: 'Build under the name again, `docker build -t ____ .`, or give it back: `docker tag ____ {ref}`',
  'zh-cn':
    '用这个名字重新构建：`docker build -t ____ .`，或者把名字移回去：`docker tag ____ {ref}`',
};

export const tagMoved = defineCause<
  ImageSpec | ContainerSpec,
  ImageObservation | ContainerObservation
>({
  id: 'tag-moved',
  for: [image, container],
  text: {
    en: '`{ref}` is now another name of `{other}`: the tag was moved there, away from your build.',
    'zh-cn': '`{ref}` 现在是 `{other}` 的另一个名字：镜像标签被移到了那里，不再指向你构建的镜像。',
  },
  about: {
    en: 'The name points to an image that was not built under it. The daemon shows the same image under a name of another repository, or the terminal saw `docker tag` set it.',
    'zh-cn':
      '这个名字指向的不是用它构建的镜像。守护进程里同一个镜像还有另一个仓库名，或者终端里看到 `docker tag` 设置了它。',
  },
  help: [question, form, thisDoesIt],
  recognise({ spec, observation, judgement }, world) {
    const ref = 'ref' in spec ? spec.ref : spec.image;
    if (ref === undefined || judgement.aspect === 'missing') return undefined;
    const tagged = 'rebuild' in observation ? observation.image : observation.tagged;
    if (tagged === undefined) return undefined;
    if ('container' in observation) {
      const own = observation.container;
      const differs = judgement.aspect === 'image' && own !== undefined;
      if (!differs || !sameReference(own.image, ref)) return undefined;
    }
    const other = otherName(ref, tagged, world);
    if (other === undefined) return undefined;
    const args = { ref, other };
    return {
      args,
      degrees: [
        degree(question, args),
        degree(form, args),
        degree(thisDoesIt, {}, { run: ['docker', 'build', '-t', ref, '.'] }),
      ],
    };
  },
});

/** A name of the same image that the reference was set from. */
function otherName(ref: string, { tags }: Image, world: World): string | undefined {
  const others = tags.filter((tag) => !sameReference(tag, ref));
  const setting = dockerCommands(world)
    .map(({ words, exitCode }) =>
      words[0] === 'image' ? { words: words.slice(1), exitCode } : { words, exitCode },
    )
    .findLast(
      ({ words, exitCode }) =>
        exitCode === 0 && words[0] === 'tag' && sameReference(words[2] ?? '', ref),
    );
  const source = setting?.words[1] ?? '';
  const typed = others.find((tag) => sameReference(tag, source));
  return typed ?? others.find((tag) => repositoryOf(tag) !== repositoryOf(ref));
}

function repositoryOf(text: string): string {
  const parsed = parseReference(text);
  return 'fault' in parsed ? text : familiarName(parsed.reference);
}
