import { container } from '../../check/types/container.ts';
import type { Text } from '../../text.ts';
import { anew, anewTexts } from '../anew.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: 'Docker knows nothing of your program’s health by itself. Which line of the Dockerfile tells it how to ask?',
  'zh-cn': 'Docker 自己不知道程序是否健康。Dockerfile 的哪一行告诉它怎样检查？',
};
const form: Text = {
  en: '`HEALTHCHECK CMD ____`, then build again',
  'zh-cn': '`HEALTHCHECK CMD ____`，然后重新构建',
};

export const healthCheckMissing = defineCause({
  id: 'health-check-missing',
  for: [container],
  text: {
    en: '`{name}` has no health check: neither its image nor `docker run` gave it one.',
    'zh-cn': '`{name}` 没有健康检查：镜像和 `docker run` 都没有设置。',
  },
  about: {
    en: 'A health is asked for, and the container has none: its image was built without HEALTHCHECK, or is an earlier build.',
    'zh-cn': '这里要检查健康状态，但容器没有：它的镜像构建时没有 HEALTHCHECK，或者是较早的构建。',
  },
  help: [question, form, ...anewTexts],
  recognise({ spec, observation, judgement }) {
    const found = observation.container;
    if (judgement.aspect !== 'health' || found === undefined || found.health !== undefined) {
      return undefined;
    }
    const { name } = spec;
    return {
      args: { name },
      degrees: [degree(question), degree(form), ...anew({ name, container: found, wanted: spec })],
    };
  },
});
