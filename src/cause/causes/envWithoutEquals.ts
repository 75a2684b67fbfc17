import { container } from '../../check/types/container.ts';
import { sameReference } from '../../world/docker/reference.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';
import { runCommand } from '../runCommand.ts';
import { lastRun } from '../runLine.ts';

const question: Text = {
  en: '`-e` takes one word. How do a variable’s name and its value become one?',
  'zh-cn': '`-e` 只接受一个参数。怎样把变量名和值写成一个？',
};
const form: Text = { en: '`docker run -e {key}=____ …`', 'zh-cn': '`docker run -e {key}=____ …`' };

export const envWithoutEquals = defineCause({
  id: 'env-without-equals',
  for: [container],
  text: {
    en: '`-e {key} {value}`: without `=` Docker takes `{value}` for the image’s name, and hands on your own shell’s `{key}`.',
    'zh-cn':
      '`-e {key} {value}`：没有写 `=`，Docker 就把 `{value}` 当成镜像名，而 `{key}` 取自你自己 shell 的环境变量。',
  },
  about: {
    en: 'A variable was given to `docker run` as `-e NAME value` in place of `-e NAME=value`. The terminal saw the line, and the wanted image stands behind the word that was taken for one.',
    'zh-cn':
      '给 `docker run` 的环境变量写成了 `-e NAME value`，而不是 `-e NAME=value`。终端里看到了这一行，真正的镜像名在被误认的词后面。',
  },
  help: [question, form, thisDoesIt],
  recognise({ spec, judgement }, world) {
    const run = lastRun(world);
    if (judgement.aspect !== 'missing' || run?.image === undefined || run.exitCode === 0) {
      return undefined;
    }
    const [flag, key] = run.options.slice(-2);
    const wanted = spec.image;
    if ((flag !== '-e' && flag !== '--env') || key === undefined || !/^\w+$/.test(key)) {
      return undefined;
    }
    const behind = run.argv.some((word) =>
      wanted === undefined ? /[:/]/.test(word) : sameReference(word, wanted),
    );
    if (!behind) return undefined;
    const args = { key, value: run.image };
    return {
      args,
      degrees: [
        degree(question),
        degree(form, args),
        ...(wanted === undefined
          ? []
          : [degree(thisDoesIt, {}, { run: runCommand(spec, wanted) })]),
      ],
    };
  },
});
