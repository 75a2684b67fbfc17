import { assumeYes } from './assumeYes.ts';
import { isSetBefore } from './optionMissing.ts';
import { hasOption, type Subcommand } from './options.ts';
import { installOf, aptGet } from './packageManagers.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3014. */
export const aptYes: DockerfileRule = {
  ids: ['DL3014'],
  severity: 'warning',
  title: { en: 'Add `-y` to `apt-get install`', 'zh-cn': '`apt-get install` 加上 `-y`' },
  why: {
    en: 'Without it the command asks before it goes on, and in a build nobody can answer: it stops with an error.',
    'zh-cn': '不加的话，命令会先询问再继续，而构建时没有人能回答，命令就会报错退出。',
  },
  example: {
    before: 'FROM debian:12\nRUN apt-get install --no-install-recommends curl=7.88.*\n',
    after: 'FROM debian:12\nRUN apt-get install -y --no-install-recommends curl=7.88.*\n',
  },
  fix: true,
  check: (document) =>
    assumeYes(document, {
      needs: (invocation) => installOf(aptGet, invocation),
      given: (install, { instruction }) =>
        saysYes(install) || isSetBefore(document, instruction, assumed),
    }),
};

/** A line of apt's own configuration. */
const assumed = /APT::Get::Assume-Yes\W+(?:1|true|yes)\b/i;

/** `-y`, `-qq`, `-q=2`, `-o APT::Get::Assume-Yes=true`. */
function saysYes(install: Subcommand): boolean {
  const quiet = install.options
    .filter(({ name }) => name === 'q' || name === 'quiet')
    .reduce((sum, { value }) => sum + Number(value ?? 1), 0);
  return (
    quiet >= 2 ||
    hasOption(install, 'y', 'yes', 'assume-yes', 'force-yes') ||
    install.options.some(({ value }) => assumed.test(value ?? ''))
  );
}
