import { isSetBefore, optionMissing } from './optionMissing.ts';
import { hasOption, type Subcommand } from './options.ts';
import { aptGet, installOf } from './packageManagers.ts';
import type { ShellWord } from '../shellModel.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3015. */
export const aptRecommends: DockerfileRule = {
  ids: ['DL3015'],
  severity: 'info',
  title: {
    en: 'Add `--no-install-recommends` to `apt-get install`',
    'zh-cn': '`apt-get install` 加上 `--no-install-recommends`',
  },
  why: {
    en: 'apt also installs what a package recommends: often a desktop’s worth of programs that the container never starts. Name those that you need.',
    'zh-cn': 'apt 还会装上软件包“推荐”的其他软件，往往有一大堆是容器从来不用的。需要的请自己写明。',
  },
  example: {
    before: 'FROM debian:12\nRUN apt-get install -y curl=7.88.*\n',
    after: 'FROM debian:12\nRUN apt-get install -y --no-install-recommends curl=7.88.*\n',
  },
  fix: true,
  check: (document) =>
    optionMissing(document, {
      option: '--no-install-recommends',
      needs: (invocation) => installOf(aptGet, invocation),
      given: (install, { instruction }) =>
        hasOption(install, 'no-install-recommends') ||
        install.options.some(({ value }) => switchedOff.test(value ?? '')) ||
        isSetBefore(document, instruction, switchedOff),
      place: (install) => ({ behind: lastWord(install) }),
      text: {
        en: '`{command}` also installs what packages only recommend. Add `{option}`.',
        'zh-cn': '`{command}` 还会装上只是推荐的软件包，请加上 `{option}`。',
      },
    }),
};

/** An option of `-o`, or a line of apt's own configuration. */
const switchedOff = /APT::Install-Recommends\W+(?:0|false|no)\b/i;

/** Behind a `-y` or `-qq` that follows `install`. */
function lastWord({ word, invocation }: Subcommand): ShellWord {
  const next = invocation.args[invocation.args.indexOf(word) + 1];
  return next !== undefined && /^-(?:[yq]+|-yes|-assume-yes)$/.test(next.value) ? next : word;
}
