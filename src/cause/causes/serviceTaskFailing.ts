import { service } from '../../check/types/service.ts';
import type { ServiceObservation } from '../../check/types/service.ts';
import { stack } from '../../check/types/stack.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';
import { failingService } from '../swarmService.ts';
import type { SwarmSpec } from '../swarmService.ts';

const noImage: Text = {
  en: 'The node has no image `{image}`, and could not pull it. Is the name right, and can every node get it?',
  'zh-cn': '节点没有镜像 `{image}`，也拉取不到。名字对吗？每个节点都能拉取到吗？',
};
const noNode: Text = {
  en: 'No node fits: a constraint, a port or a reservation keeps the task off all of them. Which one is it?',
  'zh-cn': '没有合适的节点：约束条件、端口或资源预留把所有节点都排除了。是哪一个？',
};
const ended: Text = {
  en: 'The task’s container ends each time. Which of its last words says why?',
  'zh-cn': '任务的容器每次都会结束。最后的输出里哪一行说明了原因？',
};
const starting: Text = {
  en: 'Its tasks are on their way and report no error. Wait a moment; what do they say by then?',
  'zh-cn': '任务正在启动，没有报告错误。请等一等，到时候它们的状态是什么？',
};
const look: Text = { en: 'Its tasks with their errors:', 'zh-cn': '它的任务和错误：' };
const logsOf: Text = { en: 'What its tasks have printed:', 'zh-cn': '它的任务输出的内容：' };

export const serviceTaskFailing = defineCause<SwarmSpec, ServiceObservation>({
  id: 'service-task-failing',
  for: [service, stack],
  text: {
    en: 'Of the tasks of `{name}` {count} run: the newest is {state}.',
    'zh-cn': '`{name}` 的任务有 {count} 个在运行：最新的一个是 {state}。',
  },
  about: {
    en: 'The swarm cannot keep as many tasks of the service running as asked for: the image cannot be got, no node fits, or the container ends. The newest task’s error is shown.',
    'zh-cn':
      'swarm 无法让足够多的任务保持运行：拉取不到镜像，没有合适的节点，或者容器结束了。会显示最新任务的错误。',
  },
  help: [noImage, noNode, ended, starting, look, logsOf],
  recognise(failure) {
    const found = failure.judgement.aspect === 'running' ? failingService(failure) : undefined;
    if (found === undefined) return undefined;
    const { service: its, tasks } = found;
    const newest = tasks.toSorted((a, b) => b.changed - a.changed);
    const failed = newest.find((task) => task.error !== '');
    const error = failed?.error ?? '';
    // Newer daemons go on preparing such a task, with the registry's error.
    const unpulled =
      failed?.state === 'preparing' ||
      /No such image|pull access denied|manifest unknown|not found: does not exist/i.test(error);
    const why = unpulled
      ? degree(noImage, { image: its.image })
      : /no suitable node|scheduling constraints|insufficient resources/i.test(error)
        ? degree(noNode)
        : degree(error === '' ? starting : ended);
    return {
      args: {
        name: its.name,
        count: tasks.filter(({ state }) => state === 'running').length,
        state: (failed ?? newest[0])?.state ?? 'new',
      },
      ...(error === '' ? {} : { excerpt: [error] }),
      degrees: [
        why,
        degree(look, {}, { run: ['docker', 'service', 'ps', '--no-trunc', its.name] }),
        degree(logsOf, {}, { run: ['docker', 'service', 'logs', '--tail', '20', its.name] }),
      ],
    };
  },
});
