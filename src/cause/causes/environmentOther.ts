import { container } from '../../check/types/container.ts';
import type { Text } from '../../text.ts';
import { anew, anewTexts } from '../anew.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';
import { wantedVariable } from '../wantedVariable.ts';

const otherValue: Text = {
  en: 'It has the value `{found}`. A later `-e` wins over an earlier one, and both over `--env-file` and the image’s `ENV`. Where does this one come from?',
  'zh-cn':
    '它的值是 `{found}`。后写的 `-e` 覆盖先写的，`-e` 又覆盖 `--env-file` 和镜像的 `ENV`。这个值是从哪里来的？',
};
const missing: Text = {
  en: 'A container gets only the variables that it is given. Which option of `docker run` gives one?',
  'zh-cn': '容器只有给它设置的环境变量。`docker run` 的哪个选项用来设置？',
};
const form: Text = { en: '`docker run -e {key}=____ …`', 'zh-cn': '`docker run -e {key}=____ …`' };

export const environmentOther = defineCause({
  id: 'environment-other',
  for: [container],
  text: {
    en: 'In `{name}` the variable `{key}` is not `{value}`.',
    'zh-cn': '`{name}` 里的环境变量 `{key}` 不是 `{value}`。',
  },
  about: {
    en: 'A variable that the step asks for is not in the container, or has another value. The container’s environment says so; it is fixed when the container is made.',
    'zh-cn':
      '容器里没有这一步要求的环境变量，或者值不同。这是从容器的环境变量看出来的，创建之后不能再改。',
  },
  help: [otherValue, missing, form, ...anewTexts],
  recognise({ spec, observation, judgement }) {
    const seen = observation.container;
    if (judgement.aspect !== 'environment' || seen === undefined) return undefined;
    const variable = wantedVariable(spec, seen);
    if (variable === undefined) return undefined;
    const { key, value, found } = variable;
    const { name } = spec;
    return {
      args: { name, key, value },
      degrees: [
        found === undefined ? degree(missing) : degree(otherValue, { found }),
        degree(form, { key }),
        ...anew({ name, container: seen, wanted: spec }),
      ],
    };
  },
});
