import * as z from 'zod/mini';
import { readJson, readObject, readPage, unexpected } from './answers/object.ts';
import type { Asker } from './ask.ts';
import type { Cluster } from './cluster.ts';
import type { FindCollection } from './discovery.ts';
import { dryRun } from './dryRun.ts';
import { proxyGet } from './proxy.ts';
import type { ClusterObject, Resource, Selection } from './objects.ts';
import { pathOf } from './resources.ts';

const versionAnswer = z.object({ gitVersion: z.string() });
const eventKind: Resource = { apiVersion: 'v1', kind: 'Event' };
const podKind: Resource = { apiVersion: 'v1', kind: 'Pod' };
const longestLog = 2 ** 20;

/** The reads of one run: all end with its signal. */
export function makeReader(asker: Asker, find: FindCollection, signal: AbortSignal): Cluster {
  const { context } = asker;

  async function list(
    resource: Resource,
    selection: Selection = {},
  ): Promise<readonly ClusterObject[]> {
    const collection = await find(resource, signal);
    if (collection === undefined) return [];
    const path = pathOf(resource, collection, { namespace: selection.namespace });
    const query = queryOf(selection);
    const { status, body } = await asker.ask(
      { method: 'GET', path, query },
      { signal, accept: [404] },
    );
    return status === 404 ? [] : readPage(readJson(body, context), resource, context).objects;
  }

  return {
    version: async () => {
      const { body } = await asker.ask({ method: 'GET', path: '/version' }, { signal });
      const result = z.safeParse(versionAnswer, readJson(body, context));
      if (!result.success) throw unexpected(z.prettifyError(result.error), context);
      return { version: result.data.gitVersion.replace(/^v/, '') };
    },
    get: async (resource, named) => {
      const collection = await find(resource, signal);
      if (collection === undefined) return undefined;
      const path = pathOf(resource, collection, named);
      const { status, body } = await asker.ask({ method: 'GET', path }, { signal, accept: [404] });
      return status === 404 ? undefined : readObject(readJson(body, context), resource, context);
    },
    list,
    proxyGet: (target) => proxyGet(asker, target, signal),
    dryRun: (object) => dryRun(asker, find, object, signal),
    logs: async (pod, { container, lines, previous = false }) => {
      const path = `${pathOf(podKind, { plural: 'pods', namespaced: true }, pod)}/log`;
      const query = {
        tailLines: String(lines),
        ...(container === undefined ? {} : { container }),
        ...(previous ? { previous: 'true' } : {}),
      };
      const { status, body } = await asker.ask(
        { method: 'GET', path, query },
        { signal, accept: [400, 404], limit: longestLog },
      );
      return status >= 400 ? undefined : linesOf(body.toString());
    },
    events: async ({ kind, namespace, name }) => {
      const fields = `involvedObject.kind=${kind},involvedObject.name=${name}`;
      const found = await list(eventKind, {
        ...(namespace === undefined ? {} : { namespace }),
        fields,
      });
      return [...found].sort((a, b) => (a.created ?? 0) - (b.created ?? 0));
    },
  };
}

/** A selection as the API writes it. */
function queryOf({ labels, fields }: Selection): Record<string, string> {
  const selector = Object.entries(labels ?? {}).map((pair) => pair.join('='));
  return {
    ...(selector.length === 0 ? {} : { labelSelector: selector.join(',') }),
    ...(fields === undefined ? {} : { fieldSelector: fields }),
  };
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}
