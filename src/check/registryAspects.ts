import { said } from '../text.ts';
import type { Said, Text } from '../text.ts';
import type { Image } from '../world/docker/objects/image.ts';
import type { RegistryManifest } from '../world/registry/registry.ts';
import { saidFault, unreached } from './published.ts';
import type { RegistryObservation, RegistrySpec } from './types/registry.ts';
import type { Judgement } from './verdict.ts';
import { missingImage, shown } from './wordings.ts';

const answers: Text = {
  en: 'a registry on port {port} of `{name}`',
  'zh-cn': '`{name}` 的端口 {port} 是镜像仓库',
};
const notRegistry: Text = {
  en: 'what answers there is no registry: {detail}',
  'zh-cn': '那里应答的不是镜像仓库：{detail}',
};
const letsIn: Text = {
  en: 'it takes the account `{user}`',
  'zh-cn': '它接受账号 `{user}`',
};
const asksLogin: Text = { en: 'it asks for a login', 'zh-cn': '它要求登录' };
const refusesLogin: Text = {
  en: 'it refuses the account `{user}`',
  'zh-cn': '它拒绝账号 `{user}`',
};
const letsAll: Text = { en: 'it lets everybody in', 'zh-cn': '它允许任何人访问' };
const hasRepository: Text = {
  en: '`{repository}` in the registry',
  'zh-cn': '镜像仓库中有 `{repository}`',
};
const noRepository: Text = {
  en: 'no `{repository}` in the registry',
  'zh-cn': '镜像仓库中没有 `{repository}`',
};
const hasTag: Text = {
  en: '`{repository}:{tag}` in the registry',
  'zh-cn': '镜像仓库中有 `{repository}:{tag}`',
};
const tagsAre: Text = {
  en: 'tags of `{repository}`: {tags}',
  'zh-cn': '`{repository}` 的镜像标签：{tags}',
};
const sameImage: Text = {
  en: '`{tag}` in the registry is the `{ref}` of here',
  'zh-cn': '镜像仓库中的 `{tag}` 就是本机的 `{ref}`',
};
const otherImage: Text = {
  en: '`{tag}` in the registry is another image: `{digest}`',
  'zh-cn': '镜像仓库中的 `{tag}` 是另一个镜像：`{digest}`',
};
const noDigest: Text = {
  en: 'no `{digest}` in the registry',
  'zh-cn': '镜像仓库中没有 `{digest}`',
};
const layersOf: Text = {
  en: 'all layers of `{tag}` but the last are those of `{other}`',
  'zh-cn': '`{tag}` 除最后一层外，都是 `{other}` 的镜像层',
};
const layersShared: Text = {
  en: 'layers of `{tag}`: {count}; of these also in `{other}`: {shared}',
  'zh-cn': '`{tag}` 的镜像层：{count} 个；其中 `{other}` 也有的：{shared} 个',
};
const movedOn: Text = {
  en: '`{tag}` names another image than the one that you pulled by its digest',
  'zh-cn': '`{tag}` 指向的镜像与你按摘要拉取的不同',
};
const stillNames: Text = {
  en: '`{tag}` still names what you pulled by its digest: `{digest}`',
  'zh-cn': '`{tag}` 仍然指向你按摘要拉取的镜像：`{digest}`',
};
const nonePulled: Text = {
  en: 'nothing of `{repository}` was seen to be pulled by its digest',
  'zh-cn': '没有看到按摘要拉取过 `{repository}`',
};
const loggedIn: Text = {
  en: 'your docker client keeps a login for it',
  'zh-cn': '你的 docker 客户端保存了它的登录信息',
};
const notLoggedIn: Text = {
  en: 'your docker client keeps no login for it',
  'zh-cn': '你的 docker 客户端没有保存它的登录信息',
};

type Aspect = (spec: RegistrySpec, seen: RegistryObservation) => Judgement | undefined;

function fail(aspect: string, expected: Said, observed: Said): Judgement {
  return { pass: false, aspect, expected, observed };
}

const here: Aspect = (spec, seen) => {
  const cut = unreached(spec, seen);
  if (cut !== undefined) return cut;
  const expected = said(answers, { name: spec.container, port: spec.port });
  const { ping } = seen;
  if (ping === undefined || ping.answer !== undefined) return undefined;
  const { fault, detail } = ping;
  if (fault === 'denied') return denied(spec);
  if (fault === 'not-registry' || fault === 'missing') {
    return fail('not-registry', expected, said(notRegistry, { detail }));
  }
  return fail('fault', expected, saidFault(fault, seen.at?.hostPort ?? 0));
};

