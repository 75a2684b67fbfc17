import type { Explanation } from '../check/verdict.ts';
import type { Lab } from '../lab/model.ts';
import { said, type Text } from '../text.ts';
import type { Docker } from '../world/docker/docker.ts';
import type { ImageSummary } from '../world/docker/objects/image.ts';
import { pullsThroughMirror, type Mirrors } from '../world/mirrors.ts';
import { sameReference } from '../world/docker/reference.ts';
import { isAtLeast } from '../world/docker/versions.ts';
import { nameRequirements, type Earlier } from './namesTaken.ts';
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
const mirrored: Text = {
  en: 'It was pulled through your registry mirror. Give it its usual name, so that the lab finds it.',
  'zh-cn': '它已通过你的镜像加速器拉取。请改回原来的名字，实验才能找到它。',
};
const mirrorAdvice: Text = {
  en: 'Pull it now through your registry mirror, then give it its usual name: the first build then does not wait for it.',
  'zh-cn': '请现在通过你的镜像加速器拉取，再改回原来的名字，这样第一次构建时就不用等待。',
};
const mirrorPull: Text = { en: '1. Pull it through the mirror', 'zh-cn': '1. 通过镜像加速器拉取' };
const mirrorTag: Text = { en: '2. Give it its usual name', 'zh-cn': '2. 改回原来的名字' };

/** Whether this daemon is ready for the lab, once it answers. */
export async function examine(
  lab: Lab,
  variables: Readonly<Record<string, string>>,
  docker: Docker,
  earlier: Earlier,
  now: number,
  mirrors: Mirrors = {},
): Promise<readonly Requirement[]> {
  const [version, images, containers, networks, volumes] = await Promise.all([
    docker.version(),
    docker.images(),
    docker.containers(),
    lab.owns.networks.length === 0 ? [] : docker.networks(),
    lab.owns.volumes.length === 0 ? [] : docker.volumes(),
  ]);
  const held = { images, containers, networks, volumes };
  return [
    daemonRequirement(lab, version.version),
    ...lab.needs.images.map((base) => baseRequirement(base, images, mirrors)),
    ...nameRequirements(lab.owns, variables, held, earlier, now),
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

function baseRequirement(
  base: string,
  images: readonly ImageSummary[],
  mirrors: Mirrors,
): Requirement {
  const id = `base:${base}`;
  const pulls = pullsFor(base, images, mirrors);
  const [first] = pulls;
  if (first === undefined)
    return { id, status: 'ready', title: said(baseHere, { image: base }), remedies: [] };
  return {
    id,
    status: 'attention',
    title: said(baseMissing, { image: base }),
    detail: said(details[first.does]),
    remedies: pulls.map(({ does, run }) => ({ run, label: said(labels[does]) })),
  };
}

interface Pull {
  readonly does: 'pull' | 'pull-mirrored' | 'tag';
  readonly run: readonly string[];
}
const details = { pull: baseAdvice, 'pull-mirrored': mirrorAdvice, tag: mirrored };
const labels = { pull, 'pull-mirrored': mirrorPull, tag: mirrorTag };

/** The commands that bring a base image here under its name, in their order; none when it is. */
export function pullsFor(
  base: string,
  images: readonly ImageSummary[],
  mirrors: Mirrors,
): readonly Pull[] {
  const isHere = (name: string): boolean =>
    images.some(({ tags }) => tags.some((tag) => sameReference(tag, name)));
  if (isHere(base)) return [];
  const through = pullsThroughMirror(base, mirrors);
  if (!through) return [{ does: 'pull', run: ['docker', 'pull', base] }];
  const tag: Pull = { does: 'tag', run: through.tag };
  return isHere(through.name) ? [tag] : [{ does: 'pull-mirrored', run: through.pull }, tag];
}
