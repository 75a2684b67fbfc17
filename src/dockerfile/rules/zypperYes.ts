import { assumeYes } from './assumeYes.ts';
import { hasOption, type Subcommand } from './options.ts';
import { installOf, zypper } from './packageManagers.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3034. */
export const zypperYes: DockerfileRule = {
  ids: ['DL3034'],
  severity: 'warning',
  title: { en: 'Add `-y` to `zypper install`', 'zh-cn': '`zypper install` 加上 `-y`' },
  why: {
    en: 'Without it the command asks before it goes on, and in a build nobody can answer: it stops with an error.',
    'zh-cn': '不加的话，命令会先询问再继续，而构建时没有人能回答，命令就会报错退出。',
  },
  example: {
    before: 'FROM opensuse/leap:15.6\nRUN zypper install curl=8.6.0 && zypper clean\n',
    after: 'FROM opensuse/leap:15.6\nRUN zypper install -y curl=8.6.0 && zypper clean\n',
  },
  fix: true,
  check: (document) =>
    assumeYes(document, {
      needs: (invocation) => installOf(zypper, invocation, asking),
      given: saysYes,
      place: ({ name, word, invocation }) =>
        unasked.has(name)
          ? { behind: invocation.word, option: '--non-interactive' }
          : { behind: word },
    }),
};

/** The subcommands that ask, by both of their names. */
const asking = ['install', 'in', 'remove', 'rm', 'patch', 'source-install', 'si'];

/** Those that take no `-y` of their own. */
const unasked = new Set(['source-install', 'si']);

/** `-y` behind the subcommand, `-n` before it: behind it, that is `--name`. */
function saysYes(subcommand: Subcommand): boolean {
  const isBefore = subcommand.options.some(
    ({ name, word }) => name === 'n' && word.start < subcommand.word.start,
  );
  return isBefore || hasOption(subcommand, 'y', 'no-confirm', 'non-interactive');
}
