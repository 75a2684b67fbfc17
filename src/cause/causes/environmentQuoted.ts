import { container } from '../../check/types/container.ts';
import type { Text } from '../../text.ts';
import { anew, anewTexts } from '../anew.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';
import { wantedVariable } from '../wantedVariable.ts';

const question: Text = {
  en: 'A shell takes quotes away, an `--env-file` keeps them. Where did you write them?',
  'zh-cn': 'shell 会去掉引号，`--env-file` 会保留引号。你把引号写在了哪里？',
};
const form: Text = {
  en: '`{key}={value}`, without quotes in the file; `-e "{key}=____"` on the command line',
  'zh-cn': '文件里写 `{key}={value}`，不加引号；命令行里写 `-e "{key}=____"`',
};

export const environmentQuoted = defineCause({
  id: 'environment-quoted',
  for: [container],
  text: {
    en: 'The value of `{key}` in `{name}` has quotes in it: `{found}`.',
    'zh-cn': '`{name}` 里 `{key}` 的值带有引号：`{found}`。',
  },
  about: {
    en: 'A variable’s value was given with quotes that nobody took away, often in an `--env-file`. The container’s environment shows them.',
    'zh-cn': '环境变量的值带着没有去掉的引号，常见于 `--env-file`。这是从容器的环境变量看出来的。',
  },
  help: [question, form, ...anewTexts],
  recognise({ spec, observation, judgement }) {
    const seen = observation.container;
    if (judgement.aspect !== 'environment' || seen === undefined) return undefined;
    const variable = wantedVariable(spec, seen);
    if (variable?.found === undefined) return undefined;
    const { key, value, found } = variable;
    const quoted = found !== value && found.replaceAll(/^["'“‘]|["'”’]$/g, '') === value;
    if (!quoted) return undefined;
    const { name } = spec;
    return {
      args: { name, key, found },
      degrees: [
        degree(question),
        degree(form, { key, value }),
        ...anew({ name, container: seen, wanted: spec }),
      ],
    };
  },
});
