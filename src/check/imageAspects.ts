import { said } from '../text.ts';
import type { Text } from '../text.ts';
import type { Image } from '../world/docker/objects/image.ts';
import { familiarName, parseReference } from '../world/docker/reference.ts';
import { commandLine, matchesText, wantedText } from './matchers.ts';
import { lacking, otherLabel, otherVariable, unlike } from './mismatch.ts';
import type { Mismatch } from './mismatch.ts';
import { sharesLess } from './sharedLayers.ts';
import { showSize } from '../sizes.ts';
import { parseSize } from './sizes.ts';
import type { ImageObservation, ImageSpec } from './types/image.ts';
import type { Judgement } from './verdict.ts';
import { agoOf, missingImage, shown } from './wordings.ts';

const below: Text = { en: 'smaller than `{size}`', 'zh-cn': '小于 `{size}`' };
const layers: Text = { en: 'layers: {count} at most', 'zh-cn': '镜像层：最多 {count} 个' };
const layersFound: Text = { en: 'layers: {count}', 'zh-cn': '镜像层：{count} 个' };
const twice: Text = {
  en: 'built again after a change, with `{keeps}` taken from the build cache',
  'zh-cn': '修改后再次构建，且 `{keeps}` 取自构建缓存',
};
const rebuildFound: Readonly<Record<string, Text>> = {
  once: { en: 'one build only', 'zh-cn': '只看到一次构建' },
  gone: {
    en: 'an earlier build was seen, and its image is not there any more',
    'zh-cn': '看到过更早的一次构建，但那次的镜像已不在',
  },
  unchanged: {
    en: 'built again, and nothing was different',
    'zh-cn': '再次构建过，但内容没有任何变化',
  },
  'not-kept': {
    en: 'built again, and `{keeps}` ran again too',
    'zh-cn': '再次构建过，但 `{keeps}` 也重新执行了',
  },
  'no-such-line': {
    en: 'no line of the image’s history holds `{keeps}`',
    'zh-cn': '镜像历史中没有包含 `{keeps}` 的一行',
  },
};

const pulled: Text = {
  en: '`{name}@sha256:…`, a digest of its registry',
  'zh-cn': '`{name}@sha256:…`，镜像仓库（Registry）给出的摘要',
};
const noDigest: Text = {
  en: 'no digest: it was neither pulled nor pushed',
  'zh-cn': '没有摘要：既没有拉取过，也没有推送过',
};

const twoNames: Text = {
  en: '`{ref}` and `{other}` name one image',
  'zh-cn': '`{ref}` 和 `{other}` 指向同一个镜像',
};
const twoImages: Text = {
  en: '`{ref}` is `{id}`, and `{other}` is `{otherId}`',
  'zh-cn': '`{ref}` 是 `{id}`，而 `{other}` 是 `{otherId}`',
};

/** Judges an image that is there, one aspect after the other; the first that differs is told. */
export function judgeImage(spec: ImageSpec, image: Image, seen: ImageObservation): Judgement {
  for (const differs of aspects) {
    const mismatch = differs(spec, image, seen);
    if (mismatch !== undefined) return { pass: false, ...mismatch };
  }
  const built = image.lastTagged ?? image.created;
  const observed = built === undefined ? shown(spec.ref) : agoOf(spec.ref, seen.now - built);
  return { pass: true, expected: shown(spec.ref), observed };
}

type Aspect = (spec: ImageSpec, image: Image, seen: ImageObservation) => Mismatch | undefined;

const command: Aspect = (spec, image) => {
  if (spec.command === undefined) return undefined;
  const found = commandLine(effectiveCommand(image));
  if (matchesText(found, spec.command)) return undefined;
  return { aspect: 'command', expected: shown(wantedText(spec.command)), observed: shown(found) };
};

/** What a container of this image runs: the entrypoint with the command as its arguments. */
export function effectiveCommand(image: Image): readonly string[] {
  return [...image.entrypoint, ...image.command];
}

/** A port without a protocol is TCP, as in `EXPOSE 8080`. */
export function withProtocol(port: string): string {
  return port.includes('/') ? port : `${port}/tcp`;
}

