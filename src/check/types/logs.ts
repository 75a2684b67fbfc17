import * as z from 'zod/mini';
import { containerName } from '../../lab/names.ts';
import { told } from '../../lab/told.ts';
import { said } from '../../text.ts';
import type { Said, Text } from '../../text.ts';
import { defineCheck } from '../checkType.ts';
import { count, countOf, isWithin } from '../counts.ts';
import { asList, missingFrom, texts } from '../matchers.ts';
import type { Judgement } from '../verdict.ts';
import { missingContainer, shown } from '../wordings.ts';

const schema = z
  .strictObject({
    container: containerName,
    /** Texts that must all be printed, not necessarily on one line. */
    includes: z.optional(texts),
    /** Texts of which none may be printed. */
    excludes: z.optional(texts),
    /** How many lines there must be with all of `includes`; of all lines when that is left out. */
    count: z.optional(count),
    /** Only the newest lines; the newest thousand when left out. */
    last: z.optional(
      z
        .int()
        .check(
          z.minimum(1),
          z.maximum(
            10_000,
            told({ en: 'Write at most 10000 lines.', 'zh-cn': '最多写 10000 行。' }),
          ),
        ),
    ),
  })
  .check(
    z.refine(
      ({ includes, excludes, count: wanted }) =>
        [includes, excludes, wanted].some((each) => each !== undefined),
      told({
        en: 'Write `includes`, `excludes` or `count` here.',
        'zh-cn': '这里请写 `includes`、`excludes` 或 `count`。',
      }),
    ),
  );
export type LogsSpec = z.infer<typeof schema>;

export interface LogsObservation {
  /** Oldest first; undefined when there is no such container. */
  readonly lines: readonly string[] | undefined;
}

const logOf: Text = { en: 'the logs of `{name}`', 'zh-cn': '`{name}` 的日志' };
const holds: Text = {
  en: '`{text}` in the logs of `{name}`',
  'zh-cn': '`{name}` 的日志中有 `{text}`',
};
const holdsNot: Text = {
  en: 'no `{text}` in the logs of `{name}`',
  'zh-cn': '`{name}` 的日志中没有 `{text}`',
};
const counted: Text = { en: 'lines: {amount}', 'zh-cn': '行数：{amount}' };
const countedWith: Text = {
  en: 'lines with `{text}`: {amount}',
  'zh-cn': '含 `{text}` 的行数：{amount}',
};

/** What a container has printed, running or not. */
export const logs = defineCheck<LogsSpec, LogsObservation>({
  type: 'logs',
  schema,
  async observe({ container: name, last = 1_000 }, { world }) {
    const container = await world.docker.container(name);
    // The daemon also finds a container by the start of its id.
    if (container?.name !== name) return { lines: undefined };
    return { lines: await world.docker.logs(container, last) };
  },
  judge({ container: name, includes, excludes, count: wanted }, { lines }): Judgement {
    const fail = (aspect: string, expected: Said, observed: Said): Judgement => ({
      pass: false,
      aspect,
      expected,
      observed,
    });
    const its = said(logOf, { name });
    if (lines === undefined) return fail('missing', its, said(missingContainer, { name }));
    for (const text of asList(excludes)) {
      const line = lines.findLast((each) => each.includes(text));
      if (line !== undefined) return fail('excludes', said(holdsNot, { text, name }), shown(line));
    }
    const [text] = missingFrom(lines.join('\n'), includes);
    const newest = shown(lines.at(-1) ?? '');
    if (wanted === undefined) {
      return text === undefined
        ? { pass: true, expected: its, observed: newest }
        : fail('includes', said(holds, { text, name }), newest);
    }
    const matching = lines.filter((line) => missingFrom(line, includes).length === 0).length;
    const all = asList(includes).join(' … ');
    const number = (amount: Said): Said =>
      all === '' ? said(counted, { amount }) : said(countedWith, { text: all, amount });
    const [expected, observed] = [number(countOf(wanted)), number(countOf({ exactly: matching }))];
    return isWithin(wanted, matching)
      ? { pass: true, expected, observed }
      : fail('count', expected, observed);
  },
});
