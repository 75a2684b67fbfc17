import { container } from '../../check/types/container.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: '`no`, `on-failure`, `always`, `unless-stopped`: when does each start a container again? This can be changed while it runs.',
  'zh-cn':
    '`no`、`on-failure`、`always`、`unless-stopped` 分别在什么时候重新启动容器？容器运行时也可以修改。',
};
const nextEnd: Text = {
  en: 'A policy looks at the next end. Start it once more:',
  'zh-cn': '策略从下一次结束时起生效。再次启动它：',
};
const form: Text = {
  en: '`docker update --restart ____ {name}`',
  'zh-cn': '`docker update --restart ____ {name}`',
};

export const otherRestartPolicy = defineCause({
  id: 'other-restart-policy',
  for: [container],
  text: {
    en: '`{name}` has the restart policy `{found}`, and `{wanted}` is asked for.',
    'zh-cn': '`{name}` 的重启策略是 `{found}`，而这里要的是 `{wanted}`。',
  },
  about: {
    en: 'The container was run with another `--restart` than asked for, or without it, which is `no`. Its settings say so.',
    'zh-cn':
      '运行容器时的 `--restart` 与要求的不同，或者没有写（即 `no`）。这是从容器设置看出来的。',
  },
  help: [question, form, thisDoesIt, nextEnd],
  recognise({ spec, observation, judgement }) {
    const seen = observation.container;
    const wanted = spec.restartPolicy;
    const { aspect } = judgement;
    if (aspect !== 'restart-policy' && aspect !== 'restarts') return undefined;
    if (seen === undefined || wanted === undefined) return undefined;
    const { name: policy, most } = seen.restartPolicy;
    const found = most > 0 ? `${policy}:${most}` : policy;
    if (wanted === policy || wanted === found) return undefined;
    const { name } = spec;
    return {
      args: { name, found, wanted },
      degrees: [
        degree(question),
        degree(form, { name }),
        degree(thisDoesIt, {}, { run: ['docker', 'update', '--restart', wanted, name] }),
        ...(seen.state === 'running'
          ? []
          : [degree(nextEnd, {}, { run: ['docker', 'start', name] })]),
      ],
    };
  },
});
