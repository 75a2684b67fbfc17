import * as z from 'zod/mini';
import { containerName, ownContainer } from '../lab/names.ts';
import type { Docker } from '../world/docker/docker.ts';

const word = z.string().check(z.minLength(1));

/** Where the right answer of a question stands: only the learner's own machine knows it. */
export const fromWorld = z.union([
  z.strictObject({
    exec: z.strictObject({ container: ownContainer, argv: z.array(word).check(z.minLength(1)) }),
  }),
  z.strictObject({ top: containerName, count: z.literal(true) }),
  z.strictObject({ hostname: containerName }),
]);
type FromWorld = z.infer<typeof fromWorld>;

/** The container that the answer comes from. */
export function sourceOf(source: FromWorld): string {
  if ('exec' in source) return source.exec.container;
  return 'top' in source ? source.top : source.hostname;
}

/** The right answer, or undefined when the container is missing or does not run. */
export async function askWorld(source: FromWorld, docker: Docker): Promise<string | undefined> {
  if ('exec' in source) {
    const result = await docker.exec(source.exec.container, source.exec.argv);
    return result === undefined || result.exitCode !== 0 ? undefined : result.output.trim();
  }
  if ('top' in source) {
    const processes = await docker.top(source.top);
    return processes === undefined ? undefined : String(processes.length);
  }
  return (await docker.container(source.hostname))?.hostname;
}