function denied({ login }: RegistrySpec): Judgement {
  return login === undefined
    ? fail('denied', said(letsAll), said(asksLogin))
    : fail('denied', said(letsIn, { user: login.user }), said(refusesLogin, { user: login.user }));
}

const openness: Aspect = (spec, { ping }) => {
  const open = ping?.answer?.open;
  if (spec.open === undefined || spec.open === open) return undefined;
  return fail(
    'open',
    said(spec.open ? letsAll : asksLogin),
    said(open === true ? letsAll : asksLogin),
  );
};

const login: Aspect = (spec, seen) =>
  spec.loggedIn === undefined || spec.loggedIn === seen.loggedIn
    ? undefined
    : fail(
        'login',
        said(spec.loggedIn ? loggedIn : notLoggedIn),
        said(seen.loggedIn === true ? loggedIn : notLoggedIn),
      );

const tags: Aspect = (spec, { tags: result }) => {
  const { repository } = spec;
  if (repository === undefined || result === undefined) return undefined;
  if (result.fault === 'denied') return denied(spec);
  const found = result.answer ?? [];
  if (found.length === 0) {
    return fail(
      'repository',
      said(hasRepository, { repository }),
      said(noRepository, { repository }),
    );
  }
  const wanted = [...(spec.tag === undefined ? [] : [spec.tag]), ...(spec.tags ?? [])];
  const tag = wanted.find((one) => !found.includes(one));
  if (tag === undefined) return undefined;
  const observed = said(tagsAre, { repository, tags: found.join(', ') });
  return fail('tag', said(hasTag, { repository, tag }), observed);
};

const content: Aspect = (spec, { manifest, image }) => {
  const { digest, sameAs, tag = '' } = spec;
  const found = manifest?.answer;
  if (digest !== undefined && found?.digest !== digest) {
    const observed = found === undefined ? said(noDigest, { digest }) : shown(found.digest);
    return fail('digest', shown(digest), observed);
  }
  if (sameAs === undefined) return undefined;
  const expected = said(sameImage, { tag, ref: sameAs });
  if (image === undefined) return fail('image', expected, said(missingImage, { ref: sameAs }));
  if (found !== undefined && isSame(found, image)) return undefined;
  return fail('digest', expected, said(otherImage, { tag, digest: found?.digest ?? '' }));
};

const sharing: Aspect = ({ shares, tag = '' }, { manifest, sharing: other }) => {
  const layers = manifest?.answer?.layers ?? [];
  if (shares === undefined) return undefined;
  const theirs = new Set(other?.answer?.layers.map(({ digest }) => digest));
  const shared = layers.filter(({ digest }) => theirs.has(digest)).length;
  if (layers.length > 1 && shared === layers.length - 1) return undefined;
  const args = { tag, other: shares };
  const observed = said(layersShared, { ...args, count: layers.length, shared });
  return fail('layers', said(layersOf, args), observed);
};

const moved: Aspect = (spec, { manifest, pulled }) => {
  const { tag = '', repository = '' } = spec;
  const digest = manifest?.answer?.digest;
  if (spec.moved === undefined || digest === undefined) return undefined;
  if (pulled.some((one) => one !== digest)) return undefined;
  const observed =
    pulled.length === 0 ? said(nonePulled, { repository }) : said(stillNames, { tag, digest });
  return fail(pulled.length === 0 ? 'not-pulled' : 'not-moved', said(movedOn, { tag }), observed);
};

/** The daemon's own store calls an image by its config, containerd's by its manifest. */
function isSame({ digest, config }: RegistryManifest, image: Image): boolean {
  return (
    image.id === config ||
    image.id === digest ||
    image.digests.some((each) => each.endsWith(`@${digest}`))
  );
}

const aspects: readonly Aspect[] = [here, openness, login, tags, content, sharing, moved];

export function judgeRegistry(spec: RegistrySpec, seen: RegistryObservation): Judgement {
  for (const aspect of aspects) {
    const failed = aspect(spec, seen);
    if (failed !== undefined) return failed;
  }
  const { repository, tag, container: name, port } = spec;
  const expected =
    repository === undefined
      ? said(answers, { name, port })
      : tag === undefined
        ? said(hasRepository, { repository })
        : said(hasTag, { repository, tag });
  return { pass: true, expected, observed: expected };
}
