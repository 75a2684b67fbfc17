import type { ContainerSpec } from '../check/types/container.ts';

/** The `docker update` that gives a container the wanted limit: it may run meanwhile. */
export function updateRun(spec: ContainerSpec, what: 'memory' | 'cpus'): readonly string[] {
  const { name, memory = '', cpus = 0 } = spec;
  // A memory limit must not be above the one of memory and swap together, which is kept from before.
  const options =
    what === 'memory' ? ['-m', memory, '--memory-swap', memory] : ['--cpus', String(cpus)];
  return ['docker', 'update', ...options, name];
}
