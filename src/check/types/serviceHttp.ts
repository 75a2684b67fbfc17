import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod/mini';
import { objectName } from '../../lab/names.ts';
import { told } from '../../lab/told.ts';
import { said } from '../../text.ts';
import type { Said, Text } from '../../text.ts';
import type { Cluster } from '../../world/cluster/cluster.ts';
import type { ProxyFault, ProxyResult } from '../../world/cluster/objects.ts';
import { judgeAnswer, seen, wantedAnswer } from '../answerAspects.ts';
import { defineCheck } from '../checkType.ts';
import { defaultNamespace } from '../clusterObjects.ts';
import { count, countOf, isWithin } from '../counts.ts';
import { commonSubjectAspects } from '../expression.ts';
import { requestPath } from '../published.ts';
import type { Judgement } from '../verdict.ts';

const mostRequests = 50;
/** How many requests are under way at once: a small app has few workers. */
const atOnce = 5;

const port = z.union([
  z.int().check(z.minimum(1), z.maximum(65_535)),
  z.string().check(
    z.regex(
      /^(?:[a-z0-9]|\$\{\w+\})(?:[a-z0-9-]|\$\{\w+\})*$/,
      told({
        en: 'Write the Service’s port: its number or its name.',
        'zh-cn': '请写 Service 的端口：端口号或端口名。',
      }),
    ),
  ),
]);

const schema = z
  .strictObject({
    service: objectName,
    namespace: z.optional(objectName),
    /** The Service's own port, by number or name. */
    port,
    path: z.optional(requestPath),
    ...wantedAnswer,
    /** How many requests are sent; one when left out. Each must be answered as wanted. */
    requests: z.optional(z.int().check(z.minimum(1), z.maximum(mostRequests))),
    /** How many different bodies they must bring. */
    distinct: z.optional(count),
    /** `false`: nobody must answer, and the Service must be there. */
    answers: z.optional(z.boolean()),
  })
  .check(
    z.refine(
      ({ answers, status, includes, excludes, headers, distinct }) =>
        answers !== false ||
        [status, includes, excludes, headers, distinct].every((wanted) => wanted === undefined),
      told({
        en: 'With `answers: false` nothing comes back: leave out what an answer should hold.',
        'zh-cn': '写了 `answers: false` 就不会有应答：请去掉对应答内容的要求。',
      }),
    ),
  );
export type ServiceHttpSpec = z.infer<typeof schema>;

export interface ServiceHttpObservation {
  readonly results: readonly ProxyResult[];
}

const httpOk: Text = { en: 'HTTP 200', 'zh-cn': 'HTTP 200' };
const httpStatus: Text = { en: 'HTTP {status}', 'zh-cn': 'HTTP {status}' };
const faults: Readonly<Record<ProxyFault, Text>> = {
  missing: {
    en: 'no Service called `{name}` in the namespace `{namespace}`',
    'zh-cn': '命名空间 `{namespace}` 中没有名为 `{name}` 的 Service',
  },
  'no-port': { en: '`{name}` has no port {port}', 'zh-cn': '`{name}` 没有端口 {port}' },
  'no-endpoints': {
    en: 'no ready Pod behind `{name}`',
    'zh-cn': '`{name}` 后面没有就绪的 Pod',
  },
  unreached: {
    en: 'nobody answers behind `{name}`: {detail}',
    'zh-cn': '`{name}` 后面没有应答：{detail}',
  },
};
const nobody: Text = {
  en: 'no answer through `{name}`',
  'zh-cn': '通过 `{name}` 没有应答',
};
const different: Text = {
  en: 'different answers to {requests} requests: {count}',
  'zh-cn': '{requests} 次请求得到的不同应答：{count}',
};

