import { installOf, npm } from './packageManagers.ts';
import { unpinned } from './pinned.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3016. `npm i` and `npm add` are the same command; hadolint knows only `npm install`. */
export const pinnedNpm: DockerfileRule = {
  ids: ['DL3016'],
  severity: 'warning',
  title: { en: 'Pin versions in `npm install`', 'zh-cn': '`npm install` 写明版本' },
  why: {
    en: 'Without versions a build takes whatever is newest that day: it may break without a change of yours, and nobody can make the same image again.',
    'zh-cn':
      '不写版本时，构建会装上当天最新的版本：你什么都没改也可能构建失败，也没法再做出同样的镜像。',
  },
  example: {
    before: 'FROM node:22\nRUN npm install -g express\n',
    after: 'FROM node:22\nRUN npm install -g express@4.19.2\n',
  },
  fix: false,
  check: (document) =>
    unpinned(document, {
      packages: (invocation) => installOf(npm, invocation, ['install', 'i', 'add'])?.operands ?? [],
      isPinned,
      sign: (name) => (remote.test(name) ? '#' : '@'),
    }),
};

const remote = /^(?:git|https?|github|gitlab|bitbucket|gist)\b.*:|^git@|^[\w-]+\//;

/** A version or a tag behind the name, a folder, a file; a repository needs `#` and a commit or tag. */
function isPinned(name: string): boolean {
  const isFile = /^(?:[.~]{0,2}\/|\.{1,2}$|file:)|\.(?:tar|tgz|tar\.gz)$/.test(name);
  if (isFile || name.includes('#')) return true;
  return !remote.test(name) && name.includes('@', 1);
}
