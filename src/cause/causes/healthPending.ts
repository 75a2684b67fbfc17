import { container } from '../../check/types/container.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: 'The first health check comes after its interval, 30 s when nothing else is said. Wait for it; does `docker ps` say `healthy` by then?',
  'zh-cn':
    '第一次健康检查要等一个间隔，默认是 30 秒。请等一等，到时候 `docker ps` 显示 `healthy` 吗？',
};
const look: Text = { en: 'How it stands now:', 'zh-cn': '现在的状态：' };

export const healthPending = defineCause({
  id: 'health-pending',
  for: [container],
  text: {
    en: '`{name}` has just started: its health check has not decided yet.',
    'zh-cn': '`{name}` 刚启动：健康检查还没有结果。',
  },
  about: {
    en: 'The container has a HEALTHCHECK that has not run yet, or not failed often enough. Its health is `starting`.',
    'zh-cn': '容器有 HEALTHCHECK，但还没有执行，或者失败的次数还不够。健康状态是 `starting`。',
  },
  help: [question, look],
  recognise({ spec, observation, judgement }) {
    const health = observation.container?.health;
    if (judgement.aspect !== 'health' || health !== 'starting') return undefined;
    return {
      args: { name: spec.name },
      degrees: [
        degree(question),
        degree(look, {}, { run: ['docker', 'ps', '--filter', `name=${spec.name}`] }),
      ],
    };
  },
});
