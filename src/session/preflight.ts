import type { Explanation } from '../check/verdict.ts';
import type { Lab } from '../lab/model.ts';
import { said, type Said, type Text } from '../text.ts';
import type { ContainerSummary, Docker, ImageSummary } from '../world/docker/docker.ts';
import { sameReference } from '../world/docker/reference.ts';
import { age } from '../check/age.ts';
import { replaceVariables } from '../lab/variables.ts';
import type { Requirement } from './session.ts';

const daemonAnswers: Text = { en: 'Docker {version} answers', 'zh-cn': 'Docker {version} 已就绪' };
const daemonSilent: Text = { en: 'Docker does not answer', 'zh-cn': 'Docker 没有响应' };
const tooOld: Text = {
  en: 'Docker {version} is too old for this lab',
  'zh-cn': 'Docker {version} 对本实验来说太旧',
};
const update: Text = {
  en: 'The lab needs Docker {needs}. Update Docker, then look again.',
  'zh-cn': '本实验需要 Docker {needs}。请更新 Docker 后重新检查。',
};
const baseHere: Text = {
  en: 'The base image `{image}` is here',
  'zh-cn': '基础镜像 `{image}` 已就绪',
};
const baseMissing: Text = {
  en: 'The base image `{image}` is not here yet',
  'zh-cn': '基础镜像 `{image}` 还不在本机',
};
const pull: Text = { en: 'Pull it', 'zh-cn': '拉取镜像' };
const baseAdvice: Text = {
  en: 'Pull it now, so that the first build does not wait for it.',
  'zh-cn': '请现在拉取，这样第一次构建时就不用等待。',
};
const nameFree: Text = { en: 'The name `{name}` is free', 'zh-cn': '名称 `{name}` 可用' };
const containerTaken: Text = {
  en: 'A container named `{name}` is already there',
  'zh-cn': '已有名为 `{name}` 的容器',
};
const imageTaken: Text = {
  en: 'An image `{name}` is already there',
  'zh-cn': '已有镜像 `{name}`',
};
const notOurs: Text = {
  en: 'It is yours, not of this lab: from `{image}`, made {age} ago. The lab will not touch it. Use another name here, or rename yours.',
  'zh-cn':
    '它是你自己的，不属于本实验：来自 `{image}`，创建于 {age}前。本实验不会动它。请在这里换一个名称，或给你的容器改名。',
};
const notOurImage: Text = {
  en: 'It is yours, not of this lab: made {age} ago. Use another name here, or give yours another tag.',
  'zh-cn':
    '它是你自己的，不属于本实验：创建于 {age}前。请在这里换一个名称，或给你的镜像换一个镜像标签。',
};
const ours: Text = {
  en: 'It is from an earlier start of this lab. Go on there, clean up there, or use another name here.',
  'zh-cn': '它来自本实验之前的一次学习。你可以回到那里继续、在那里清理，或在这里换一个名称。',
};
const otherName: Text = { en: 'Use another name', 'zh-cn': '换一个名称' };
const renameTheirs: Text = { en: 'Rename yours', 'zh-cn': '给你的容器改名' };
const tagTheirs: Text = { en: 'Give yours a second tag', 'zh-cn': '给你的镜像加一个镜像标签' };
const untagTheirs: Text = {
  en: 'Free the name; your image keeps `{other}`',
  'zh-cn': '腾出这个名称；你的镜像保留 `{other}`',
};
const removeOurs: Text = { en: 'Remove it', 'zh-cn': '删除它' };

interface RunRemedy {
  readonly run: readonly string[];
  readonly label: Said;
}

/** Ids of objects that earlier starts of the lab made. */
export interface Earlier {
  isOurs(object: ContainerSummary | ImageSummary): boolean;
}

/** Whether this daemon is ready for the lab, once it answers. */
export async function examine(
  lab: Lab,
  variables: Readonly<Record<string, string>>,
  docker: Docker,
  earlier: Earlier,
  now: number,
): Promise<readonly Requirement[]> {
  const [version, images, containers] = await Promise.all([
    docker.version(),
    docker.images(),
    docker.containers(),
  ]);
  return [
    daemonRequirement(lab, version.version),
    ...lab.needs.images.map((base) => baseRequirement(base, images)),
    ...lab.owns.containers.map((template) =>
      containerRequirement(template, variables, containers, earlier, now),
    ),
    ...lab.owns.images.map((template) =>
      imageRequirement(template, variables, images, earlier, now),
    ),
  ];
}

