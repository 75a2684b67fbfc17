import { said } from '../text.ts';
import type { Text } from '../text.ts';
import type { Image } from '../world/docker/objects/image.ts';
import type { Mismatch } from './mismatch.ts';
import type { ImageSpec } from './types/image.ts';
import { missingImage } from './wordings.ts';

type Layers = Pick<Image, 'layers'>;

/** How many layers two images have in common, counted from their base. */
export function sharedLayers(one: Layers, other: Layers): number {
  const apart = one.layers.findIndex((layer, index) => other.layers[index] !== layer);
  return apart < 0 ? one.layers.length : apart;
}

const ownLayers: Text = {
  en: 'layers that `{other}` does not have: {count}',
  'zh-cn': '`{other}` 没有的镜像层：{count} 个',
};

/**
 * Judged by what the layers hold (diff ids), which every image store tells alike: all of them but
 * the last ones are another image's, and the last ones are not.
 */
export function sharesLess(
  { sharesLayersWith: wanted }: ImageSpec,
  image: Layers,
  other: Layers | undefined,
): Mismatch | undefined {
  if (wanted === undefined) return undefined;
  const { ref, butLast } = wanted;
  const expected = said(ownLayers, { other: ref, count: butLast });
  if (other === undefined) {
    return { aspect: 'no-other', expected, observed: said(missingImage, { ref }) };
  }
  const own = image.layers.length - sharedLayers(image, other);
  if (own === butLast) return undefined;
  const observed = said(ownLayers, { other: ref, count: own });
  return { aspect: own === 0 ? 'layers-same' : 'layers-apart', expected, observed };
}
