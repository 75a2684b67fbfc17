import { container } from '../../check/types/container.ts';
import type { Text } from '../../text.ts';
import { anew, anewTexts } from '../anew.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: 'This is fixed when a container is made. Which option of `docker run` sets it, and what does the step ask for?',
  'zh-cn': '这在创建容器时就确定了。`docker run` 的哪个选项用来设置？这一步要求的是什么？',
};
const form: Text = { en: '`docker run {option} ____ …`', 'zh-cn': '`docker run {option} ____ …`' };
const alone: Text = { en: '`docker run {option} …`', 'zh-cn': '`docker run {option} …`' };

/** The option behind each aspect. */
const options: Readonly<Record<string, string>> = {
  labels: '--label',
  workdir: '--workdir',
  hostname: '--hostname',
  addresses: '--ip',
  capabilities: '--cap-add',
  privileged: '--privileged',
  'auto-remove': '--rm',
  'log-driver': '--log-driver',
};
const withoutValue: ReadonlySet<string> = new Set(['privileged', 'auto-remove']);

export const otherSetting = defineCause({
  id: 'other-setting',
  for: [container],
  text: {
    en: '`{name}` was run with another `{option}` than asked for, or without it.',
    'zh-cn': '运行 `{name}` 时的 `{option}` 与要求的不同，或者没有写。',
  },
  about: {
    en: 'A setting of the container, such as a label, its working directory or a capability, is not what the step asks for. Its settings say so.',
    'zh-cn':
      '容器的某项设置（例如标签（label）、工作目录、权能）与这一步要求的不同。这是从容器设置看出来的。',
  },
  help: [question, form, alone, ...anewTexts],
  recognise({ spec, observation, judgement: { aspect = '' } }) {
    const option = Object.hasOwn(options, aspect) ? options[aspect] : undefined;
    const seen = observation.container;
    if (option === undefined || seen === undefined) return undefined;
    const { name } = spec;
    return {
      args: { name, option },
      degrees: [
        degree(question),
        degree(withoutValue.has(aspect) ? alone : form, { option }),
        ...anew({ name, container: seen, wanted: spec }),
      ],
    };
  },
});
