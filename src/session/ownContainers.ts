import type { Docker } from '../world/docker/docker.ts';

/**
 * The daemon, with probes only in containers that the lab may call its own and that were not there
 * before it: an untrusted lab must not run a command in anything else of the learner's.
 */
export function probingOnly(
  docker: Docker,
  owned: readonly string[],
  before: readonly string[],
): Docker {
  return {
    ...docker,
    exec: async (name, argv) => {
      if (!owned.includes(name)) return undefined;
      const found = await docker.container(name);
      const own = found?.name === name && !before.includes(found.id);
      return own ? docker.exec(found.id, argv) : undefined;
    },
  };
}
