import * as z from 'zod/mini';
import { labels, moment, text } from '../../docker/answers/pieces.ts';
import { fault } from '../faults.ts';
import type { ClusterObject, Resource } from '../objects.ts';

const owners = z.nullish(
  z.array(
    z.object({
      kind: z.string(),
      name: z.string(),
      uid: z.string(),
      controller: z.nullish(z.boolean()),
    }),
  ),
);
const shape = z.object({
  apiVersion: z.optional(z.string()),
  kind: z.optional(z.string()),
  metadata: z.object({
    name: z.string(),
    namespace: text,
    uid: text,
    resourceVersion: text,
    labels,
    annotations: labels,
    creationTimestamp: moment,
    deletionTimestamp: z.nullish(z.string()),
    ownerReferences: owners,
  }),
});
const listShape = z.object({
  metadata: z.object({ resourceVersion: text, continue: text }),
  items: z.nullish(z.array(z.unknown())),
});

/** An object of an answer; items of a list leave out what they are. */
export function readObject(json: unknown, resource: Resource, context: string): ClusterObject {
  const result = z.safeParse(shape, json);
  if (!result.success) throw unexpected(z.prettifyError(result.error), context);
  const { apiVersion, kind, metadata: it } = result.data;
  const controller = it.ownerReferences?.find((owner) => owner.controller === true);
  return {
    apiVersion: apiVersion ?? resource.apiVersion,
    kind: kind ?? resource.kind,
    name: it.name,
    namespace: it.namespace,
    uid: it.uid,
    resourceVersion: it.resourceVersion,
    labels: it.labels,
    annotations: it.annotations,
    created: it.creationTimestamp,
    deleting: typeof it.deletionTimestamp === 'string',
    controller: controller && {
      kind: controller.kind,
      name: controller.name,
      uid: controller.uid,
    },
    json,
  };
}

interface Page {
  readonly resourceVersion: string;
  /** Asks for the next page; empty at the end. */
  readonly next: string;
  readonly objects: readonly ClusterObject[];
}

export function readPage(json: unknown, resource: Resource, context: string): Page {
  const result = z.safeParse(listShape, json);
  if (!result.success) throw unexpected(z.prettifyError(result.error), context);
  const { metadata, items } = result.data;
  return {
    resourceVersion: metadata.resourceVersion,
    next: metadata.continue,
    objects: (items ?? []).map((item) => readObject(item, resource, context)),
  };
}

export function readJson(body: Buffer, context: string): unknown {
  try {
    return JSON.parse(body.toString());
  } catch (error) {
    throw fault('cluster-answer', context, 'its answer is not JSON', error);
  }
}

/** A part of an object's value as its own kind says it. */
export function readAs<Value>(schema: z.ZodMiniType<Value>, object: ClusterObject): Value {
  const result = z.safeParse(schema, object.json);
  if (result.success) return result.data;
  throw unexpected(z.prettifyError(result.error), `${object.kind} ${object.name}`);
}

export function unexpected(why: string, context: string): Error {
  return fault('cluster-answer', context, `its answer is not as expected: ${why}`);
}