/** The default is the daemon's own (moby, container/container.go). */
function signal(name: string): string {
  return `SIG${(name || 'SIGTERM').toUpperCase().replace(/^SIG/, '')}`;
}

const healthcheck: Aspect = (spec, image) => {
  if (spec.healthcheck === undefined) return undefined;
  const found = commandLine(image.healthcheck);
  if (found !== '' && matchesText(found, spec.healthcheck)) return undefined;
  const expected = shown(wantedText(spec.healthcheck));
  return { aspect: 'healthcheck', expected, observed: shown(found) };
};

/** The image's digests under a reference's repository, as `sha256:…`. */
export function digestsOf(
  { digests }: Pick<Image, 'digests'>,
  reference: string,
): readonly string[] {
  const parsed = parseReference(reference);
  if ('fault' in parsed) return [];
  const before = `${familiarName(parsed.reference)}@`;
  return digests.filter((one) => one.startsWith(before)).map((one) => one.slice(before.length));
}

const digest: Aspect = (spec, image) => {
  const parsed = parseReference(spec.ref);
  if (spec.digest === undefined || 'fault' in parsed) return undefined;
  const name = familiarName(parsed.reference);
  if (digestsOf(image, spec.ref).length > 0) return undefined;
  const [other] = image.digests;
  const observed = other === undefined ? said(noDigest) : shown(other);
  return { aspect: 'digest', expected: said(pulled, { name }), observed };
};

const sizeBelow: Aspect = (spec, image) =>
  spec.size === undefined || image.size < parseSize(spec.size.below, 1000)
    ? undefined
    : {
        aspect: 'size',
        expected: said(below, { size: spec.size.below }),
        observed: shown(showSize(image.size)),
      };

const layerCount: Aspect = (spec, image) =>
  spec.layers === undefined || image.layers.length <= spec.layers.most
    ? undefined
    : {
        aspect: 'layers',
        expected: said(layers, { count: spec.layers.most }),
        observed: said(layersFound, { count: image.layers.length }),
      };

const sameAs: Aspect = (spec, { id }, { twin }) => {
  const { ref, sameAs: other } = spec;
  if (other === undefined || twin?.id === id) return undefined;
  const expected = said(twoNames, { ref, other });
  if (twin === undefined) {
    return { aspect: 'no-twin', expected, observed: said(missingImage, { ref: other }) };
  }
  const args = { ref, other, id: shortId(id), otherId: shortId(twin.id) };
  return { aspect: 'twin', expected, observed: said(twoImages, args) };
};

/** As `docker images` shows it. */
function shortId(id: string): string {
  return id.replace(/^sha256:/, '').slice(0, 12);
}

const rebuilt: Aspect = (spec, _image, { rebuild }) => {
  if (spec.rebuilt === undefined || rebuild === undefined || rebuild.status === 'rebuilt') {
    return undefined;
  }
  const { keeps } = spec.rebuilt;
  const found = rebuildFound[rebuild.status];
  return {
    aspect: 'rebuilt',
    expected: said(twice, { keeps }),
    observed: found === undefined ? shown(rebuild.status) : said(found, { keeps }),
  };
};

const aspects: readonly Aspect[] = [
  command,
  (spec, { labels }) => otherLabel(spec.labels, labels),
  (spec, { exposedPorts }) => lacking('ports', spec.ports?.map(withProtocol), exposedPorts),
  (spec, { user }) => unlike('user', spec.user, user || 'root'),
  (spec, { workingDirectory }) => unlike('workdir', spec.workdir, workingDirectory || '/'),
  (spec, { environment }) => otherVariable(spec.environment, environment),
  (spec, { stopSignal }) =>
    unlike('stop-signal', spec.stopSignal && signal(spec.stopSignal), signal(stopSignal)),
  healthcheck,
  (spec, { volumes }) => lacking('volumes', spec.volumes, volumes),
  digest,
  sizeBelow,
  layerCount,
  (spec, image, { other }) => sharesLess(spec, image, other),
  rebuilt,
  sameAs,
];
