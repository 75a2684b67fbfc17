import * as z from 'zod/mini';
import { ownContainer } from '../../lab/names.ts';
import { told } from '../../lab/told.ts';
import { said } from '../../text.ts';
import type { Text } from '../../text.ts';
import type { HttpAnswer, WireResult } from '../../world/wire/wire.ts';
import { judgeAnswer, seen, wantedAnswer } from '../answerAspects.ts';
import { defineCheck } from '../checkType.ts';
import {
  containerPort,
  expectedAnswer,
  reach,
  requestPath,
  saidFault,
  unreached,
  whereOf,
} from '../published.ts';
import type { Reach } from '../published.ts';

const headerValue = z
  .string()
  .check(
    z.regex(
      /^[ -~]*$/,
      told({ en: 'Write plain letters on one line.', 'zh-cn': '请写在一行内，只用英文字符。' }),
    ),
  );
const headerName = z
  .string()
  .check(
    z.regex(
      /^[\w-]+$/,
      told({ en: 'Write a header’s name such as `Host`.', 'zh-cn': '请写头部名称，例如 `Host`。' }),
    ),
  );

const schema = z
  .strictObject({
    container: ownContainer,
    /** The container's port; it must be published. */
    port: containerPort,
    path: z.optional(requestPath),
    method: z.optional(z.enum(['GET', 'HEAD'])),
    tls: z.optional(z.boolean()),
    /** Headers to send, such as `Host`. */
    send: z.optional(z.record(headerName, headerValue)),
    ...wantedAnswer,
    /** `false`: nobody must answer there, and the container must run. */
    answers: z.optional(z.boolean()),
  })
  .check(
    z.refine(
      ({ answers, status, includes, excludes, headers }) =>
        answers !== false ||
        [status, includes, excludes, headers].every((wanted) => wanted === undefined),
      told({
        en: 'With `answers: false` nothing comes back: leave out `status`, `includes`, `excludes` and `headers`.',
        'zh-cn':
          '写了 `answers: false` 就不会有应答：请去掉 `status`、`includes`、`excludes` 和 `headers`。',
      }),
    ),
  );
export type HttpSpec = z.infer<typeof schema>;

export interface HttpObservation extends Reach {
  /** Undefined when the port is not published, so that nothing was asked. */
  readonly result: WireResult<HttpAnswer> | undefined;
}

const nobody: Text = {
  en: 'no HTTP answer from port {port} of `{name}`',
  'zh-cn': '`{name}` 的端口 {port} 不回应 HTTP',
};
const unpublished: Text = { en: 'port {port} is not published', 'zh-cn': '端口 {port} 没有发布' };

export const http = defineCheck<HttpSpec, HttpObservation>({
  type: 'http',
  schema,
  async observe(spec, { world }) {
    const reached = await reach(spec, world);
    const { at } = reached;
    if (at === undefined || unreached(spec, reached) !== undefined) {
      return { ...reached, result: undefined };
    }
    const { patience, ...where } = whereOf(reached, at, world);
    const result = await world.wire.http({
      ...where,
      ...(patience === undefined || spec.answers === false ? {} : { patience }),
      path: spec.path ?? '/',
      ...(spec.method === undefined ? {} : { method: spec.method }),
      ...(spec.tls === undefined ? {} : { tls: spec.tls }),
      ...(spec.send === undefined ? {} : { headers: spec.send }),
    });
    return { ...reached, result };
  },
  judge(spec, { result, ...reached }) {
    const { container: name, port } = spec;
    const cut = unreached(spec, reached);
    const hostPort = reached.at?.hostPort ?? 0;
    if (spec.answers !== false) {
      if (cut !== undefined) return cut;
      if (result?.answer !== undefined) return judgeAnswer(spec, result.answer);
      const observed = saidFault(result?.fault ?? 'refused', hostPort);
      return { pass: false, aspect: 'fault', expected: expectedAnswer(spec), observed };
    }
    const expected = said(nobody, { name, port });
    if (cut?.aspect === 'not-published') {
      return { pass: true, expected, observed: said(unpublished, { port }) };
    }
    if (cut !== undefined) return { ...cut, expected };
    if (result?.answer !== undefined) {
      return { pass: false, aspect: 'answered', expected, observed: seen(result.answer) };
    }
    const fault = result?.fault ?? 'refused';
    const observed = saidFault(fault, hostPort);
    // What cannot be reached from here may answer others.
    if (fault === 'unreachable') return { pass: false, aspect: 'fault', expected, observed };
    return { pass: true, expected, observed };
  },
});
