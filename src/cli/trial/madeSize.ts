import type { Docker } from '../../world/docker/docker.ts';

/**
 * Bytes of the file-system layers of the images, each layer once, without those of the bases: what
 * the lab takes on a disk that has the bases already.
 */
export async function madeSize(
  docker: Pick<Docker, 'image' | 'history'>,
  images: readonly string[],
  bases: readonly string[],
): Promise<number> {
  const known = new Set<string>();
  for (const base of bases) {
    for (const layer of (await docker.image(base))?.layers ?? []) known.add(layer);
  }
  let bytes = 0;
  for (const reference of images) {
    const [image, history = []] = await Promise.all([
      docker.image(reference),
      docker.history(reference),
    ]);
    const sizes = history.filter(({ layer }) => layer).map(({ size }) => size);
    for (const [index, layer] of (image?.layers ?? []).entries()) {
      if (!known.has(layer)) bytes += sizes[index] ?? 0;
      known.add(layer);
    }
  }
  return bytes;
}
