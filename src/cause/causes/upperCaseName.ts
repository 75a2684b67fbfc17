import { image } from '../../check/types/image.ts';
import type { Text } from '../../text.ts';
import { parseReference } from '../../world/docker/reference.ts';
import { lastBuild } from '../buildCommand.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: 'Which letters of `{name}` are capitals? A repository is written in small letters; only a tag may have capitals.',
  'zh-cn': '`{name}` 里哪些是大写字母？仓库名只能用小写字母，只有镜像标签可以有大写字母。',
};

export const upperCaseName = defineCause({
  id: 'upper-case-name',
  for: [image],
  text: {
    en: 'Docker refused the name `{name}`: a repository must be in small letters. Nothing was built.',
    'zh-cn': 'Docker 不接受名字 `{name}`：仓库名必须是小写。什么也没有构建。',
  },
  about: {
    en: 'The name behind `-t` has capital letters in its repository. The terminal saw the build fail, and the name is right once it is in small letters.',
    'zh-cn': '`-t` 后面的仓库名里有大写字母。终端里看到构建失败，而改成小写后名字是合法的。',
  },
  help: [question, thisDoesIt],
  recognise({ spec, judgement }, world) {
    const build = lastBuild(world);
    if (judgement.aspect !== 'missing' || build === undefined || build.exitCode === 0) {
      return undefined;
    }
    const name = build.tags.find((tag) => {
      const parsed = parseReference(tag);
      return 'fault' in parsed && parsed.fault === 'upper-case';
    });
    if (name === undefined) return undefined;
    const run = ['docker', 'build', '-t', spec.ref, build.contexts[0] ?? '.'];
    return {
      args: { name },
      degrees: [degree(question, { name }), degree(thisDoesIt, {}, { run })],
    };
  },
});
