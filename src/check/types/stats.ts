import * as z from 'zod/mini';
import { containerName } from '../../lab/names.ts';
import { told } from '../../lab/told.ts';
import { said } from '../../text.ts';
import type { Said, Text } from '../../text.ts';
import type { Container, Stats } from '../../world/docker/objects/container.ts';
import { outOfBounds } from '../amounts.ts';
import { defineCheck } from '../checkType.ts';
import { inState, stateOf } from '../containerState.ts';
import { judged } from '../mismatch.ts';
import { showSize } from '../../sizes.ts';
import { parseSize, size } from '../sizes.ts';
import type { Judgement } from '../verdict.ts';
import { missingContainer } from '../wordings.ts';

const share = z.number().check(z.minimum(0));
const count = z.int().check(z.minimum(1));

const schema = z
  .strictObject({
    container: containerName,
    /** Without the page cache, as `docker stats` shows it. */
    memory: z.optional(z.strictObject({ below: z.optional(size), above: z.optional(size) })),
    /** Percent of one core: 200 is two cores. */
    cpu: z.optional(z.strictObject({ below: z.optional(share), above: z.optional(share) })),
    processes: z.optional(z.strictObject({ most: z.optional(count), least: z.optional(count) })),
  })
  .check(
    z.refine(
      ({ memory, cpu, processes }) =>
        [memory, cpu, processes].some((bounds) => Object.keys(bounds ?? {}).length > 0),
      told({
        en: 'Write a bound of `memory`, `cpu` or `processes`, such as `memory: { below: 100MB }`.',
        'zh-cn':
          '请为 `memory`、`cpu` 或 `processes` 写一个界限，例如 `memory: { below: 100MB }`。',
      }),
    ),
  );
export type StatsSpec = z.infer<typeof schema>;

export interface StatsObservation {
  readonly container: Container | undefined;
  readonly stats: Stats | undefined;
  /** A sample takes a second or two, and nobody asked for this run. */
  readonly notAsked: boolean;
  /** Whether it passed the last time. */
  readonly passed: boolean;
}

const using: Text = {
  en: '`{name}`: memory {memory}, CPU {cpu}, processes {processes}',
  'zh-cn': '`{name}`：内存 {memory}，CPU {cpu}，进程 {processes} 个',
};
const ended: Text = {
  en: '`{name}` ended while it was measured',
  'zh-cn': '`{name}` 在测量期间结束了',
};
const unmeasured: Text = {
  en: 'measured only when you press “Check my step”',
  'zh-cn': '按“检查这一步”才会测量',
};

export const stats = defineCheck<StatsSpec, StatsObservation>({
  type: 'stats',
  schema,
  async observe(spec, { world, task }) {
    const found = await world.docker.container(spec.container);
    // The daemon also finds a container by the start of its id.
    const container = found?.name === spec.container ? found : undefined;
    const measured = world.asked && container?.state === 'running';
    return {
      container,
      stats: measured ? await world.docker.stats(spec.container) : undefined,
      notAsked: !world.asked,
      passed: world.passed.has(task),
    };
  },
  judge(spec, { container, stats: used, notAsked, passed }): Judgement {
    const name = spec.container;
    const running = inState(name, 'running');
    const fail = (aspect: string, observed: Said): Judgement => ({
      pass: false,
      aspect,
      expected: running,
      observed,
    });
    if (container === undefined) return fail('no-container', said(missingContainer, { name }));
    if (container.state !== 'running') return fail('not-running', stateOf(container));
    if (notAsked) {
      const observed = said(unmeasured);
      return { pass: passed, aspect: 'not-asked', expected: running, observed };
    }
    if (used === undefined) return fail('not-running', said(ended, { name }));
    const bytes = (text: string | undefined): number | undefined =>
      text === undefined ? undefined : parseSize(text, 1024);
    const { memory, cpu, processes } = spec;
    const mismatch =
      outOfBounds(
        'memory',
        { below: bytes(memory?.below), above: bytes(memory?.above) },
        used.memory,
        (amount) => showSize(amount, 1024),
      ) ??
      outOfBounds('cpu', cpu, used.cpu, percent) ??
      outOfBounds('processes', processes, used.processes, String);
    const observed = said(using, {
      name,
      memory: showSize(used.memory, 1024),
      cpu: percent(used.cpu),
      processes: used.processes,
    });
    return judged(mismatch, observed, observed);
  },
});

function percent(amount: number): string {
  return `${Number(amount.toPrecision(3))} %`;
}
