import { container } from '../../check/types/container.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: 'It is meant to be {state}. Which command of docker brings a running container there?',
  'zh-cn': '它应该处于 {state} 状态。docker 的哪条命令能让运行中的容器变成这样？',
};
const form: Text = { en: '`docker {verb} ____`', 'zh-cn': '`docker {verb} ____`' };

export const stillRunning = defineCause({
  id: 'still-running',
  for: [container],
  text: { en: '`{name}` still runs.', 'zh-cn': '`{name}` 还在运行。' },
  about: {
    en: 'The container should have ended or been paused by now, and its state is `running`.',
    'zh-cn': '容器此时应该已经停止或暂停，而它的状态是 `running`。',
  },
  help: [question, form, thisDoesIt],
  recognise({ spec, observation, judgement: { aspect } }) {
    const { name } = spec;
    if (observation.container?.state !== 'running') return undefined;
    const wanted = aspect === 'exit-code' ? 'exited' : aspect === 'state' ? spec.state : undefined;
    if (wanted !== 'exited' && wanted !== 'paused') return undefined;
    const verb = wanted === 'paused' ? 'pause' : 'stop';
    return {
      args: { name },
      degrees: [
        degree(question, { state: wanted }),
        degree(form, { verb }),
        degree(thisDoesIt, {}, { run: ['docker', verb, name] }),
      ],
    };
  },
});
