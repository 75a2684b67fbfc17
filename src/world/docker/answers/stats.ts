import * as z from 'zod/mini';
import type { Stats } from '../objects/container.ts';
import { list, moment, number, record } from './pieces.ts';

const cpu = z.nullish(
  z.object({
    cpu_usage: z.nullish(z.object({ total_usage: number, percpu_usage: list(z.number()) })),
    system_cpu_usage: number,
    online_cpus: number,
  }),
);
type Cpu = z.infer<typeof cpu>;

/** Reckoned as the docker command does (docker/cli, cli/command/container/stats_helpers.go). */
export const statsAnswer = z.pipe(
  z.object({
    read: moment,
    pids_stats: z.nullish(z.object({ current: number })),
    cpu_stats: cpu,
    precpu_stats: cpu,
    memory_stats: z.nullish(z.object({ usage: number, limit: number, stats: record(z.number()) })),
  }),
  z.transform((it): Stats | undefined => {
    // Of a container that does not run the sample was never read.
    if (it.read === undefined) return undefined;
    const { usage = 0, limit = 0, stats = {} } = it.memory_stats ?? {};
    // Version 1 of the control groups counts the whole tree apart.
    const cache = stats['total_inactive_file'] ?? stats['inactive_file'] ?? 0;
    return {
      memory: cache < usage ? usage - cache : usage,
      memoryLimit: limit,
      cpu: percent(it.precpu_stats, it.cpu_stats),
      processes: it.pids_stats?.current ?? 0,
    };
  }),
);

function percent(before: Cpu, after: Cpu): number {
  const used = (after?.cpu_usage?.total_usage ?? 0) - (before?.cpu_usage?.total_usage ?? 0);
  const passed = (after?.system_cpu_usage ?? 0) - (before?.system_cpu_usage ?? 0);
  if (used <= 0 || passed <= 0) return 0;
  const cores = after?.online_cpus || after?.cpu_usage?.percpu_usage.length || 1;
  return (used / passed) * cores * 100;
}