/** The daemon does not answer: the block says why, and what to do. */
export function silent(block: Explanation): Requirement {
  const remedies = block.degrees.flatMap(({ text, remedy }) =>
    remedy && 'run' in remedy ? [{ run: remedy.run, label: text }] : [],
  );
  return {
    id: 'daemon',
    status: 'missing',
    title: said(daemonSilent),
    detail: block.text,
    remedies,
  };
}

function daemonRequirement({ needs }: Lab, version: string): Requirement {
  return needs.docker === undefined || isAtLeast(version, needs.docker)
    ? { id: 'daemon', status: 'ready', title: said(daemonAnswers, { version }), remedies: [] }
    : {
        id: 'daemon',
        status: 'missing',
        title: said(tooOld, { version }),
        detail: said(update, { needs: needs.docker }),
        remedies: [],
      };
}

function baseRequirement(base: string, images: readonly ImageSummary[]): Requirement {
  const id = `base:${base}`;
  return images.some(({ tags }) => tags.some((tag) => sameReference(tag, base)))
    ? { id, status: 'ready', title: said(baseHere, { image: base }), remedies: [] }
    : {
        id,
        status: 'attention',
        title: said(baseMissing, { image: base }),
        detail: said(baseAdvice),
        remedies: [{ run: ['docker', 'pull', base], label: said(pull) }],
      };
}

function containerRequirement(
  template: string,
  variables: Readonly<Record<string, string>>,
  containers: readonly ContainerSummary[],
  earlier: Earlier,
  now: number,
): Requirement {
  const name = replaceVariables(template, variables);
  const holder = containers.find((container) => container.name === name);
  if (!holder) return free(`container:${name}`, name);
  const id = `container:${name}`;
  const title = said(containerTaken, { name });
  if (earlier.isOurs(holder)) {
    const remove = { run: ['docker', 'rm', '-f', name], label: said(removeOurs) };
    return taken(id, title, said(ours), template, remove);
  }
  const other = freeName(`${name}-old`, new Set(containers.map((one) => one.name)));
  const detail = said(notOurs, { image: holder.image, age: age(now - holder.created * 1000) });
  const rename = { run: ['docker', 'rename', name, other], label: said(renameTheirs) };
  return taken(id, title, detail, template, rename);
}

function imageRequirement(
  template: string,
  variables: Readonly<Record<string, string>>,
  images: readonly ImageSummary[],
  earlier: Earlier,
  now: number,
): Requirement {
  const name = replaceVariables(template, variables);
  const holder = images.find(({ tags }) => tags.some((tag) => sameReference(tag, name)));
  if (!holder) return free(`image:${name}`, name);
  const id = `image:${name}`;
  const title = said(imageTaken, { name });
  if (earlier.isOurs(holder)) {
    const remove = { run: ['docker', 'rmi', name], label: said(removeOurs) };
    return taken(id, title, said(ours), template, remove);
  }
  const detail = said(notOurImage, { age: age(now - holder.created * 1000) });
  return taken(id, title, detail, template, secondTag(name, holder, images));
}

/** Their image must not lose its only name: first a second one, then the first may go. */
function secondTag(name: string, holder: ImageSummary, images: readonly ImageSummary[]): RunRemedy {
  const other = holder.tags.find((tag) => !sameReference(tag, name));
  if (other !== undefined) {
    return { run: ['docker', 'rmi', name], label: said(untagTheirs, { other }) };
  }
  const tag = freeName(`${name}-old`, new Set(images.flatMap(({ tags }) => tags)));
  return { run: ['docker', 'tag', name, tag], label: said(tagTheirs) };
}

function free(id: string, name: string): Requirement {
  return { id, status: 'ready', title: said(nameFree, { name }), remedies: [] };
}

function taken(
  id: string,
  title: Said,
  detail: Said,
  template: string,
  wayOut: RunRemedy,
): Requirement {
  const variable = /\$\{(\w+)\}/.exec(template)?.[1];
  return {
    id,
    status: 'missing',
    title,
    detail,
    remedies: [...(variable === undefined ? [] : [{ variable, label: said(otherName) }]), wayOut],
  };
}

function freeName(wanted: string, held: ReadonlySet<string>): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? wanted : `${wanted}${String(count)}`;
    if (!held.has(name)) return name;
  }
}

/** Whether a daemon's version is what `>=20.10` asks for; parts that are no numbers count as 0. */
export function isAtLeast(version: string, needs: string): boolean {
  const parts = (text: string): number[] =>
    text
      .replace(/^[^0-9]*/, '')
      .split(/[.+-]/)
      .map((part) => Number.parseInt(part, 10) || 0);
  const [have, want] = [parts(version), parts(needs)];
  for (let at = 0; at < want.length; at += 1) {
    const difference = (have[at] ?? 0) - (want[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
