import { age } from '../../check/age.ts';
import type { Text } from '../../text.ts';
import type { Container } from '../../world/docker/objects/container.ts';
import type { World } from '../../world/world.ts';
import { anew, anewTexts } from '../anew.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';
import { lastRun } from '../runLine.ts';
import { ofContainer, subjectOf } from '../subject.ts';

const question: Text = {
  en: 'Docker gives a name only once, to a stopped container too. Is the old one still needed: remove it, or give it another name?',
  'zh-cn': '一个名字只能给一个容器，已停止的容器也占着名字。旧容器还要用吗：删除它，还是给它改名？',
};
const form: Text = {
  en: '`docker rename {name} ____`, or `docker rm ____`',
  'zh-cn': '`docker rename {name} ____`，或者 `docker rm ____`',
};
const aside: Text = {
  en: 'It is older than this lab. This keeps it, under another name; then run yours:',
  'zh-cn': '它在实验开始之前就有了。这样会保留它，只是换个名字；然后再运行你的容器：',
};

export const nameTaken = defineCause<unknown, unknown>({
  id: 'name-taken',
  for: ofContainer,
  text: {
    en: 'An older container holds the name `{name}`: it was made {age} ago from `{image}`. A new one cannot have it.',
    'zh-cn':
      '一个旧容器占着名字 `{name}`：它是 {age}前由 `{image}` 创建的。新容器不能再用这个名字。',
  },
  about: {
    en: 'The container of that name is not the one that was run last: `docker run` was refused because of the name, or the container is older than the lab. The terminal saw the refusal; the daemon says when the container was made.',
    'zh-cn':
      '这个名字的容器不是最近运行的那个：`docker run` 因为重名被拒绝，或者容器在实验开始之前就有了。终端里看到了拒绝，守护进程说明了容器是何时创建的。',
  },
  help: [question, form, aside, ...anewTexts],
  async recognise(failure, world) {
    const subject = await subjectOf(failure, world);
    const found = subject?.container;
    if (subject === undefined || found === undefined) return undefined;
    const old =
      found.createdAt < world.startedAt &&
      (subject.lack === 'not-running' || failure.judgement.aspect === 'image');
    if (!old && !wasRefused(found, world)) return undefined;
    const { name } = subject;
    const spare = `${name}-old`;
    const free = (await world.docker.container(spare)) === undefined;
    return {
      args: { name, image: found.image, age: age(world.now - found.createdAt) },
      degrees: [
        degree(question),
        degree(form, { name }),
        ...(old && free
          ? [
              degree(aside, {}, { run: ['docker', 'rename', name, spare] }),
              ...anew(subject).slice(1),
            ]
          : anew(subject)),
      ],
    };
  },
});

/** The newest `docker run` wanted the name, and was told that this container has it. */
function wasRefused(found: Container, world: World): boolean {
  const run = lastRun(world);
  if (run?.name !== found.name || run.exitCode === 0 || found.createdAt > run.time) return false;
  if (run.output !== '') return /is already in use by container/.test(run.output);
  // Nobody could read the words; one that it made itself would carry the daemon's error.
  return run.exitCode === 125 && found.error === '';
}
