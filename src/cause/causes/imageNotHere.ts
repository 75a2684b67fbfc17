import { container } from '../../check/types/container.ts';
import { closestReference } from '../../check/nearMiss.ts';
import type { Text } from '../../text.ts';
import { sameReference } from '../../world/docker/reference.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';
import { lastRun } from '../runLine.ts';
import { runCommand } from '../runCommand.ts';

const question: Text = {
  en: 'Which images do you have? `docker run` needs the name as it stands there, tag included.',
  'zh-cn': '你有哪些镜像？`docker run` 要写和列表里一样的名字，包括镜像标签。',
};
const near: Text = {
  en: 'You have `{near}`. Is that the one you mean? Without a tag Docker takes `latest`.',
  'zh-cn': '你有 `{near}`。你指的是它吗？不写镜像标签时，Docker 会用 `latest`。',
};
const list: Text = { en: 'These are your images:', 'zh-cn': '现有的镜像：' };

export const imageNotHere = defineCause({
  id: 'image-not-here',
  for: [container],
  text: {
    en: 'You have no image `{image}`, so `docker run` tried to pull it, and no container was made.',
    'zh-cn': '你没有镜像 `{image}`，`docker run` 便尝试去拉取它，结果没有创建容器。',
  },
  about: {
    en: '`docker run` got the name of an image that is not on this machine. It then tries to pull it, and is refused or finds nobody. The terminal saw it fail, and the daemon has no such image.',
    'zh-cn':
      '`docker run` 后面写的镜像不在本机。Docker 于是尝试拉取，结果被拒绝或连不上。终端里看到它失败了，守护进程里也没有这个镜像。',
  },
  help: [question, near, list, thisDoesIt],
  async recognise({ spec, judgement }, world) {
    const run = lastRun(world);
    if (judgement.aspect !== 'missing' || run?.image === undefined) return undefined;
    if (run.exitCode !== 125 && run.exitCode !== 1) return undefined;
    const { image } = run;
    if (image.startsWith('-') || (await world.docker.image(image)) !== undefined) return undefined;
    const tags = (await world.docker.images()).flatMap((each) => each.tags);
    const found = closestReference(image, tags);
    const wanted = spec.image;
    const right = wanted !== undefined && tags.some((tag) => sameReference(tag, wanted));
    return {
      args: { image },
      degrees: [
        found === undefined ? degree(question) : degree(near, { near: found }),
        degree(list, {}, { run: ['docker', 'images'] }),
        ...(right ? [degree(thisDoesIt, {}, { run: runCommand(spec, wanted) })] : []),
      ],
    };
  },
});
