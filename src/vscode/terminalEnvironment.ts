import { mirrorEnvironment } from '../world/mirrors.ts';
import type { DockerEndpoint } from './docker.ts';
import { settings } from './settings.ts';

/** What a lab's terminal needs to ask the daemon that is checked, and the command the same mirrors. */
export function terminalEnvironment({
  environment,
}: DockerEndpoint): Readonly<Record<string, string>> {
  return { ...environment, ...mirrorEnvironment(settings().mirrors) };
}
