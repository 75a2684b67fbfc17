import { age } from '../check/age.ts';
import type { ObjectNames } from '../lab/model.ts';
import { replaceVariables } from '../lab/variables.ts';
import { said, type Said, type Text } from '../text.ts';
import type { ContainerSummary } from '../world/docker/objects/container.ts';
import type { ImageSummary } from '../world/docker/objects/image.ts';
import type { NetworkSummary } from '../world/docker/objects/network.ts';
import type { Volume } from '../world/docker/objects/volume.ts';
import { sameReference } from '../world/docker/reference.ts';
import type { Requirement } from './session.ts';

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
const networkTaken: Text = {
  en: 'A network named `{name}` is already there',
  'zh-cn': '已有名为 `{name}` 的网络',
};
const volumeTaken: Text = {
  en: 'A volume named `{name}` is already there',
  'zh-cn': '已有名为 `{name}` 的卷',
};
const notOurNetwork: Text = {
  en: 'It was there before this lab, which will not touch it. Use another name here, or remove it yourself if nothing needs it.',
  'zh-cn':
    '它在本实验之前就有，本实验不会动它。请在这里换一个名称；如果不再需要它，也可以自己删除。',
};
const notOurVolume: Text = {
  en: 'It was there before this lab, which will not touch it: what is stored in it is yours. Use another name here, or remove it yourself if nothing needs it.',
  'zh-cn':
    '它在本实验之前就有，本实验不会动它：其中的数据是你的。请在这里换一个名称；如果不再需要它，也可以自己删除。',
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

interface Held {
  readonly containers: readonly ContainerSummary[];
  readonly images: readonly ImageSummary[];
  readonly networks: readonly NetworkSummary[];
  readonly volumes: readonly Pick<Volume, 'name'>[];
}

interface RunRemedy {
  readonly run: readonly string[];
  readonly label: Said;
}

/** Ids of objects that earlier starts of the lab made. */
export interface Earlier {
  isOurs(object: ContainerSummary | ImageSummary): boolean;
}

/** Whether the names that the lab will use are free, in the order in which it owns them. */
export function nameRequirements(
  owns: ObjectNames,
  variables: Readonly<Record<string, string>>,
  held: Held,
  earlier: Earlier,
  now: number,
): readonly Requirement[] {
  const { networks, volumes } = held;
  return [
    ...owns.containers.map((name) => containerRequirement(name, variables, held, earlier, now)),
    ...owns.images.map((name) => imageRequirement(name, variables, held, earlier, now)),
    ...owns.networks.map((name) =>
      plainRequirement('network', name, variables, networks, networkTaken, notOurNetwork),
    ),
    ...owns.volumes.map((name) =>
      plainRequirement('volume', name, variables, volumes, volumeTaken, notOurVolume),
    ),
  ];
}

/** What can be given no other name: theirs stays, and the lab takes another. */
function plainRequirement(
  object: 'network' | 'volume',
  template: string,
  variables: Readonly<Record<string, string>>,
  held: readonly { readonly name: string }[],
  title: Text,
  detail: Text,
): Requirement {
  const name = replaceVariables(template, variables);
  const id = `${object}:${name}`;
  return held.some((one) => one.name === name)
    ? taken(id, said(title, { name }), said(detail), template)
    : free(id, name);
}

function containerRequirement(
  template: string,
  variables: Readonly<Record<string, string>>,
  { containers }: Held,
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
  { images }: Held,
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
  wayOut?: RunRemedy,
): Requirement {
  const variable = /\$\{(\w+)\}/.exec(template)?.[1];
  return {
    id,
    status: 'missing',
    title,
    detail,
    remedies: [
      ...(variable === undefined ? [] : [{ variable, label: said(otherName) }]),
      ...(wayOut ? [wayOut] : []),
    ],
  };
}

function freeName(wanted: string, held: ReadonlySet<string>): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? wanted : `${wanted}${String(count)}`;
    if (!held.has(name)) return name;
  }
}
