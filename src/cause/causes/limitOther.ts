import { parseSize } from '../../check/sizes.ts';
import { showSize } from '../../sizes.ts';
import { container } from '../../check/types/container.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';
import { updateRun } from '../updateRun.ts';

const unit: Text = {
  en: 'The number is right, the unit is not: `b`, `k`, `m` and `g` stand for steps of 1024. Which one is meant?',
  'zh-cn': '数字是对的，单位不对：`b`、`k`、`m`、`g` 之间相差 1024 倍。应该用哪一个？',
};
const amount: Text = {
  en: 'Which amount does the step ask for? Compare it with what you wrote.',
  'zh-cn': '这一步要求的是多少？请和你写的对照。',
};
const form: Text = {
  en: '`docker update {option} ____ {name}`',
  'zh-cn': '`docker update {option} ____ {name}`',
};

export const limitOther = defineCause({
  id: 'limit-other',
  for: [container],
  text: {
    en: '`{name}` is limited to {found}, and {wanted} is asked for.',
    'zh-cn': '`{name}` 的限制是 {found}，而这里要的是 {wanted}。',
  },
  about: {
    en: 'The container has another limit of memory or CPU than asked for, often the right number with another unit. Its settings say so.',
    'zh-cn': '容器的内存或 CPU 限制与要求的不同，常见的是数字对、单位错。这是从容器设置看出来的。',
  },
  help: [unit, amount, form, thisDoesIt],
  recognise({ spec, observation, judgement: { aspect } }) {
    const seen = observation.container;
    if (seen === undefined || (aspect !== 'memory' && aspect !== 'cpus')) return undefined;
    const { name, memory = '0' } = spec;
    const byUnit = aspect === 'memory' && isPowerOf1024(seen.memoryLimit, parseSize(memory, 1024));
    const [found, wanted, option] =
      aspect === 'memory'
        ? [showSize(seen.memoryLimit, 1024), memory, '-m']
        : [`${seen.cpus} CPU`, `${spec.cpus ?? 0} CPU`, '--cpus'];
    return {
      args: { name, found, wanted },
      degrees: [
        degree(byUnit ? unit : amount),
        degree(form, { option, name }),
        degree(thisDoesIt, {}, { run: updateRun(spec, aspect) }),
      ],
    };
  },
});

function isPowerOf1024(one: number, other: number): boolean {
  const factor = Math.max(one, other) / Math.min(one, other);
  return [1024, 1024 ** 2, 1024 ** 3].includes(factor);
}
