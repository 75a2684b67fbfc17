import * as z from 'zod/mini';
import { said } from '../text.ts';
import type { Said, Text } from '../text.ts';
import type { HttpAnswer } from '../world/wire/wire.ts';
import { asList, missingFrom, texts } from './matchers.ts';
import type { Judgement } from './verdict.ts';
import { shown } from './wordings.ts';

/** What a check may ask of an HTTP answer, whichever way it came. */
export const wantedAnswer = {
  /** Any below 400 when left out. */
  status: z.optional(z.int().check(z.minimum(100), z.maximum(599))),
  includes: z.optional(texts),
  excludes: z.optional(texts),
  /** What each header's value must hold, by name. */
  headers: z.optional(z.record(z.string(), z.string())),
};

interface Wanted {
  readonly status?: number | undefined;
  readonly includes?: z.infer<typeof texts> | undefined;
  readonly excludes?: z.infer<typeof texts> | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

const statusIs: Text = { en: 'HTTP {status}', 'zh-cn': 'HTTP {status}' };
const statusBelow: Text = { en: 'HTTP 200', 'zh-cn': 'HTTP 200' };
const holds: Text = { en: '`{text}` in the answer', 'zh-cn': '应答中有 `{text}`' };
const without: Text = { en: 'an answer without `{text}`', 'zh-cn': '应答中没有 `{text}`' };
const beginning: Text = { en: 'HTTP {status}: `{body}`', 'zh-cn': 'HTTP {status}：`{body}`' };

/** Judges an answer; the aspects are `status`, `header` and `body`. */
export function judgeAnswer(wanted: Wanted, answer: HttpAnswer): Judgement {
  const { status } = answer;
  const fail = (aspect: string, expected: Said, observed = seen(answer)): Judgement => ({
    pass: false,
    aspect,
    expected,
    observed,
  });
  if (wanted.status === undefined ? status >= 400 : status !== wanted.status) {
    const expected =
      wanted.status === undefined ? said(statusBelow) : said(statusIs, { status: wanted.status });
    return fail('status', expected);
  }
  for (const [name, value] of Object.entries(wanted.headers ?? {})) {
    const found = answer.headers[name.toLowerCase()];
    if (found?.includes(value) === true) continue;
    const observed = shown(found === undefined ? '' : `${name}: ${found}`);
    return fail('header', shown(`${name}: ${value}`), observed);
  }
  const [missing] = missingFrom(answer.body, wanted.includes);
  if (missing !== undefined) return fail('body', said(holds, { text: missing }));
  const found = asList(wanted.excludes).find((part) => answer.body.includes(part));
  if (found !== undefined) return fail('body', said(without, { text: found }));
  return { pass: true, expected: said(statusIs, { status }), observed: seen(answer) };
}

/** The status with the first line of the body. */
export function seen({ status, body }: HttpAnswer): Said {
  const line = body.trim().split('\n', 1)[0] ?? '';
  if (line === '') return said(statusIs, { status });
  const short = line.length > 80 ? `${line.slice(0, 80)}…` : line;
  return said(beginning, { status, body: short });
}
