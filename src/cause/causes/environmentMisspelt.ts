import { closestName } from '../../near.ts';
import { container } from '../../check/types/container.ts';
import type { Text } from '../../text.ts';
import { anew, anewTexts } from '../anew.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';
import { wantedVariable } from '../wantedVariable.ts';

const question: Text = {
  en: 'Compare the two names letter by letter, capitals too: `{found}` and `{key}`. Which one does the program read?',
  'zh-cn': '逐个字母对照两个名字，注意大小写：`{found}` 和 `{key}`。程序读取的是哪一个？',
};
const form: Text = { en: '`docker run -e {key}=____ …`', 'zh-cn': '`docker run -e {key}=____ …`' };

export const environmentMisspelt = defineCause({
  id: 'environment-misspelt',
  for: [container],
  text: {
    en: '`{name}` has the variable `{found}`, but none called `{key}`.',
    'zh-cn': '`{name}` 有环境变量 `{found}`，但没有 `{key}`。',
  },
  about: {
    en: 'A variable was given under almost the right name. The names in the container’s environment are compared letter by letter.',
    'zh-cn': '环境变量的名字只差一点。依据是逐个字母比较容器里的环境变量名。',
  },
  help: [question, form, ...anewTexts],
  async recognise({ spec, observation, judgement }, world) {
    const seen = observation.container;
    if (judgement.aspect !== 'environment' || seen === undefined) return undefined;
    const variable = wantedVariable(spec, seen);
    if (variable === undefined || variable.found !== undefined) return undefined;
    const { key, keys } = variable;
    // What the image sets by itself is nobody's slip.
    const image = await world.docker.image(seen.imageId);
    const others = new Set([
      ...Object.keys(spec.environment ?? {}),
      ...(image?.environment ?? []).map((pair) => pair.split('=')[0]),
    ]);
    const found = closestName(
      key,
      keys.filter((each) => !others.has(each)),
    );
    if (found === undefined) return undefined;
    const { name } = spec;
    return {
      args: { name, key, found },
      degrees: [
        degree(question, { key, found }),
        degree(form, { key }),
        ...anew({ name, container: seen, wanted: spec }),
      ],
    };
  },
});
