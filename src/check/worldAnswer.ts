import * as z from 'zod/mini';
import { containerName, imageReference, ownContainer } from '../lab/names.ts';
import type { Docker } from '../world/docker/docker.ts';
import { sharedLayers } from './sharedLayers.ts';

const word = z.string().check(z.minLength(1));

/** Where the right answer of a question stands: only the learner's own machine knows it. */
export const fromWorld = z.union([
  z.strictObject({
    exec: z.strictObject({ container: ownContainer, argv: z.array(word).check(z.minLength(1)) }),
  }),
  z.strictObject({ top: containerName, count: z.literal(true) }),
  z.strictObject({ hostname: containerName }),
  /** How many layers two images have in common. */
  z.strictObject({ sharedLayers: z.tuple([imageReference, imageReference]) }),
]);
type FromWorld = z.infer<typeof fromWorld>;

/** What the answer comes from: a container that runs, or images that are there. */
export function sourceOf(
  source: FromWorld,
): { readonly container: string } | { readonly images: readonly string[] } {
  if ('sharedLayers' in source) return { images: source.sharedLayers };
  if ('exec' in source) return { container: source.exec.container };
  return { container: 'top' in source ? source.top : source.hostname };
}

/** The right answer, or undefined when what it comes from is missing or does not run. */
export async function askWorld(source: FromWorld, docker: Docker): Promise<string | undefined> {
  if ('exec' in source) {
    const result = await docker.exec(source.exec.container, source.exec.argv);
    return result === undefined || result.exitCode !== 0 ? undefined : result.output.trim();
  }
  if ('top' in source) {
    const processes = await docker.top(source.top);
    return processes === undefined ? undefined : String(processes.length);
  }
  if ('sharedLayers' in source) {
    const [one, other] = await Promise.all(source.sharedLayers.map((ref) => docker.image(ref)));
    return one && other ? String(sharedLayers(one, other)) : undefined;
  }
  return (await docker.container(source.hostname))?.hostname;
}
