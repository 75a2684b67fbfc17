import { container } from '../../check/types/container.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: 'The health check ran in the container and ended with {code}. What does its output, above, complain of?',
  'zh-cn': '健康检查在容器里执行，以 {code} 结束。上面的输出说明了什么问题？',
};
const silent: Text = {
  en: 'The health check ended with {code} and printed nothing. Does the image have the program that it calls?',
  'zh-cn': '健康检查以 {code} 结束，没有输出任何内容。镜像里有它调用的程序吗？',
};
const look: Text = { en: 'All that Docker keeps of it:', 'zh-cn': 'Docker 保存的全部记录：' };

export const healthFailing = defineCause({
  id: 'health-failing',
  for: [container],
  text: {
    en: '`{name}` runs, and its health check fails: {count} of the last {all}.',
    'zh-cn': '`{name}` 在运行，但健康检查失败：最近 {all} 次里有 {count} 次。',
  },
  about: {
    en: 'The command of the image’s HEALTHCHECK ends with another code than 0. The daemon keeps its last runs; the newest output is shown.',
    'zh-cn':
      '镜像的 HEALTHCHECK 命令的退出码不是 0。守护进程保存着最近几次的结果，会显示最新的输出。',
  },
  help: [question, silent, look],
  recognise({ spec, observation, judgement }) {
    const found = observation.container;
    if (judgement.aspect !== 'health' || found === undefined || spec.health !== 'healthy') {
      return undefined;
    }
    const failed = found.healthLog.filter(({ exitCode }) => exitCode !== 0);
    const last = found.healthLog.at(-1);
    if (last === undefined || last.exitCode === 0) return undefined;
    const lines = last.output.split('\n').filter((line) => line.trim() !== '');
    const args = { code: last.exitCode };
    return {
      args: { name: spec.name, count: failed.length, all: found.healthLog.length },
      ...(lines.length === 0 ? {} : { excerpt: lines.slice(-8) }),
      degrees: [
        degree(lines.length === 0 ? silent : question, args),
        degree(look, {}, { run: ['docker', 'inspect', '-f', '{{json .State.Health}}', spec.name] }),
      ],
    };
  },
});
