import type { Dockerfile } from '../model.ts';
import { stateAt } from '../scopes.ts';
import type { Invocation, Run } from './invocations.ts';
import { isWithin, keptOut } from './mounts.ts';
import { optionMissing } from './optionMissing.ts';
import { hasOption, type Subcommand } from './options.ts';
import { installOf, pip } from './packageManagers.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3042. */
export const pipCache: DockerfileRule = {
  ids: ['DL3042'],
  severity: 'warning',
  title: {
    en: 'Add `--no-cache-dir` to `pip install`',
    'zh-cn': '`pip install` 加上 `--no-cache-dir`',
  },
  why: {
    en: 'pip keeps what it downloads for the next time. In an image there is no next time: the cache only makes the layer larger.',
    'zh-cn': 'pip 会保存下载的文件，供下次安装使用。镜像里没有“下次”，缓存只会让镜像层变大。',
  },
  example: {
    before: 'FROM python:3.12\nRUN pip install flask==3.0.3\n',
    after: 'FROM python:3.12\nRUN pip install --no-cache-dir flask==3.0.3\n',
  },
  fix: true,
  check: (document) =>
    optionMissing(document, {
      option: '--no-cache-dir',
      needs: (invocation) => installOf(pip, invocation),
      given: (install, run) =>
        hasOption(install, 'no-cache-dir', 'no-cache') ||
        isOff(document, install, run) ||
        isElsewhere(document, install, run) ||
        isCleaned(install, run),
      text: {
        en: '`{command}` leaves its cache in the layer. Add `{option}`.',
        'zh-cn': '`{command}` 会把缓存留在镜像层里，请加上 `{option}`。',
      },
    }),
};

/** Whether PIP_NO_CACHE_DIR says so: of ENV, of ARG, or of the shell. */
function isOff(
  file: Dockerfile,
  { invocation }: Subcommand,
  { instruction, invocations }: Run,
): boolean {
  const exported = invocations
    .filter(({ program, word }) => program === 'export' && word.start < invocation.word.start)
    .flatMap(({ args }) => args);
  const here = [...exported, ...invocation.assignments].findLast(({ value }) =>
    value.startsWith('PIP_NO_CACHE_DIR='),
  );
  const value =
    here?.value.replace(/^.*?=/s, '') ??
    stateAt(file, instruction).variable('PIP_NO_CACHE_DIR')?.value;
  return /^(?:1|true|yes|on|t|y)$/i.test(value ?? '');
}

/** pip's folder in whatever home; a mount may hold all of `.cache`. */
const cache = /(?:^|\/)\.cache(?:\/pip)?(?:\/\*?)?$/;

function isElsewhere(file: Dockerfile, install: Subcommand, { instruction }: Run): boolean {
  const folder =
    install.options.find(({ name }) => name === 'cache-dir')?.value ??
    stateAt(file, instruction).variable('PIP_CACHE_DIR')?.value;
  return keptOut(instruction).some((mount) =>
    folder === undefined ? cache.test(mount) : isWithin(folder, [mount]),
  );
}

/** `pip cache purge`, or the folder removed, behind it in the same RUN. */
function isCleaned({ invocation }: Subcommand, { invocations }: Run): boolean {
  return invocations.some(
    (each) =>
      each.word.start > invocation.word.start &&
      ((each.program === 'rm' && each.args.some(({ value }) => cache.test(value))) ||
        isPurge(each)),
  );
}

function isPurge(invocation: Invocation): boolean {
  return installOf(pip, invocation, ['cache'])?.operands[0]?.value === 'purge';
}
