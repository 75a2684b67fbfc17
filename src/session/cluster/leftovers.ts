import type { Lab, OwnObject } from '../../lab/model.ts';
import { said, type Said, type Text } from '../../text.ts';
import type { ClusterLink } from '../../world/cluster/load.ts';
import { lazyCluster } from '../../world/cluster/load.ts';
import { nodeImageCommand } from '../../world/cluster/nodeImages.ts';
import type { Resource } from '../../world/cluster/objects.ts';
import { isOfCluster, usualVersion } from '../../world/cluster/resources.ts';
import { familiar, parseReference } from '../../world/docker/reference.ts';
import { WorldError } from '../../world/worldError.ts';
import type { Leftover, Removal } from '../session.ts';
import { pause } from '../time.ts';
import { runOn, type Machine } from './machine.ts';
import { nodesOf, type ClusterNode } from './nodes.ts';
import { readClusterRecord } from './place.ts';
import { removeCluster } from './remove.ts';
import { isOurs } from './status.ts';
import { usesOf } from './uses.ts';

/** Of one started lab. */
interface Subject {
  readonly lab: Lab;
  readonly session: string;
  /** What the lab calls its own, variables replaced. */
  readonly objects: readonly OwnObject[];
  readonly images: readonly string[];
  /** Milliseconds since 1970, of its first start. */
  readonly since: number;
}

const texts = {
  inCluster: { en: 'made in this lab, in the cluster', 'zh-cn': '在本实验中创建，位于集群内' },
  namespace: {
    en: 'made in this lab, in the cluster; all that is in it goes too',
    'zh-cn': '在本实验中创建，位于集群内；其中的一切也会一并删除',
  },
  copy: { en: 'the cluster’s own copy of the image', 'zh-cn': '集群里的那一份镜像' },
  unused: {
    en: 'no other lab uses it; all that runs in it goes too',
    'zh-cn': '没有其他实验在使用；其中运行的一切也会一并删除',
  },
  anew: {
    en: 'the lab has changed it, so it is made anew',
    'zh-cn': '本实验改动了它，因此会重新创建',
  },
  shared: {
    en: 'used by {labs} too: what they made in it goes with it',
    'zh-cn': '{labs} 也在使用：它们在其中创建的一切会一并删除',
  },
  notRemoved: {
    en: 'Could not remove `{name}`: {why}. Look again.',
    'zh-cn': '无法删除 `{name}`：{why}。请重新查看。',
  },
  stillGoing: {
    en: 'The namespace `{name}` is still on its way out. Try again in a minute.',
    'zh-cn': '命名空间 `{name}` 还在删除中。请过一分钟再试。',
  },
} satisfies Record<string, Text>;

const look = 10_000;

/**
 * What the lab left in the cluster and in its nodes, and the cluster itself where nobody else needs
 * it. Nothing where the cluster is not there or does not answer.
 */
export async function findInCluster(
  subject: Subject,
  machine: Machine,
  link: ClusterLink,
  purpose: 'clean-up' | 'reset',
  signal: AbortSignal,
): Promise<readonly Leftover[]> {
  if (subject.lab.needs.cluster === undefined) return [];
  const nodes = await ownNodes(machine, signal);
  const [objects, images, cluster] = await Promise.all([
    objectsLeft(subject, link, signal),
    imagesLeft(subject, machine, nodes, signal),
    nodes.length === 0 ? [] : clusterLeft(subject, machine, purpose),
  ]);
  return [...objects, ...images, ...cluster];
}

/** The nodes of the lab cluster that run; none of one that we did not make. */
async function ownNodes(machine: Machine, signal: AbortSignal): Promise<readonly ClusterNode[]> {
  const nodes = await nodesOf(machine, signal);
  return 'wrong' in nodes || !isOurs(await readClusterRecord(machine), nodes) ? [] : nodes;
}

async function objectsLeft(
  { objects, since }: Subject,
  link: ClusterLink,
  signal: AbortSignal,
): Promise<readonly Leftover[]> {
  const cluster = lazyCluster(link, AbortSignal.any([signal, AbortSignal.timeout(look)]));
  const found = await Promise.all(
    objects.map(async (own): Promise<Leftover | undefined> => {
      const object = await cluster.get(resourceOf(own), placeOf(own)).catch((error: unknown) => {
        if (error instanceof WorldError) return undefined;
        throw error;
      });
      if (!object || object.deleting) return undefined;
      // Seconds; an object of before the lab is somebody's.
      if (object.created !== undefined && object.created + 999 < since) return undefined;
      const detail = said(own.kind === 'Namespace' ? texts.namespace : texts.inCluster);
      const { uid: id } = object;
      return { object: 'object', id, name: nameOf(own), detail, ticked: true, inCluster: own };
    }),
  );
  return found.filter((one) => one !== undefined);
}

async function imagesLeft(
  { images }: Subject,
  machine: Machine,
  nodes: readonly ClusterNode[],
  signal: AbortSignal,
): Promise<readonly Leftover[]> {
  const wanted = new Set(images.map(fullName));
  const held = await Promise.all(
    nodes
      .filter(({ running }) => running)
      .map(({ name }) =>
        runOn(machine, inNode(name, 'ls', '-q'), { timeLimit: look }, signal).then(({ output }) =>
          output.split('\n').map((line) => line.trim()),
        ),
      ),
  );
  const found = new Set(held.flat().filter((name) => wanted.has(fullName(name))));
  return [...found].map((id) => {
    const detail = said(texts.copy);
    return { object: 'node-image', id, name: fullName(id), detail, ticked: true };
  });
}

