import * as z from 'zod/mini';
import { containerName } from '../../lab/names.ts';
import { told } from '../../lab/told.ts';
import { said } from '../../text.ts';
import type { Said, Text } from '../../text.ts';
import type { Container } from '../../world/docker/objects/container.ts';
import { defineCheck } from '../checkType.ts';
import { count, countOf, isWithin } from '../counts.ts';
import {
  asList,
  matchesText,
  missingFrom,
  squeeze,
  textMatch,
  texts,
  wantedText,
} from '../matchers.ts';
import { notRunning } from '../running.ts';
import type { Judgement } from '../verdict.ts';

const schema = z
  .strictObject({
    container: containerName,
    /** What stands in the command line of those that are counted; all processes when left out. */
    includes: z.optional(texts),
    /** One at least, when left out. */
    count: z.optional(count),
    /** The command line of the container's first process, PID 1. */
    firstIs: z.optional(textMatch),
  })
  .check(
    z.refine(
      (spec) => Object.values(spec).filter((value) => value !== undefined).length > 1,
      told({
        en: 'Write `includes`, `count` or `firstIs` here.',
        'zh-cn': '这里请写 `includes`、`count` 或 `firstIs`。',
      }),
    ),
  );
export type ProcessSpec = z.infer<typeof schema>;

export interface ProcessObservation {
  readonly container: Container | undefined;
  /** Command lines, that of PID 1 first; undefined when it does not run. */
  readonly processes: readonly string[] | undefined;
}

const first: Text = { en: 'process 1: `{command}`', 'zh-cn': '1 号进程：`{command}`' };
const counted: Text = { en: 'processes: {amount}', 'zh-cn': '进程数：{amount}' };
const countedWith: Text = {
  en: 'processes with `{text}`: {amount}',
  'zh-cn': '命令行含 `{text}` 的进程数：{amount}',
};

/** The processes of a running container, as `docker top` lists them. */
export const process = defineCheck<ProcessSpec, ProcessObservation>({
  type: 'process',
  schema,
  async observe(spec, { world }) {
    const [found, processes] = await Promise.all([
      world.docker.container(spec.container),
      world.docker.top(spec.container),
    ]);
    // The daemon also finds a container by the start of its id.
    if (found?.name !== spec.container) return { container: undefined, processes: undefined };
    return { container: found, processes };
  },
  judge(
    { container: name, includes, count: wanted, firstIs },
    { container, processes },
  ): Judgement {
    if (container === undefined || processes === undefined) return notRunning(name, container);
    const command = squeeze(processes[0] ?? '');
    const now = said(first, { command });
    if (firstIs !== undefined && !matchesText(command, firstIs)) {
      const expected = said(first, { command: wantedText(firstIs) });
      return { pass: false, aspect: 'first', expected, observed: now };
    }
    if (includes === undefined && wanted === undefined) {
      return { pass: true, expected: now, observed: now };
    }
    const text = asList(includes).join(' … ');
    const number = (amount: Said): Said =>
      text === '' ? said(counted, { amount }) : said(countedWith, { text, amount });
    const matching = processes.filter((line) => missingFrom(line, includes).length === 0).length;
    const bounds = wanted ?? { least: 1 };
    const [expected, observed] = [number(countOf(bounds)), number(countOf({ exactly: matching }))];
    return isWithin(bounds, matching)
      ? { pass: true, expected, observed }
      : { pass: false, aspect: 'count', expected, observed };
  },
});
