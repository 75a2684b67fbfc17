import { cacheLeft, isMounted } from './cacheCleaned.ts';
import { removes } from './cleaning.ts';
import { anyApt, installOf } from './packageManagers.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3009. */
export const aptLists: DockerfileRule = {
  ids: ['DL3009'],
  severity: 'info',
  title: {
    en: 'Remove the package lists after `apt-get update`',
    'zh-cn': '`apt-get update` 之后删除软件包列表',
  },
  why: {
    en: 'What one `RUN` leaves behind stays in its layer for good, even if a later one deletes it: the image is larger than it needs to be.',
    'zh-cn':
      '一条 `RUN` 留下的文件会一直留在它的镜像层里，后面的指令删除也没有用：镜像会白白变大。',
  },
  example: {
    before:
      'FROM debian:12\nRUN apt-get update && apt-get install -y --no-install-recommends curl=7.88.*\n',
    after:
      'FROM debian:12\nRUN apt-get update && apt-get install -y --no-install-recommends curl=7.88.* && rm -rf /var/lib/apt/lists/*\n',
  },
  fix: true,
  check: (document) =>
    cacheLeft(document, {
      leaves: (invocation) => installOf(anyApt, invocation, ['update']),
      cleans: (invocation) =>
        removes(invocation, [lists]) || anyApt(invocation)?.name === 'dist-clean',
      isElsewhere: ({ instruction }) => isMounted(instruction, [lists]),
      command: () => `rm -rf ${lists}/*`,
      onlyKept: true,
      text,
    }),
};

const lists = '/var/lib/apt/lists';
const text = {
  en: '`{left}` leaves its package lists in the layer. End with `{command}`.',
  'zh-cn': '`{left}` 会把软件包列表留在镜像层里，请在最后加上 `{command}`。',
};
