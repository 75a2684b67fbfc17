import type { ContainerSpec } from '../check/types/container.ts';

/** The `docker run` that makes the container a check asks for. */
export function runCommand(spec: ContainerSpec, image: string): readonly string[] {
  const options: string[] = spec.tty === true ? ['-ti', '-d'] : ['-d'];
  for (const [port, host] of Object.entries(spec.ports ?? {})) {
    options.push('-p', host === 'any' ? port : `${host}:${port}`);
  }
  for (const [key, value] of Object.entries(spec.environment ?? {})) {
    options.push('-e', `${key}=${value}`);
  }
  for (const [target, source] of Object.entries(spec.mounts ?? {})) {
    options.push('-v', `${source}:${target}`);
  }
  for (const network of spec.networks ?? []) options.push('--network', network);
  if (spec.memory !== undefined) options.push('-m', spec.memory);
  return ['docker', 'run', ...options, '--name', spec.name, image];
}
