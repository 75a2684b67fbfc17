import { age } from '../../check/age.ts';
import { container } from '../../check/types/container.ts';
import type { ContainerObservation, ContainerSpec } from '../../check/types/container.ts';
import { http } from '../../check/types/http.ts';
import { uwsgi } from '../../check/types/uwsgi.ts';
import type { Degree } from '../../check/verdict.ts';
import type { Text } from '../../text.ts';
import { sameReference } from '../../world/docker/reference.ts';
import type { Container } from '../../world/docker/objects/container.ts';
import type { World } from '../../world/world.ts';
import { defineCause } from '../cause.ts';
import type { Recognised } from '../cause.ts';
import { degree, removeFirst, thisDoesIt } from '../degree.ts';
import type { RequestSeen, RequestSpec } from '../served.ts';
import { runCommand } from '../runCommand.ts';

const question: Text = {
  en: 'A container keeps the image it was made from. How do you get one of the new image under the same name?',
  'zh-cn': '容器会一直使用创建它时的镜像。怎样用新镜像得到一个同名的容器？',
};

const form: Text = {
  en: 'Then run it as you did before: `docker run ____`',
  'zh-cn': '然后像之前那样运行：`docker run ____`',
};

export const oldBuild = defineCause<
  ContainerSpec | RequestSpec,
  ContainerObservation | RequestSeen
>({
  id: 'old-build',
  for: [container, http, uwsgi],
  text: {
    en: '`{name}` was made {age} ago from an earlier build of `{ref}`. You have built again since, and it still is the old one.',
    'zh-cn': '`{name}` 是 {age}前由 `{ref}` 较早的一次构建创建的。之后你又构建过，但它还是旧的。',
  },
  about: {
    en: 'The image was built again, and the container is still made from the build before. The ids of the two images differ.',
    'zh-cn': '镜像重新构建过，但容器还是由之前那次构建创建的。两个镜像的 id 不同。',
  },
  help: [question, removeFirst, form, thisDoesIt],
  async recognise({ spec, observation, judgement }, world) {
    const found = observation.container;
    if (found === undefined) return undefined;
    if ('container' in spec) {
      const answered = ['status', 'header', 'body', 'fault'].includes(judgement.aspect ?? '');
      const tagged = answered ? await world.docker.image(found.image) : undefined;
      if (tagged === undefined || tagged.id === found.imageId) return undefined;
      return told(found, world, degree(form));
    }
    if (judgement.aspect !== 'image' || spec.image === undefined) return undefined;
    if (!('tagged' in observation) || observation.tagged === undefined) return undefined;
    if (!sameReference(found.image, spec.image)) return undefined;
    return told(found, world, degree(thisDoesIt, {}, { run: runCommand(spec, spec.image) }));
  },
});

function told({ name, image: ref, createdAt }: Container, world: World, last: Degree): Recognised {
  const args = { name, ref, age: age(world.now - createdAt) };
  const remove = degree(removeFirst, args, { run: ['docker', 'rm', '-f', name] });
  return { args, degrees: [degree(question), remove, last] };
}