/** HTTP to a Service by way of the API server, as a client inside the cluster would get it. */
export const serviceHttp = defineCheck<ServiceHttpSpec, ServiceHttpObservation>({
  type: 'service-http',
  schema,
  subjectAspects: [...commonSubjectAspects, 'no-port'],
  async observe(spec, { world: { cluster } }) {
    const first = await firstResult(spec, cluster);
    const rest: ProxyResult[] = [];
    if (first.answer !== undefined) {
      for (let sent = 1; sent < (spec.requests ?? 1); sent += atOnce) {
        const size = Math.min(atOnce, (spec.requests ?? 1) - sent);
        const batch = Array.from({ length: size }, (_, index) => ask(spec, cluster, sent + index));
        rest.push(...(await Promise.all(batch)));
      }
    }
    return { results: [first, ...rest] };
  },
  judge(spec, { results }) {
    const failed = results.find(({ fault }) => fault !== undefined);
    const answers = results.flatMap(({ answer }) => (answer === undefined ? [] : [answer]));
    const [first] = answers;
    if (spec.answers === false) return judgedSilence(spec, failed, first && seen(first));
    if (failed?.fault !== undefined || first === undefined) {
      const expected =
        spec.status === undefined ? said(httpOk) : said(httpStatus, { status: spec.status });
      return { pass: false, aspect: aspectOf(failed), expected, observed: saidFault(spec, failed) };
    }
    const judgements = answers.map((answer) => judgeAnswer(spec, answer));
    const wrong = judgements.find(({ pass }) => !pass);
    if (wrong !== undefined) return wrong;
    const bodies = new Set(answers.map(({ body }) => body.trim())).size;
    const requests = answers.length;
    if (spec.distinct !== undefined) {
      const expected = said(different, { requests, count: countOf(spec.distinct) });
      const observed = said(different, { requests, count: bodies });
      const pass = isWithin(spec.distinct, bodies);
      return { pass, expected, observed, ...(pass ? {} : { aspect: 'distinct' }) };
    }
    return judgements[0] ?? judgeAnswer(spec, first);
  },
});

/** Just after a rollout a Service may refuse for a second: it is asked again. */
async function firstResult(spec: ServiceHttpSpec, cluster: Cluster): Promise<ProxyResult> {
  let result = await ask(spec, cluster, 0);
  for (const nth of [-1, -2, -3]) {
    if (result.fault !== 'unreached' || spec.answers === false) break;
    await pause(400);
    result = await ask(spec, cluster, nth);
  }
  return result;
}

function ask(spec: ServiceHttpSpec, cluster: Cluster, nth: number): Promise<ProxyResult> {
  const { service, namespace = defaultNamespace, path = '/' } = spec;
  const target = {
    kind: 'Service',
    namespace,
    name: service,
    port: String(spec.port),
    path,
  } as const;
  return cluster.proxyGet(target, nth);
}

function judgedSilence(
  spec: ServiceHttpSpec,
  failed: ProxyResult | undefined,
  answer: Said | undefined,
): Judgement {
  const expected = said(nobody, { name: spec.service });
  if (answer !== undefined) return { pass: false, aspect: 'answered', expected, observed: answer };
  const aspect = aspectOf(failed);
  const observed = saidFault(spec, failed);
  // What is not there proves nothing.
  return aspect === 'missing' || aspect === 'no-port'
    ? { pass: false, aspect, expected, observed }
    : { pass: true, expected, observed };
}

function aspectOf(failed: ProxyResult | undefined): ProxyFault {
  return failed?.fault ?? 'unreached';
}

function saidFault(spec: ServiceHttpSpec, failed: ProxyResult | undefined): Said {
  const { service: name, namespace = defaultNamespace, port: at } = spec;
  const detail = failed?.fault === undefined ? '' : lastWords(failed.detail);
  return said(faults[aspectOf(failed)], { name, namespace, port: at, detail });
}

/** `dial tcp 10.244.0.9:8080: connect: connection refused` alone. */
function lastWords(detail: string): string {
  return detail.trim().replace(/^error trying to reach service: /, '');
}
