import type { Explanation } from '../check/verdict.ts';
import type { Lab } from '../lab/model.ts';
import { said, type Text } from '../text.ts';
import type { Docker, ImageSummary } from '../world/docker/docker.ts';
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
/** Whether this daemon is ready for the lab, once it answers. */
export async function examine(
  lab: Lab,
  variables: Readonly<Record<string, string>>,
  docker: Docker,
  earlier: Earlier,
  now: number,
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
    ...lab.needs.images.map((base) => baseRequirement(base, images)),
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