async function clusterLeft(
  { lab, session }: Subject,
  machine: Machine,
  purpose: 'clean-up' | 'reset',
): Promise<readonly Leftover[]> {
  const others = (await usesOf(machine)).filter((use) => use.session !== session);
  const breaks = lab.needs.cluster?.reset === 'anew';
  if (purpose === 'reset' ? !breaks : others.length > 0) return [];
  const labs = [...new Set(others.map((use) => use.lab))].join(', ');
  const detail =
    labs !== ''
      ? said(texts.shared, { labs })
      : said(purpose === 'reset' ? texts.anew : texts.unused);
  const { name } = machine;
  return [{ object: 'cluster', id: name, name, detail, ticked: breaks && labs === '' }];
}

/** Removes what was chosen; the whole cluster first, with which the rest goes. Never rejects. */
export async function removeInCluster(
  chosen: readonly Leftover[],
  machine: Machine,
  link: ClusterLink,
  signal: AbortSignal,
): Promise<readonly Removal[]> {
  const whole = chosen.find(({ object }) => object === 'cluster');
  if (whole) {
    const result = await removeCluster(machine, signal);
    if (!('fault' in result)) {
      return chosen.filter(isInCluster).map((leftover) => ({ leftover }));
    }
    return [{ leftover: whole, error: result.fault.text }];
  }
  const results: Removal[] = [];
  for (const leftover of chosen.filter(isInCluster)) {
    const error =
      leftover.object === 'node-image'
        ? await removeCopies(leftover, machine, signal)
        : await removeObject(leftover, link, signal);
    results.push(error ? { leftover, error } : { leftover });
  }
  return results;
}

/** Waits until namespaces that were removed are gone, so that others of the name can be made. */
export async function untilGone(
  removals: readonly Removal[],
  link: ClusterLink,
  patience: number,
  signal: AbortSignal,
): Promise<Said | undefined> {
  const ends = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
  for (const { leftover, error } of removals) {
    const own = leftover.inCluster;
    if (error !== undefined || own?.kind !== 'Namespace') continue;
    for (;;) {
      const cluster = lazyCluster(link, ends);
      const there = await cluster.get(resourceOf(own), placeOf(own)).catch(() => undefined);
      if (there?.uid !== leftover.id && !ends.aborted) break;
      if (ends.aborted)
        return signal.aborted ? undefined : said(texts.stillGoing, { name: own.name });
      await pause(500, ends);
    }
  }
  return undefined;
}

function isInCluster({ object }: Leftover): boolean {
  return object === 'object' || object === 'node-image' || object === 'cluster';
}

async function removeObject(
  { id, name, inCluster }: Leftover,
  link: ClusterLink,
  signal: AbortSignal,
): Promise<Said | undefined> {
  if (!inCluster) return undefined;
  try {
    const connection = await link.connection();
    await connection.remove({ ...resourceOf(inCluster), ...placeOf(inCluster), uid: id }, signal);
    return undefined;
  } catch (error) {
    if (!(error instanceof WorldError)) throw error;
    return said(texts.notRemoved, { name, why: error.message.replace(/\.$/, '') });
  }
}

async function removeCopies(
  { id, name }: Leftover,
  machine: Machine,
  signal: AbortSignal,
): Promise<Said | undefined> {
  for (const node of await ownNodes(machine, signal)) {
    const { exitCode, output } = await runOn(
      machine,
      inNode(node.name, 'rm', id),
      { timeLimit: look },
      signal,
    );
    // A node of several need not have it.
    if (exitCode !== 0 && !/not found/.test(output)) {
      return said(texts.notRemoved, { name, why: output.trim() });
    }
  }
  return undefined;
}

/** Removes objects of the cluster, whoever made them; those that are not there are no fault. */
export async function removeObjects(
  objects: readonly OwnObject[],
  link: ClusterLink,
  signal: AbortSignal,
): Promise<void> {
  const cluster = lazyCluster(link, signal);
  const connection = await link.connection();
  for (const own of objects) {
    const there = await cluster.get(resourceOf(own), placeOf(own));
    if (!there || there.deleting) continue;
    await connection.remove({ ...resourceOf(own), ...placeOf(own), uid: there.uid }, signal);
  }
}

function inNode(node: string, ...args: readonly string[]): readonly string[] {
  return ['docker', 'exec', node, ...nodeImageCommand, ...args];
}

function resourceOf({ kind, apiVersion }: OwnObject): Resource {
  return { kind, apiVersion: apiVersion ?? usualVersion(kind) ?? 'v1' };
}

function placeOf(own: OwnObject): { readonly name: string; readonly namespace?: string } {
  const { name, namespace = 'default' } = own;
  return isOfCluster(resourceOf(own)) ? { name } : { name, namespace };
}

/** `Namespace hello`, `Pod probe`, `Pod probe (web)`. */
function nameOf({ kind, name, namespace }: OwnObject): string {
  return namespace === undefined ? `${kind} ${name}` : `${kind} ${name} (${namespace})`;
}

/** `docker.io/library/hello:v1` and `hello:v1` are one. */
function fullName(reference: string): string {
  const parsed = parseReference(reference);
  return 'fault' in parsed ? reference : familiar(parsed.reference);
}
