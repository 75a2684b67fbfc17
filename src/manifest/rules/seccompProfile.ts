import { said } from '../../text.ts';
import { nodeAt, stringsAt } from '../model.ts';
import { eachRunning, keyRange } from './containers.ts';
import { podWith } from './examples.ts';
import { settingFix } from './fixes.ts';
import type { ManifestRule } from './rule.ts';

const path = ['securityContext', 'seccompProfile'];
const old = 'seccomp.security.alpha.kubernetes.io/defaultProfileName';
const message = {
  en: 'The container `{name}` may call all of the kernel. Write a `seccompProfile`, such as `RuntimeDefault`.',
  'zh-cn': '容器 `{name}` 可以使用内核的所有调用。请写 `seccompProfile`，例如 `RuntimeDefault`。',
};

/** kube-score also tells a Pod without containers by this: that is a fault of its schema here. */
export const seccompProfile: ManifestRule = {
  ids: ['container-seccomp-profile'],
  severity: 'off',
  title: { en: 'Choose a seccomp profile', 'zh-cn': '设置 seccomp 配置' },
  why: {
    en: 'A seccomp profile takes away the system calls that no usual program needs, and with them most ways out of a container.',
    'zh-cn': 'seccomp 会禁用普通程序用不到的系统调用，从而堵住大多数逃逸途径。',
  },
  example: {
    before: podWith('image: web:1\n'),
    after: podWith('image: web:1\nsecurityContext:\n  seccompProfile:\n    type: RuntimeDefault\n'),
  },
  fix: true,
  check: eachRunning((container, manifest) => {
    const { workload, node } = container;
    if (nodeAt(node, path) !== undefined || nodeAt(workload.spec, path) !== undefined) return [];
    if (stringsAt(workload.template, ['metadata', 'annotations']).has(old)) return [];
    const fixes = settingFix(manifest, node, path, { type: 'RuntimeDefault' });
    const range = keyRange(manifest, container, path);
    return [{ range, message: said(message, { name: container.name }), fixes }];
  }),
};
