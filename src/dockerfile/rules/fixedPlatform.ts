import type { Found, Ids } from '../../lint/finding.ts';
import { said } from '../../text.ts';
import type { Instruction } from '../model.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3029; BuildKit's check minds only constants, and not where the stage's name says the platform. */
export const fixedPlatform: DockerfileRule = {
  ids: ['DL3029', 'FromPlatformFlagConstDisallowed'],
  severity: 'warning',
  title: { en: 'Leave the platform to whoever builds', 'zh-cn': '平台由构建者指定' },
  why: {
    en: 'With a fixed `--platform` the image is made for one platform, whatever the build asks for. On other machines it runs slowly or not at all.',
    'zh-cn':
      '写死 `--platform` 后，无论构建时要求什么平台，镜像都只有一种。在别的机器上会很慢，甚至无法运行。',
  },
  example: { before: 'FROM --platform=linux/amd64 alpine:3.20\n', after: 'FROM alpine:3.20\n' },
  fix: false,
  check: ({ stages }) => stages.flatMap(({ from, name }) => flagsIn(from, name)),
};

const left = /^\$(?:\{(?:BUILD|TARGET)PLATFORM\b.*\}|(?:BUILD|TARGET)PLATFORM)$/;

function flagsIn({ flags }: Instruction, name = ''): readonly Found[] {
  return flags.flatMap((flag): readonly Found[] => {
    const { value = '' } = flag;
    if (flag.name !== 'platform' || value === '' || left.test(value)) return [];
    const says = value.split('/').some((part) => part !== '' && name.toLowerCase().includes(part));
    const both = flag.variables.length === 0 && !says;
    const ids: Ids = both ? ['DL3029', 'FromPlatformFlagConstDisallowed'] : ['DL3029'];
    return [{ range: flag.range, ids, message: said(message, { value }) }];
  });
}

const message = {
  en: '`{value}` fixes the platform. Leave the flag out and give `--platform` to the build.',
  'zh-cn': '`{value}` 写死了平台。请去掉这个选项，构建时再用 `--platform` 指定。',
};
