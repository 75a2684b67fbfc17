import { age } from '../../check/age.ts';
import { container } from '../../check/types/container.ts';
import type { Text } from '../../text.ts';
import { sameReference } from '../../world/docker/reference.ts';
import { defineCause } from '../cause.ts';
import { degree, removeFirst, thisDoesIt } from '../degree.ts';
import { runCommand } from '../runCommand.ts';

const question: Text = {
  en: 'A container keeps the image it was made from. How do you get one of the new image under the same name?',
  'zh-cn': '容器会一直使用创建它时的镜像。怎样用新镜像得到一个同名的容器？',
};

export const oldBuild = defineCause({
  id: 'old-build',
  for: [container],
  text: {
    en: '`{name}` was made {age} ago from an earlier build of `{ref}`. You have built again since, and it still is the old one.',
    'zh-cn': '`{name}` 是 {age}前由 `{ref}` 较早的一次构建创建的。之后你又构建过，但它还是旧的。',
  },
  recognise({ spec, observation, judgement }, world) {
    const found = observation.container;
    if (judgement.aspect !== 'image' || spec.image === undefined || found === undefined) {
      return undefined;
    }
    if (observation.tagged === undefined || !sameReference(found.image, spec.image)) {
      return undefined;
    }
    const args = { name: spec.name, ref: spec.image, age: age(world.now - found.createdAt) };
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
