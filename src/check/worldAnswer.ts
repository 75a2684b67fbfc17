import * as z from 'zod/mini';
import { containerName, imageReference, ownContainer } from '../lab/names.ts';
import type { Docker } from '../world/docker/docker.ts';
import { digestsOf } from './imageAspects.ts';

const word = z.string().check(z.minLength(1));

/** Where the right answer of a question stands: only the learner's own machine knows it. */
export const fromWorld = z.union([
  z.strictObject({
    exec: z.strictObject({ container: ownContainer, argv: z.array(word).check(z.minLength(1)) }),
  }),
  z.strictObject({ top: containerName, count: z.literal(true) }),
  z.strictObject({ hostname: containerName }),
  /** `sha256:…`, as its registry told when it was pulled. */
  z.strictObject({ digest: imageReference }),
]);
type FromWorld = z.infer<typeof fromWorld>;

/** The container or image that the answer comes from. */
export function sourceOf(source: FromWorld): { readonly name: string; readonly image: boolean } {
  if ('digest' in source) return { name: source.digest, image: true };
  if ('exec' in source) return { name: source.exec.container, image: false };
  return { name: 'top' in source ? source.top : source.hostname, image: false };
}

/**
 * The answers that are right, the first of which is given by a solution; undefined when the
 * container is missing or does not run, or the image is missing or has no digest.
 */
export async function askWorld(
  source: FromWorld,
  docker: Docker,
): Promise<readonly string[] | undefined> {
  if ('digest' in source) {
    const image = await docker.image(source.digest);
    // The same files may have been pulled by more than one manifest.
    const digests = image === undefined ? [] : digestsOf(image, source.digest);
    return digests.length === 0 ? undefined : digests;
  }
  if ('exec' in source) {
    const result = await docker.exec(source.exec.container, source.exec.argv);
    return result === undefined || result.exitCode !== 0 ? undefined : [result.output.trim()];
  }
  if ('top' in source) {
    const processes = await docker.top(source.top);
    return processes === undefined ? undefined : [String(processes.length)];
  }
  const container = await docker.container(source.hostname);
  return container === undefined ? undefined : [container.hostname];
}
