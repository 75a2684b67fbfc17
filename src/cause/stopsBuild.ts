import type { Judgement } from '../check/verdict.ts';
import type { World } from '../world/world.ts';
import { lastBuild } from './buildCommand.ts';
import { imagesNear } from './candidates.ts';

/**
 * Whether a fault of the lab's files can be why an image is missing or was not built again: the
 * last build failed, or none was seen and nothing like the image is there.
 */
export async function stopsBuild(
  ref: string,
  { aspect }: Judgement,
  world: World,
): Promise<boolean> {
  if (aspect !== 'missing' && aspect !== 'rebuilt') return false;
  const build = lastBuild(world);
  if (build?.exitCode !== undefined) return build.exitCode !== 0;
  return aspect === 'missing' && (await imagesNear(ref, world)).length === 0;
}
