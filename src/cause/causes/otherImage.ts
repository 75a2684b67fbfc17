import { container } from '../../check/types/container.ts';
import type { Text } from '../../text.ts';
import { sameReference } from '../../world/docker/reference.ts';
import { defineCause } from '../cause.ts';
import { degree, removeFirst, thisDoesIt } from '../degree.ts';
import { runCommand } from '../runCommand.ts';

const question: Text = {
  en: 'Which word of `docker run` is the image? A container cannot change its image later: what must go first?',
  'zh-cn': '`docker run` 里哪一部分是镜像？容器创建后不能更换镜像：要先删除什么？',
};

export const otherImage = defineCause({
  id: 'other-image',
  for: [container],
  text: {
    en: '`{name}` was made from `{found}`, not from `{wanted}`.',
    'zh-cn': '`{name}` 是由 `{found}` 创建的，不是由 `{wanted}` 创建的。',
  },
  about: {
    en: 'The container of that name was made from another image than the one asked for. The daemon says which.',
    'zh-cn': '这个名字的容器不是由要求的镜像创建的。守护进程说明了是哪个镜像。',
  },
  help: [question, removeFirst, thisDoesIt],
  recognise({ spec, observation, judgement }) {
    const found = observation.container;
    if (judgement.aspect !== 'image' || spec.image === undefined || found === undefined) {
      return undefined;
    }
    if (sameReference(found.image, spec.image)) return undefined;
    const args = { name: spec.name, found: found.image, wanted: spec.image };
    return {
      args,
      degrees: [
        degree(question),
        degree(removeFirst, args, { run: ['docker', 'rm', '-f', spec.name] }),
        degree(thisDoesIt, {}, { run: runCommand(spec, spec.image) }),
      ],
    };
  },
});
