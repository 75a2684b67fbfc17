import { network } from '../../check/types/network.ts';
import type { NetworkSpec } from '../../check/types/network.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: 'What a network is like is fixed when it is made. Which option of `docker network create` sets it, and what does the step ask for?',
  'zh-cn':
    '网络的设置在创建时就确定了。`docker network create` 的哪个选项用来设置？这一步要求的是什么？',
};
const remove: Text = {
  en: 'First remove `{name}`. Containers that are still on it must leave it before: `docker network disconnect {name} ____`',
  'zh-cn': '先删除 `{name}`。仍在其中的容器要先断开：`docker network disconnect {name} ____`',
};

/** The option behind each aspect. */
const options: Readonly<Record<string, string>> = {
  driver: '--driver',
  internal: '--internal',
  attachable: '--attachable',
  subnet: '--subnet',
  labels: '--label',
};

export const networkOtherSetting = defineCause({
  id: 'network-other-setting',
  for: [network],
  text: {
    en: 'The network `{name}` was made with another `{option}` than asked for, or without it.',
    'zh-cn': '创建网络 `{name}` 时的 `{option}` 与要求的不同，或者没有写。',
  },
  about: {
    en: 'There is a network of that name, but its driver, its subnet, a label or its way out is not what the step asks for. Its settings say so.',
    'zh-cn':
      '有这个名字的网络，但它的驱动、子网、标签（label）或能否访问外部与这一步要求的不同。这是从网络设置看出来的。',
  },
  help: [question, remove, thisDoesIt],
  recognise({ spec, judgement: { aspect = '' } }) {
    const option = Object.hasOwn(options, aspect) ? options[aspect] : undefined;
    if (option === undefined) return undefined;
    const { name } = spec;
    return {
      args: { name, option },
      degrees: [
        degree(question),
        degree(remove, { name }, { run: ['docker', 'network', 'rm', name] }),
        degree(thisDoesIt, {}, { run: ['docker', 'network', 'create', ...wanted(spec), name] }),
      ],
    };
  },
});

function wanted({ driver, internal, attachable, subnet, labels = {} }: NetworkSpec): string[] {
  return [
    ...(driver === undefined ? [] : ['--driver', driver]),
    ...(internal === true ? ['--internal'] : []),
    ...(attachable === true ? ['--attachable'] : []),
    ...(subnet === undefined ? [] : ['--subnet', subnet]),
    ...Object.entries(labels).flatMap(([key, value]) => ['--label', `${key}=${value}`]),
  ];
}
