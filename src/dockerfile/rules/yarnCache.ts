import type { Dockerfile, Instruction } from '../model.ts';
import { stateAt } from '../scopes.ts';
import { cacheLeft } from './cacheCleaned.ts';
import { isWithin, keptOut } from './mounts.ts';
import { installOf, yarn } from './packageManagers.ts';
import type { Subcommand } from './options.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3060. */
export const yarnCache: DockerfileRule = {
  ids: ['DL3060'],
  severity: 'info',
  title: {
    en: 'Run `yarn cache clean` after `yarn install`',
    'zh-cn': '`yarn install` 之后运行 `yarn cache clean`',
  },
  why: {
    en: 'What one `RUN` leaves behind stays in its layer for good, even if a later one deletes it: the image is larger than it needs to be.',
    'zh-cn':
      '一条 `RUN` 留下的文件会一直留在它的镜像层里，后面的指令删除也没有用：镜像会白白变大。',
  },
  example: {
    before: 'FROM node:22\nRUN yarn install --frozen-lockfile\n',
    after: 'FROM node:22\nRUN yarn install --frozen-lockfile && yarn cache clean\n',
  },
  fix: true,
  check: (document) =>
    cacheLeft(document, {
      leaves: (invocation) => installOf(yarn, invocation),
      cleans: (invocation) => {
        const command = yarn(invocation);
        const isCleaning = command?.name === 'cache' && command.operands[0]?.value === 'clean';
        return (
          isCleaning ||
          (invocation.program === 'rm' && invocation.args.some(({ value }) => cache.test(value)))
        );
      },
      isElsewhere: ({ instruction }, left) => {
        const folder = folderOf(document, instruction, left);
        return keptOut(instruction).some(
          (mount) => cache.test(mount) || (folder !== undefined && isWithin(folder, [mount])),
        );
      },
      command: () => 'yarn cache clean',
      text,
      onlyKept: true,
    }),
};

/** Where yarn 1 keeps its cache, whoever runs it; a mount may hold all of `.cache`. */
const cache =
  /(?:^|\/)\.cache(?:\/yarn(?:\/.*)?)?(?:\/\*?)?$|(?:^|\/)\.yarn\/(?:berry\/)?cache\/?$/;

/** The folder that the command or a variable says. */
function folderOf(
  file: Dockerfile,
  instruction: Instruction,
  { options }: Subcommand,
): string | undefined {
  return (
    options.find(({ name }) => name === 'cache-folder')?.value ??
    stateAt(file, instruction).variable('YARN_CACHE_FOLDER')?.value
  );
}

const text = {
  en: '`{left}` leaves its cache in the layer. End with `{command}`.',
  'zh-cn': '`{left}` 会把缓存留在镜像层里，请在最后加上 `{command}`。',
};
