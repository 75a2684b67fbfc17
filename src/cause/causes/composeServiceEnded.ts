import { composeLabels } from '../../check/projectAspects.ts';
import { compose } from '../../check/types/compose.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { allLogs, degree } from '../degree.ts';

const question: Text = {
  en: 'Its last words stand above. Which of them says why it ended?',
  'zh-cn': '上面是它最后输出的内容。哪一行说明了结束的原因？',
};
const silent: Text = {
  en: 'It printed nothing. Which command does the compose file, or its image, give it?',
  'zh-cn': '它没有输出任何内容。compose 文件或镜像让它执行什么命令？',
};
const form: Text = {
  en: 'Fix what the log names, then bring the project up again: `docker compose up -d --build`',
  'zh-cn': '根据日志解决问题，然后重新启动项目：`docker compose up -d --build`',
};

export const composeServiceEnded = defineCause({
  id: 'compose-service-ended',
  for: [compose],
  text: {
    en: 'The service `{service}` does not run: its container `{name}` has ended with exit code {code}.',
    'zh-cn': '服务 `{service}` 没有运行：它的容器 `{name}` 以退出码 {code} 结束了。',
  },
  about: {
    en: 'A service of the compose project has fewer running containers than asked for, and one of them has ended. Its exit code and last log lines are shown.',
    'zh-cn':
      'compose 项目里某个服务运行的容器太少，其中有一个已经结束。会显示它的退出码和最后几行日志。',
  },
  help: [question, silent, form, allLogs],
  async recognise({ spec, observation, judgement }, world) {
    if (judgement.aspect !== 'running') return undefined;
    const wanted = Object.keys(spec.services ?? {});
    const ended = observation.containers.find(
      ({ state, labels }) =>
        state !== 'running' && wanted.includes(labels[composeLabels.service] ?? ''),
    );
    const found = ended === undefined ? undefined : await world.docker.container(ended.id);
    if (found === undefined) return undefined;
    const { id, tty, name, exitCode, error, labels } = found;
    const lines = (await world.docker.logs({ id, tty }, 8)) ?? [];
    const log = [...lines, error].filter((line) => line.trim() !== '');
    return {
      args: { service: labels[composeLabels.service] ?? '', name, code: exitCode },
      ...(log.length === 0 ? {} : { excerpt: log }),
      degrees: [
        degree(log.length === 0 ? silent : question),
        degree(form),
        degree(allLogs, {}, { run: ['docker', 'logs', name] }),
      ],
    };
  },
});
