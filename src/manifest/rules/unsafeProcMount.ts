import { said } from '../../text.ts';
import { stringAt } from '../model.ts';
import { eachContainer, valueRange } from './containers.ts';
import { podWith } from './examples.ts';
import { settingFix } from './fixes.ts';
import type { ManifestRule } from './rule.ts';

const path = ['securityContext', 'procMount'];
const message = {
  en: 'The container `{name}` sees all of `/proc`, also what is usually masked. Write `Default`.',
  'zh-cn': '容器 `{name}` 能看到 `/proc` 的全部内容，包括通常屏蔽的部分。请改为 `Default`。',
};

export const unsafeProcMount: ManifestRule = {
  ids: ['unsafe-proc-mount'],
  severity: 'off',
  title: { en: 'Leave `/proc` masked', 'zh-cn': '保持 `/proc` 的屏蔽' },
  why: {
    en: 'Parts of `/proc` tell of the node and change it; the runtime hides them from containers unless `procMount` says `Unmasked`.',
    'zh-cn': '`/proc` 的一部分会泄露或改动节点的状态，运行时默认对容器隐藏，`Unmasked` 则会放开。',
  },
  example: {
    before: podWith('securityContext:\n  procMount: Unmasked\n'),
    after: podWith('securityContext:\n  procMount: Default\n'),
  },
  fix: true,
  check: eachContainer((container, manifest) => {
    if (stringAt(container.node, path)?.toLowerCase() !== 'unmasked') return [];
    const fixes = settingFix(manifest, container.node, path, 'Default');
    const range = valueRange(manifest, container, path);
    return [{ range, message: said(message, { name: container.name }), fixes }];
  }),
};
