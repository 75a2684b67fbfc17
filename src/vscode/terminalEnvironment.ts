import { mirrorEnvironment } from '../world/mirrors.ts';
import type { DockerEndpoint } from './docker.ts';
import { settings } from './settings.ts';

/** What a lab's terminal needs to ask the daemon that is checked, and the command the same cluster. */
export function terminalEnvironment({
  environment,
}: DockerEndpoint): Readonly<Record<string, string>> {
  const { mirrors, nodeImage, kind } = settings();
  return {
    ...environment,
    ...mirrorEnvironment(mirrors),
    ...(nodeImage && { CONTAINER_LAB_NODE_IMAGE: nodeImage }),
    ...(kind && { CONTAINER_LAB_KIND: kind }),
  };
}
