import type { Found } from '../../lint/finding.ts';
import type { Manifest } from '../document.ts';
import type { Node } from '../model.ts';
import { nearestKey, valueSpan } from '../places.ts';
import type { Container, Workload } from '../workloads.ts';
import type { Check } from './rule.ts';

type OfContainer = (container: Container, manifest: Manifest) => readonly Found[];

/** A check of every container, those that run before the others too. */
export function eachContainer(check: OfContainer): Check {
  return (manifest) =>
    manifest.workloads.flatMap(({ allContainers }) =>
      allContainers.flatMap((container) => check(container, manifest)),
    );
}

/** A check of the containers that run at once. */
export function eachRunning(check: OfContainer): Check {
  return (manifest) =>
    manifest.workloads.flatMap(({ containers }) =>
      containers.flatMap((container) => check(container, manifest)),
    );
}

export function eachWorkload(
  check: (workload: Workload, manifest: Manifest) => readonly Found[],
): Check {
  return (manifest) => manifest.workloads.flatMap((workload) => check(workload, manifest));
}

/** The range of a field of a container: its key or, where it is missing, the nearest one around. */
export function keyRange(
  { rangeOf }: Manifest,
  { node }: Container,
  path: readonly string[],
): Found['range'] {
  return rangeOf(nearestKey(node, path));
}

/** The range of a field's value. */
export function valueRange(
  { rangeOf }: Manifest,
  { node }: Container,
  path: readonly string[],
): Found['range'] {
  return rangeOf(valueSpan(node, path));
}

/** The range of a key in what describes a Pod. */
export function podRange(
  { rangeOf }: Manifest,
  { object, path }: Workload,
  inPod: readonly string[],
): Found['range'] {
  return rangeOf(nearestKey(object.node, [...path, ...inPod]));
}

/** The same for the value where it is a scalar. */
export function podValueRange(
  { rangeOf }: Manifest,
  { object, path }: Workload,
  inPod: readonly string[],
): Found['range'] {
  return rangeOf(valueSpan(object.node, [...path, ...inPod]));
}

/** The maps of a list. */
export function mapsIn(items: readonly Node[]): readonly Extract<Node, { type: 'map' }>[] {
  return items.filter((item) => item.type === 'map');
}
