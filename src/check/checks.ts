import type { ZodMiniType } from 'zod/mini';
import type { CheckType } from './checkType.ts';
import { compose } from './types/compose.ts';
import { container } from './types/container.ts';
import { containerFile } from './types/containerFile.ts';
import { daemon } from './types/daemon.ts';
import { dockerfile } from './types/dockerfile.ts';
import { event } from './types/event.ts';
import { exec } from './types/exec.ts';
import { file } from './types/file.ts';
import { http } from './types/http.ts';
import { image } from './types/image.ts';
import { imageEvent } from './types/imageEvent.ts';
import { k8s } from './types/k8s.ts';
import { k8sEvent } from './types/k8sEvent.ts';
import { kindCluster } from './types/kindCluster.ts';
import { logs } from './types/logs.ts';
import { manifest } from './types/manifest.ts';
import { network } from './types/network.ts';
import { pods } from './types/pods.ts';
import { predict } from './types/predict.ts';
import { process } from './types/process.ts';
import { quiz } from './types/quiz.ts';
import { registry } from './types/registry.ts';
import { rollout } from './types/rollout.ts';
import { service } from './types/service.ts';
import { serviceHttp } from './types/serviceHttp.ts';
import { stack } from './types/stack.ts';
import { stats } from './types/stats.ts';
import { tcp } from './types/tcp.ts';
import { uwsgi } from './types/uwsgi.ts';
import { volume } from './types/volume.ts';
import { yaml } from './types/yaml.ts';

/** Every check type. Adding one is one file and a line here. */
export const checkTypes: readonly CheckType<unknown, unknown>[] = [
  image,
  container,
  containerFile,
  process,
  exec,
  logs,
  network,
  volume,
  stats,
  daemon,
  compose,
  service,
  stack,
  event,
  imageEvent,
  http,
  tcp,
  uwsgi,
  registry,
  file,
  dockerfile,
  yaml,
  manifest,
  kindCluster,
  k8s,
  rollout,
  pods,
  serviceHttp,
  k8sEvent,
  quiz,
  predict,
];

export function checkType(type: string): CheckType<unknown, unknown> | undefined {
  return checkTypes.find((check) => check.type === type);
}

/** The schema of each type's spec, for reading lab.yaml. */
export const checkSchemas: ReadonlyMap<string, ZodMiniType> = new Map(
  checkTypes.map(({ type, schema }) => [type, schema]),
);
