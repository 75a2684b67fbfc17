import { said } from '../../text.ts';
import { runsOf } from './invocations.ts';
import { installOf, zypper } from './packageManagers.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3035. */
export const zypperDistUpgrade: DockerfileRule = {
  ids: ['DL3035'],
  severity: 'warning',
  title: { en: 'Do not run `zypper dist-upgrade`', 'zh-cn': '不要运行 `zypper dist-upgrade`' },
  why: {
    en: 'It moves the whole distribution to another release, and the image is then no longer what its `FROM` says. Take a newer base image.',
    'zh-cn':
      '它会把整个发行版升级到另一个版本，镜像就不再是 `FROM` 写的那个了。请换用更新的基础镜像。',
  },
  example: {
    before: 'FROM opensuse/leap:15.5\nRUN zypper dist-upgrade -y\n',
    after: 'FROM opensuse/leap:15.6\n',
  },
  fix: false,
  check: (document) =>
    runsOf(document).flatMap(({ invocations }) =>
      invocations.flatMap((invocation) => {
        const upgrade = installOf(zypper, invocation, ['dist-upgrade', 'dup']);
        if (upgrade === undefined) return [];
        const range = { start: invocation.word.range.start, end: upgrade.word.range.end };
        return [{ range, message: said(text, { name: upgrade.name }) }];
      }),
    ),
};

const text = {
  en: '`zypper {name}` turns the base image into another release. Name a newer one in `FROM`.',
  'zh-cn': '`zypper {name}` 会把基础镜像升级成另一个版本，请直接在 `FROM` 里写更新的镜像。',
};
