import { said } from '../../text.ts';
import { isTrueAt } from '../model.ts';
import { eachContainer, keyRange } from './containers.ts';
import { podWith } from './examples.ts';
import { settingFix } from './fixes.ts';
import type { ManifestRule } from './rule.ts';

const path = ['securityContext', 'readOnlyRootFilesystem'];
const message = {
  en: 'The container `{name}` can write to its own root file system. Write `readOnlyRootFilesystem: true`, and mount an `emptyDir` where it must write.',
  'zh-cn':
    '容器 `{name}` 可以写自己的根文件系统。请写 `readOnlyRootFilesystem: true`，需要写入的目录挂载 `emptyDir`。',
};

export const readOnlyRootFs: ManifestRule = {
  ids: ['no-read-only-root-fs'],
  severity: 'warning',
  title: { en: 'Let containers read their image only', 'zh-cn': '容器的根文件系统只读' },
  why: {
    en: 'What a container writes to its root file system is lost with it, and lets an intruder change the program.',
    'zh-cn': '写到容器根文件系统的内容会随容器消失，入侵者也能借此改动程序。',
  },
  example: {
    before: podWith('image: web:1\n'),
    after: podWith('image: web:1\nsecurityContext:\n  readOnlyRootFilesystem: true\n'),
  },
  fix: true,
  check: eachContainer((container, manifest) => {
    if (isTrueAt(container.node, path)) return [];
    const fixes = settingFix(manifest, container.node, path, true);
    const range = keyRange(manifest, container, path);
    return [{ range, message: said(message, { name: container.name }), fixes }];
  }),
};
