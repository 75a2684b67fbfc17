import type { CheckType } from '../check/checkType.ts';
import { container } from '../check/types/container.ts';
import { containerFile } from '../check/types/containerFile.ts';
import { exec } from '../check/types/exec.ts';
import { http } from '../check/types/http.ts';
import { logs } from '../check/types/logs.ts';
import { network } from '../check/types/network.ts';
import { process } from '../check/types/process.ts';
import { registry } from '../check/types/registry.ts';
import { stats } from '../check/types/stats.ts';
import { tcp } from '../check/types/tcp.ts';
import { uwsgi } from '../check/types/uwsgi.ts';
import { volume } from '../check/types/volume.ts';
import type { ContainerSpec } from '../check/types/container.ts';
import type { Container } from '../world/docker/objects/container.ts';
import type { World } from '../world/world.ts';
import type { Failure } from './cause.ts';

/** Types whose check asks a container: they fail alike when it is missing or does not run. */
export const ofContainer: readonly CheckType<unknown, unknown>[] = [
  container,
  containerFile,
  process,
  exec,
  logs,
  http,
  tcp,
  uwsgi,
  registry,
  network,
  volume,
  stats,
];

/** The container that a failed check is about. */
export interface Subject {
  readonly name: string;
  /** Undefined when none has the name. */
  readonly container: Container | undefined;
  /** What kept the check from being judged: nothing when it is there and in the wanted state. */
  readonly lack: 'missing' | 'not-running' | undefined;
  /** What the lab wants of it, where the check says more than its name. */
  readonly wanted: ContainerSpec | undefined;
}

type AnyFailure = Failure<unknown, unknown>;

/** Undefined when the check is about no container, or about one that must be gone or stopped. */
export async function subjectOf(failure: AnyFailure, world: World): Promise<Subject | undefined> {
  const name = await nameIn(failure, world);
  if (name === undefined) return undefined;
  const { aspect } = failure.judgement;
  const found = await world.docker.container(name);
  // The daemon also finds a container by the start of its id.
  const there = found?.name === name ? found : undefined;
  const wanted = failure.type === 'container' ? specOf(failure) : undefined;
  const subject = { name, container: there, wanted };
  if (there === undefined) {
    // An act that was not seen says nothing of the container: it is asked for.
    const acted = failure.type === 'event' && field(failure.spec, 'exec') !== undefined;
    const missing = acted || aspect === 'no-container' || aspect === 'missing';
    return missing && wanted?.exists !== false ? { ...subject, lack: 'missing' } : undefined;
  }
  const stopped = there.state !== 'running' && (wanted?.state ?? 'running') === 'running';
  const because =
    aspect === 'not-running' ||
    aspect === 'state' ||
    aspect === 'ports' ||
    aspect === 'health' ||
    (failure.type === 'container-file' && aspect === 'missing') ||
    // What is not in the log will not come any more of one that failed.
    (failure.type === 'logs' && aspect === 'includes' && there.exitCode !== 0);
  return { ...subject, lack: stopped && because ? 'not-running' : undefined };
}

/** A container that should run and does not, with what it is in place of that. */
export async function notRunning(
  failure: AnyFailure,
  world: World,
): Promise<(Subject & { readonly container: Container }) | undefined> {
  const subject = await subjectOf(failure, world);
  const found = subject?.container;
  return subject?.lack === 'not-running' && found !== undefined
    ? { ...subject, container: found }
    : undefined;
}

/** A container that should have ended with another exit code. */
export async function endedOtherwise(
  failure: AnyFailure,
  world: World,
): Promise<(Subject & { readonly container: Container }) | undefined> {
  if (failure.type !== 'container' || failure.judgement.aspect !== 'exit-code') return undefined;
  const subject = await subjectOf(failure, world);
  const found = subject?.container;
  return subject !== undefined && found?.state === 'exited'
    ? { ...subject, container: found }
    : undefined;
}

/** The name of the container in a check's spec. */
async function nameIn(
  { type, spec, judgement }: AnyFailure,
  world: World,
): Promise<string | undefined> {
  if (type === 'container') return text(spec, 'name');
  if (type === 'volume') return text(field(spec, 'usedBy'), 'container');
  if (type !== 'network') return text(spec, 'container');
  if (judgement.aspect === 'missing') return undefined;
  const [name, all] = [text(spec, 'name'), field(spec, 'containers')];
  if (name === undefined || !Array.isArray(all)) return undefined;
  const on = (await world.docker.network(name))?.containers.map((each) => each.name) ?? [];
  return all.find((each): each is string => typeof each === 'string' && !on.includes(each));
}

function specOf({ spec }: AnyFailure): ContainerSpec | undefined {
  return container.schema.safeParse(spec).data;
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function text(value: unknown, key: string): string | undefined {
  const found = field(value, key);
  return typeof found === 'string' ? found : undefined;
}
