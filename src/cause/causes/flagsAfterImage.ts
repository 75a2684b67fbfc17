import type { Text } from '../../text.ts';
import type { Container } from '../../world/docker/objects/container.ts';
import type { World } from '../../world/world.ts';
import { anew, anewTexts } from '../anew.ts';
import { containersNear } from '../candidates.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';
import { ofContainer, subjectOf } from '../subject.ts';
import type { Subject } from '../subject.ts';

const question: Text = {
  en: 'What stands behind the image’s name is the command for the container. Where do options of `docker run` belong?',
  'zh-cn': '镜像名后面写的是容器要执行的命令。`docker run` 的选项应该写在哪里？',
};
const form: Text = {
  en: '`docker run` options, then the image, then the command: `docker run ____ {flag} … {image}`',
  'zh-cn': '先写 `docker run` 的选项，再写镜像，最后写命令：`docker run ____ {flag} … {image}`',
};

export const flagsAfterImage = defineCause<unknown, unknown>({
  id: 'flags-after-image',
  for: ofContainer,
  text: {
    en: '`{flag}` stands behind the image `{image}`, so the container `{name}` took it for its command.',
    'zh-cn': '`{flag}` 写在了镜像 `{image}` 的后面，容器 `{name}` 便把它当成了要执行的命令。',
  },
  about: {
    en: 'An option of `docker run`, such as `--name` or `-p`, was typed behind the image’s name. The container’s command begins with it.',
    'zh-cn':
      '`docker run` 的选项（例如 `--name`、`-p`）写在了镜像名后面。容器要执行的命令以它开头。',
  },
  help: [question, form, ...anewTexts],
  async recognise(failure, world) {
    const subject = await subjectOf(failure, world);
    if (subject === undefined) return undefined;
    for (const container of await possible(subject, world)) {
      const [flag, value] = container.command.slice(container.entrypoint.length);
      if (flag === undefined || !isOption(flag, value, container)) continue;
      const { name, image } = container;
      const args = { flag, image, name };
      const degrees = anew({ name, container, wanted: subject.wanted });
      return { args, degrees: [degree(question), degree(form, args), ...degrees] };
    }
    return undefined;
  },
});

/** The container itself, else the newest that could be meant. */
async function possible(
  { name, container, wanted }: Subject,
  world: World,
): Promise<readonly Container[]> {
  if (container !== undefined) return [container];
  const near = (await containersNear({ name, image: wanted?.image }, world)).slice(0, 3);
  const all = await Promise.all(near.map((each) => world.docker.container(each.container.id)));
  return all.filter((each) => each !== undefined);
}

const long =
  /^--(?:name|publish|env|volume|mount|network|net|rm|detach|interactive|tty|restart|memory|cpus|hostname|user|workdir|entrypoint|label)(?:=|$)/;

/** Without an entrypoint no command begins with `-`; with one, only what looks like Docker's own. */
function isOption(flag: string, value: string | undefined, { entrypoint }: Container): boolean {
  if (entrypoint.length === 0) return flag.startsWith('-') && flag !== '-';
  if (long.test(flag)) return true;
  if (/^-[itd]{2,3}$/.test(flag)) return true;
  if (flag === '-p') return /^(?:(?:[\d.]+:)?\d+:\d+|\d{4,5})(?:\/\w+)?$/.test(value ?? '');
  if (flag === '-v') return /^[^:]+:\/./.test(value ?? '');
  return flag === '-e' && /^\w+=/.test(value ?? '');
}
