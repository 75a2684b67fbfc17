import * as z from 'zod/mini';
import { list, strings, text, truth } from '../../docker/answers/pieces.ts';
import type { ClusterObject } from '../objects.ts';
import { readAs } from './object.ts';

export interface Node {
  readonly object: ClusterObject;
  readonly ready: boolean;
  /** Why it is not ready. */
  readonly message: string;
  /** The kubelet's, without `v`. */
  readonly version: string;
  readonly schedulable: boolean;
  /** The names of each image that it tells of: of the largest fifty, unless the kubelet was told otherwise. */
  readonly images: readonly (readonly string[])[];
}

const shape = z.object({
  spec: z.nullish(z.object({ unschedulable: truth })),
  status: z.object({
    nodeInfo: z.object({ kubeletVersion: text }),
    conditions: list(z.object({ type: z.string(), status: z.string(), message: text })),
    images: list(z.object({ names: strings })),
  }),
});

export function readNode(object: ClusterObject): Node {
  const { spec, status } = readAs(shape, object);
  const ready = status.conditions.find(({ type }) => type === 'Ready');
  return {
    object,
    ready: ready?.status === 'True',
    message: ready?.message ?? '',
    version: status.nodeInfo.kubeletVersion.replace(/^v/, ''),
    schedulable: spec?.unschedulable !== true,
    images: status.images.map(({ names }) => names),
  };
}
