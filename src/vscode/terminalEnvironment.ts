import { kindEnvironment, kindFolder, type KindFolder } from '../session/cluster/kind.ts';
import { labKubeconfig } from '../session/cluster/kubeconfigPath.ts';
import { stateRoot } from '../session/stateRoot.ts';
import { mirrorEnvironment } from '../world/mirrors.ts';
import { kindNow } from './cluster.ts';
import type { DockerEndpoint } from './docker.ts';
import { settings } from './settings.ts';

/** What a lab's terminal needs to ask the daemon that is checked, and the command the same cluster. */
export function terminalEnvironment({
  environment,
}: DockerEndpoint): Readonly<Record<string, string>> {
  const { allowedContexts, mirrors, nodeImage, kind } = settings();
  return {
    ...environment,
    ...mirrorEnvironment(mirrors),
    // Where a context of the person's own is allowed, kubectl goes on with theirs.
    ...(allowedContexts.length === 0 && { KUBECONFIG: labKubeconfig(stateRoot()) }),
    ...(nodeImage && { CONTAINER_LAB_NODE_IMAGE: nodeImage }),
    ...(kind && { CONTAINER_LAB_KIND: kind }),
  };
}

/** Where such a terminal finds kind, where it may not be on the PATH. */
export function terminalKind(): KindFolder | undefined {
  return kindFolder({ root: stateRoot(), ...kindNow() });
}

/** All of it, for a terminal that is opened with its environment. */
export function openedEnvironment(endpoint: DockerEndpoint): Readonly<Record<string, string>> {
  return {
    ...terminalEnvironment(endpoint),
    ...kindEnvironment({ root: stateRoot(), ...kindNow() }),
  };
}
