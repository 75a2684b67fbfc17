import type { ShellWord } from '../shellModel.ts';
import type { Invocation } from './invocations.ts';
import { hasOption } from './options.ts';
import { installOf, gem } from './packageManagers.ts';
import { unpinned } from './pinned.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3028.  */
export const pinnedGem: DockerfileRule = {
  ids: ['DL3028'],
  severity: 'warning',
  title: { en: 'Pin versions in `gem install`', 'zh-cn': '`gem install` 写明版本' },
  why: {
    en: 'Without versions a build takes whatever is newest that day: it may break without a change of yours, and nobody can make the same image again.',
    'zh-cn':
      '不写版本时，构建会装上当天最新的版本：你什么都没改也可能构建失败，也没法再做出同样的镜像。',
  },
  example: {
    before: 'FROM ruby:3.3\nRUN gem install bundler\n',
    after: 'FROM ruby:3.3\nRUN gem install bundler:2.5.11\n',
  },
  fix: false,
  check: (document) =>
    unpinned(document, {
      packages,
      isPinned,
      sign: () => ':',
    }),
};

/** None behind `--`, where options of compilers stand, and none when `-v` says the version. */
function packages(invocation: Invocation): readonly ShellWord[] {
  const end = invocation.args.findIndex(({ value }) => value === '--');
  const args = end < 0 ? invocation.args : invocation.args.slice(0, end);
  const install = installOf(gem, { ...invocation, args }, ['install', 'i']);
  return install === undefined || hasOption(install, 'v', 'version') ? [] : install.operands;
}

/** A version behind the name, or a file. */
function isPinned(name: string): boolean {
  return /:|\.gem$/.test(name);
}
