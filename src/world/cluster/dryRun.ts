import * as z from 'zod/mini';
import { isRecord } from '../../record.ts';
import { readJson, readObject } from './answers/object.ts';
import type { Answer, Asker, Request } from './ask.ts';
import type { FindCollection } from './discovery.ts';
import { faultOfStatus, messageOf } from './faults.ts';
import type { DryRun, Refusal, TriedObject } from './objects.ts';
import { pathOf } from './resources.ts';

const query = { dryRun: 'All', fieldManager: 'container-lab', fieldValidation: 'Strict' } as const;
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';
/** Unions of which kubectl's patch keeps only what it names. */
const unions: ReadonlySet<string> = new Set(['strategy', 'updateStrategy']);

/** The API's Status, as far as it says what is wrong. */
const statusAnswer = z.object({
  reason: z.optional(z.string()),
  details: z.nullish(
    z.object({
      causes: z.nullish(
        z.array(
          z.object({
            reason: z.optional(z.string()),
            message: z.optional(z.string()),
            field: z.optional(z.string()),
          }),
        ),
      ),
    }),
  ),
});
const applied = z.object({
  metadata: z.object({ annotations: z.optional(z.record(z.string(), z.string())) }),
});

/**
 * What `kubectl apply --dry-run=server` would be told, which keeps nothing: an object that is not
 * there is created, one that is there is patched as kubectl does. A server-side apply would leave
 * what kubectl's own manager has set beside ours, and refuse what kubectl is allowed.
 */
export async function dryRun(
  asker: Asker,
  find: FindCollection,
  object: TriedObject,
  signal: AbortSignal,
): Promise<DryRun> {
  const { context } = asker;
  const { apiVersion, kind, name, text } = object;
  const resource = { apiVersion, kind };
  const collection = await find(resource, signal);
  if (collection === undefined) {
    const message = `no matches for kind "${kind}" in version "${apiVersion}"`;
    return { accepted: false, status: 404, reason: 'NoKind', message, causes: [], warnings: [] };
  }
  const namespace = object.namespace ?? asker.namespace;
  const all = pathOf(resource, collection, { namespace });
  const one = pathOf(resource, collection, { namespace, name });
  const ask = (request: Request): Promise<Answer> => asker.ask(request, { signal, accept: true });
  const create = (): Promise<Answer> =>
    ask({ method: 'POST', path: all, query, body: { type: 'application/json', text } });

  const found = name === '' ? undefined : await ask({ method: 'GET', path: one });
  if (found !== undefined && found.status !== 200 && found.status !== 404) {
    throw faultOfStatus(found.status, found.body.toString(), context, false);
  }
  const there = found?.status === 200 ? readJson(found.body, context) : undefined;
  const now: unknown = JSON.parse(text);
  // A patch would lose keys that stand there twice.
  const creates = there === undefined || JSON.stringify(now).length < text.length;
  const body = { type: patchType(object), text: JSON.stringify(patchOf(there, now)) };
  let answer = creates ? await create() : await ask({ method: 'PATCH', path: one, query, body });
  let refusal = refusalOf(answer);
  // What is said of a patch that cannot be read holds the whole object in one line.
  if (refusal?.causes.some(({ field }) => field === 'patch') === true) {
    answer = await create();
    refusal = refusalOf(answer);
  }
  const warnings = warningsIn(answer.headers['warning']);
  if (refusal === undefined) {
    const kept = readObject(readJson(answer.body, context), resource, context);
    return { accepted: true, object: kept, warnings };
  }
  if (isOfMachine(refusal)) {
    throw faultOfStatus(answer.status, answer.body.toString(), context, false);
  }
  return { accepted: false, ...refusal, warnings };
}

function refusalOf({ status, body }: Answer): Refusal | undefined {
  if (status < 300) return undefined;
  const text = body.toString();
  const { reason = '', details } = readStatus(text) ?? {};
  const causes = (details?.causes ?? []).map((cause) => ({
    reason: cause.reason ?? '',
    message: cause.message ?? '',
    field: cause.field ?? '',
  }));
  return { status, reason, message: messageOf(text), causes };
}

function readStatus(text: string): z.infer<typeof statusAnswer> | undefined {
  try {
    return statusAnswer.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // A proxy on the way answers in HTML.
  }
}

/** Who may not ask at all, and a server that is down, say nothing about the manifest. */
function isOfMachine({ status, message }: Refusal): boolean {
  if (status === 401 || status === 429 || status > 500) return true;
  return status === 403 && /\bis forbidden: User "/.test(message);
}

/** Of a Pod's lists only what is named may change; elsewhere a list counts as a whole. */
function patchType({ apiVersion, kind }: TriedObject): string {
  const isPod = apiVersion === 'v1' && kind === 'Pod';
  return isPod ? 'application/strategic-merge-patch+json' : 'application/merge-patch+json';
}

/** The object as a JSON merge patch (RFC 7386) of what is there: what kubectl applied before goes. */
function patchOf(there: unknown, now: unknown): unknown {
  const annotations = applied.safeParse(there).data?.metadata.annotations;
  return merged(now, readApplied(annotations?.[lastApplied]), there);
}

function readApplied(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function merged(now: unknown, before: unknown, there: unknown, name = ''): unknown {
  if (!isRecord(now)) return now;
  const at = (value: unknown, key: string): unknown => (isRecord(value) ? value[key] : undefined);
  const old = unions.has(name) ? there : before;
  const gone = Object.keys(isRecord(old) ? old : {}).filter((key) => !Object.hasOwn(now, key));
  return Object.fromEntries([
    ...Object.entries(now).map(([key, value]) => [
      key,
      merged(value, at(before, key), at(there, key), key),
    ]),
    ...gone.map((key) => [key, null]),
  ]);
}

/** The texts of a header `299 - "…", 299 - "…"` (RFC 7234, 5.5). */
function warningsIn(header: string | string[] | undefined): readonly string[] {
  const text = typeof header === 'string' ? header : (header ?? []).join(', ');
  return [...text.matchAll(/\b299 \S+ "((?:[^"\\]|\\.)*)"/g)].map(([, quoted = '']) =>
    quoted.replace(/\\(.)/g, '$1'),
  );
}
