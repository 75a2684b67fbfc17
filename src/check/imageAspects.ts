import { said } from '../text.ts';
import type { Said, Text } from '../text.ts';
import type { Image } from '../world/docker/docker.ts';
import { commandLine, matchesText, wantedText } from './matchers.ts';
import { parseSize, showSize } from './sizes.ts';
import type { ImageObservation, ImageSpec } from './types/image.ts';
import type { Judgement } from './verdict.ts';
import { agoOf, shown } from './wordings.ts';

const label: Text = { en: 'the label `{pair}`', 'zh-cn': '标签（label）`{pair}`' };
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

interface Mismatch {
  readonly aspect: string;
  readonly expected: Said;
  readonly observed: Said;
}

/** Judges an image that is there, one aspect after the other; the first that differs is told. */
export function judgeImage(spec: ImageSpec, image: Image, seen: ImageObservation): Judgement {
  for (const differs of [command, labels, ports, user, sizeBelow, layerCount, rebuilt]) {
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

const labels: Aspect = (spec, image) => {
  for (const [key, wanted] of Object.entries(spec.labels ?? {})) {
    const found = Object.hasOwn(image.labels, key) ? image.labels[key] : undefined;
    if (found === wanted) continue;
    return {
      aspect: 'labels',
      expected: said(label, { pair: `${key}=${wanted}` }),
      observed: found === undefined ? shown('') : said(label, { pair: `${key}=${found}` }),
    };
  }
  return undefined;
};

const ports: Aspect = (spec, image) => {
  const wanted = (spec.ports ?? []).map(withProtocol);
  if (wanted.every((port) => image.exposedPorts.includes(port))) return undefined;
  return {
    aspect: 'ports',
    expected: shown(wanted.join(', ')),
    observed: shown(image.exposedPorts.join(', ')),
  };
};

/** A port without a protocol is TCP, as in `EXPOSE 8080`. */
export function withProtocol(port: string): string {
  return port.includes('/') ? port : `${port}/tcp`;
}

const user: Aspect = (spec, image) =>
  spec.user === undefined || spec.user === image.user
    ? undefined
    : { aspect: 'user', expected: shown(spec.user), observed: shown(image.user || 'root') };

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
