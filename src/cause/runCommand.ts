import type { ContainerSpec } from '../check/types/container.ts';

/** The `docker run` that makes the container a check asks for. */
export function runCommand(spec: ContainerSpec, image: string): readonly string[] {
  const options: string[] = spec.tty === true ? ['-ti', '-d'] : ['-d'];
  for (const [port, host] of Object.entries({ ...spec.publish, ...spec.ports })) {
    options.push('-p', host === 'any' ? port : `${host}:${port}`);
  }
  for (const [key, value] of Object.entries(spec.environment ?? {})) {
    options.push('-e', `${key}=${value}`);
  }
  for (const [target, source] of Object.entries(spec.mounts ?? {})) {
    options.push('-v', `${source}:${target}`);
  }
  for (const network of spec.networks ?? []) options.push('--network', network);
  if (spec.networks === undefined && spec.networkMode !== undefined) {
    options.push('--network', spec.networkMode);
  }
  for (const [key, value] of Object.entries(spec.labels ?? {})) {
    options.push('--label', `${key}=${value}`);
  }
  for (const capability of spec.capabilities ?? []) options.push('--cap-add', capability);
  for (const [option, value] of [
    ['-m', spec.memory],
    ['--cpus', spec.cpus],
    ['--restart', spec.restartPolicy],
    ['--user', spec.user],
    ['--workdir', spec.workdir],
    ['--hostname', spec.hostname],
    ['--log-driver', spec.logDriver],
  ] as const) {
    if (value !== undefined) options.push(option, String(value));
  }
  if (spec.privileged === true) options.push('--privileged');
  if (spec.autoRemove === true) options.push('--rm');
  return ['docker', 'run', ...options, '--name', spec.name, image];
}
