import { readComments } from '../../dockerfile/comments.ts';
import { expand } from '../../dockerfile/expand.ts';
import { isImageName } from '../../dockerfile/imageName.ts';
import type { Dockerfile, Stage } from '../../dockerfile/model.ts';
import { linkOf } from '../../dockerfile/rules/links.ts';
import { stateAt, valueOf } from '../../dockerfile/scopes.ts';
import type { Finding } from '../../lint/finding.ts';
import { withoutIgnored } from '../../lint/ignore.ts';
import { said, type Text } from '../../text.ts';
import type { Docker } from '../../world/docker/docker.ts';
import type { Platform } from '../../world/docker/objects/image.ts';

/** The platforms of the base images of a file, as far as the daemon has them. */
export interface SeenBases {
  /** The daemon's own: what it builds for when nobody says otherwise. */
  readonly own: Platform;
  /** By the name in FROM. */
  readonly images: ReadonlyMap<string, Platform>;
}

/**
 * What the daemon has of the base images of a file; undefined where nothing can be said of them.
 * Throws WorldError.
 * @param env with DOCKER_DEFAULT_PLATFORM a build is for another platform than the daemon's, on purpose
 */
export async function readBases(
  file: Dockerfile,
  docker: Docker,
  env: Readonly<Record<string, string | undefined>>,
): Promise<SeenBases | undefined> {
  if ((env['DOCKER_DEFAULT_PLATFORM'] ?? '') !== '') return undefined;
  const names = new Set(file.stages.flatMap((stage) => baseOf(file, stage) ?? []));
  if (names.size === 0) return undefined;
  const [{ os, arch }, ...found] = await Promise.all([
    docker.version(),
    ...[...names].map(async (name) => [name, (await docker.image(name))?.platform] as const),
  ]);
  const images = new Map(
    found.flatMap(([name, platform]) => (platform === undefined ? [] : [[name, platform]])),
  );
  return { own: { os, architecture: arch }, images };
}

/**
 * BuildKit's check InvalidBaseImagePlatform: like it, only system and architecture are compared. A
 * FROM that wants another platform than the daemon's is left alone: for that one the builder asks the
 * registry, and beside what the daemon tells of there may be one in containerd's store.
 */
export function platformFindings(file: Dockerfile, seen: SeenBases): readonly Finding[] {
  const found = file.stages.flatMap((stage): readonly Finding[] => {
    const image = baseOf(file, stage);
    const actual = image === undefined ? undefined : seen.images.get(image);
    if (image === undefined || actual === undefined || same(actual, seen.own)) return [];
    const wanted = wantedBy(file, stage, seen.own);
    if (wanted === undefined || !same(wanted, seen.own)) return [];
    const flag = stage.from.flags.find(({ name }) => name === 'platform');
    const range = (flag ?? stage.baseWord ?? stage.from).range;
    const args = { image, actual: show(actual), wanted: show(wanted) };
    return [
      {
        ids: ['InvalidBaseImagePlatform'],
        severity: 'warning',
        range,
        message: said(flag === undefined ? message : asked, args),
        related: [],
        fixes: [],
        link: linkOf('InvalidBaseImagePlatform'),
      },
    ];
  });
  return withoutIgnored(found, readComments(file).ignores).kept;
}

/** The image that a stage begins with; undefined for a stage, for nothing, and for what only a build knows. */
function baseOf(file: Dockerfile, { from, baseWord, parent }: Stage): string | undefined {
  if (baseWord === undefined || parent !== undefined) return undefined;
  const name = valueOf(file, from, baseWord);
  return name !== undefined && name !== 'scratch' && isImageName(name) ? name : undefined;
}

function wantedBy(file: Dockerfile, { from }: Stage, own: Platform): Platform | undefined {
  const written = from.flags.find(({ name }) => name === 'platform')?.value;
  if (written === undefined) return own;
  const state = stateAt(file, from);
  const value = expand(written, file.escape, (name) => {
    const definition = state.variable(name);
    if (definition?.pair?.value !== undefined) return definition.value;
    return builderSays(name, own) ?? (definition === undefined ? state.unset : definition.value);
  });
  return value === undefined ? undefined : platformNamed(value, own);
}

/** The builder's own arguments, for a build that no `--platform` is given to. */
function builderSays(name: string, { os, architecture }: Platform): string | undefined {
  const what = /^(?:BUILD|TARGET)(PLATFORM|OS|ARCH)$/.exec(name)?.[1];
  if (what === 'PLATFORM') return `${os}/${architecture}`;
  if (what === 'OS') return os;
  return what === 'ARCH' ? architecture : undefined;
}

const systems = new Set(['linux', 'windows', 'darwin', 'freebsd']);
/** Other names of architectures (containerd/platforms, database.go). */
const architectures = new Map(
  Object.entries({
    ...{ x86_64: 'amd64', 'x86-64': 'amd64', aarch64: 'arm64', i386: '386' },
    ...{ armhf: 'arm', armel: 'arm' },
  }),
);
const part = /^[a-z\d_.-]+$/;

/** `linux/arm/v7`, `arm64` or `linux`: what is left out is the daemon's own. */
function platformNamed(text: string, own: Platform): Platform | undefined {
  const [first = '', second, ...more] = text.toLowerCase().split('/');
  if (more.length > 1 || ![first, second ?? first, ...more].every((one) => part.test(one)))
    return undefined;
  if (second === undefined)
    return systems.has(first)
      ? { os: first, architecture: own.architecture }
      : { os: own.os, architecture: architectures.get(first) ?? first };
  return { os: first, architecture: architectures.get(second) ?? second };
}

function same(one: Platform, other: Platform): boolean {
  return one.os === other.os && one.architecture === other.architecture;
}

function show({ os, architecture }: Platform): string {
  return `${os}/${architecture}`;
}

const message: Text = {
  en: 'The `{image}` that Docker has here is for `{actual}`, and it builds for `{wanted}`: programs in it do not start, or run slowly. Get the right one: `docker pull --platform {wanted} {image}`.',
  'zh-cn':
    'Docker 本地的 `{image}` 是 `{actual}` 平台的，而构建目标是 `{wanted}`：其中的程序无法启动，或者很慢。请拉取正确的镜像：`docker pull --platform {wanted} {image}`。',
};
const asked: Text = {
  en: 'The `{image}` that Docker has here is for `{actual}`, and this line asks for `{wanted}`. Get that one: `docker pull --platform {wanted} {image}`, or correct `--platform`.',
  'zh-cn':
    'Docker 本地的 `{image}` 是 `{actual}` 平台的，而这一行要的是 `{wanted}`。请拉取它：`docker pull --platform {wanted} {image}`，或者改正 `--platform`。',
};
