import type { Degree, Explanation } from '../../check/verdict.ts';
import { said, type Text } from '../../text.ts';
import { pullsThroughMirror } from '../../world/mirrors.ts';
import { explainFault, type ClusterFault } from './faults.ts';
import type { Machine } from './machine.ts';

/** What is known of a creation that failed. */
export interface Failed {
  /** What kind, or the docker command, printed. */
  readonly output: string;
  /** The end of the node's own log, with the kubelet's. */
  readonly nodeLog?: string;
  /** Bytes that Docker has, where it says so. */
  readonly memory?: number;
  /** The node container was killed for want of memory. */
  readonly outOfMemory?: boolean;
}

/** By what each fault is recognised, the most certain first. */
const signs: readonly (readonly [ClusterFault, RegExp])[] = [
  ['docker-missing', /"?docker"?: executable file not found|spawn docker ENOENT/],
  ['docker-denied', /permission denied.*(docker\.sock|Docker daemon|docker API)/i],
  [
    'docker-down',
    /Cannot connect to the Docker daemon|error during connect|failed to connect to the docker API/i,
  ],
  ['name-taken', /node\(s\) already exist for a cluster with the name/],
  ['disk', /no space left on device(?!.*inotify)/i],
  ['image-unreachable', /failed to pull image "/],
  ['port-taken', /port is already allocated|address already in use|Ports are not available/],
  ['address-pools', /address pools have been fully subnetted|non-overlapping IPv4 address pool/],
  [
    'inotify',
    /inotify.*(too many open files|no space left)|Failed to (create|allocate).*: Too many open files|too many open files/i,
  ],
  ['memory', /cannot allocate memory|signal: killed|exit code 137|oom-kill|out of memory/i],
  [
    'cgroup',
    /not run on a host using cgroup v1|cgroups? v1 (support|is no longer|is not)|requires cgroup v2|Delegate=yes|no private cgroup namespace|cgroup mountpoint does not exist|missing required cgroups|failed to (create|find|mount).*cgroup/i,
  ],
];

/** kind says it wherever control groups are of version 1, whatever comes of it. */
const usualWarning = /^cgroup v1 is deprecated in Kubernetes and will not be supported.*$/gm;
/** It quotes what it looked for, which says nothing of this machine. */
const neverStarted = /could not find a log line that matches.*/;
/** Bytes with which the control plane does not come up. */
const tooLittle = 1.5 * 1024 ** 3;

/** Why the creation failed, with what to do. */
export function diagnose(machine: Machine, failed: Failed): Explanation {
  const { name } = machine;
  const output = failed.output.replaceAll(usualWarning, '');
  const nodeLog = failed.nodeLog ?? '';
  const id = faultOf(failed, output, nodeLog);
  const excerpt = endOf(output, nodeLog);
  switch (id) {
    case 'image-unreachable': {
      const image = /failed to pull image "([^"]+)"/.exec(output)?.[1] ?? '';
      return explainFault(
        id,
        { image: shortName(image) },
        { first: throughMirror(machine, image), excerpt },
      );
    }
    case 'port-taken':
      return explainFault(id, { port: portOf(output) }, { excerpt });
    case 'memory':
      return explainFault(id, { memory: gigabytes(failed.memory) }, { excerpt });
    case 'name-taken':
      return nameTaken(name);
    default:
      return explainFault(id, { name }, { excerpt });
  }
}

function faultOf(failed: Failed, output: string, nodeLog: string): ClusterFault {
  if (failed.outOfMemory === true) return 'memory';
  const printed = output.replace(neverStarted, '');
  const found =
    signs.find(([, words]) => words.test(printed)) ??
    signs.find(([, words]) => words.test(nodeLog));
  if (found) return found[0];
  if (failed.memory !== undefined && failed.memory > 0 && failed.memory < tooLittle)
    return 'memory';
  return neverStarted.test(output) ? 'not-a-node-image' : 'unknown';
}

/** A cluster of the name is there that we did not make. */
export function nameTaken(name: string): Explanation {
  const run = ['kind', 'delete', 'cluster', '--name', name];
  const text: Text = {
    en: 'See the clusters of kind.',
    'zh-cn': '看看 kind 有哪些集群。',
  };
  const told = explainFault('name-taken', { name });
  return {
    ...told,
    degrees: [
      { text: said(text), remedy: { run: ['kind', 'get', 'clusters'] } },
      ...told.degrees.map((degree) => ({ ...degree, remedy: { run } })),
    ],
  };
}

const pullMirrored: Text = {
  en: 'Pull it through your registry mirror, then create the cluster with `--image {tag}`, or set `containerLab.cluster.image` to that.',
  'zh-cn':
    '请通过你的镜像加速器拉取，然后用 `--image {tag}` 创建集群，或者把 `containerLab.cluster.image` 设为它。',
};

/** A mirror has it under its tag; of a digest, kind could not be given the name. */
function throughMirror({ mirrors }: Machine, image: string): readonly Degree[] {
  const through = pullsThroughMirror(shortName(image), mirrors);
  if (!through) return [];
  return [{ text: said(pullMirrored, { tag: through.name }), remedy: { run: through.pull } }];
}

function shortName(image: string): string {
  return image.split('@')[0] ?? image;
}

function portOf(output: string): string {
  const found =
    /listen tcp[46]? \S*?:(\d+): bind/.exec(output) ??
    /Bind for \S*?:(\d+) failed/.exec(output) ??
    /exposing port TCP \S*?:(\d+)/.exec(output);
  return found?.[1] ?? '?';
}

function gigabytes(bytes: number | undefined): string {
  return bytes === undefined || bytes === 0 ? '?' : `${(bytes / 1024 ** 3).toFixed(1)} GB`;
}

/** The last lines that say something, for a person to read. */
function endOf(output: string, nodeLog: string): readonly string[] {
  const last = (text: string, count: number): readonly string[] =>
    text
      .split('\n')
      // eslint-disable-next-line no-control-regex -- a node's log is coloured
      .map((line) => line.replaceAll(/\u001b\[[\d;]*m/g, '').trimEnd())
      .filter((line) => line !== '' && !/^\s*[•✓]/.test(line))
      .slice(-count)
      .map((line) => (line.length > 300 ? `${line.slice(0, 300)}…` : line));
  return [...last(output, 6), ...last(nodeLog, 6)];
}
