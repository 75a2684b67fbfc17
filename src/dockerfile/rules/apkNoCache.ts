import { isMounted } from './cacheCleaned.ts';
import { optionMissing } from './optionMissing.ts';
import { hasOption } from './options.ts';
import { apk, installOf } from './packageManagers.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3019. */
export const apkNoCache: DockerfileRule = {
  ids: ['DL3019'],
  severity: 'info',
  title: { en: 'Add `--no-cache` to `apk add`', 'zh-cn': '`apk add` 加上 `--no-cache`' },
  why: {
    en: 'With it apk reads the newest package index and keeps none: no `apk update` before, nothing to delete afterwards.',
    'zh-cn':
      '加上它，apk 会读取最新的软件包索引，用完不保留：之前不用 `apk update`，之后也没有要删的东西。',
  },
  example: {
    before: 'FROM alpine:3.20\nRUN apk add curl=8.9.1-r1\n',
    after: 'FROM alpine:3.20\nRUN apk add --no-cache curl=8.9.1-r1\n',
  },
  fix: true,
  check: (document) =>
    optionMissing(document, {
      option: '--no-cache',
      needs: (invocation) => installOf(apk, invocation, ['add']),
      given: (add, { instruction }) =>
        hasOption(add, 'no-cache') || isMounted(instruction, folders),
      text: {
        en: '`{command}` leaves the package index in the layer. Add `{option}`.',
        'zh-cn': '`{command}` 会把软件包索引留在镜像层里，请加上 `{option}`。',
      },
    }),
};

/** The second is apk's link to a cache of one's own. */
const folders = ['/var/cache/apk', '/etc/apk/cache'];
