import { podWith } from './examples.ts';
import type { ManifestRule } from './rule.ts';
import { switchedOn } from './switchedOn.ts';

const message = {
  en: 'The container `{name}` is privileged: it can do to its node whatever root can. Write `false`, or add the one capability that it needs.',
  'zh-cn':
    '容器 `{name}` 是特权容器，能对节点做 root 能做的一切。请改为 `false`，或只加上需要的那项能力。',
};

export const privilegedContainer: ManifestRule = {
  ids: ['privileged-container'],
  severity: 'warning',
  title: { en: 'Run containers without privileges', 'zh-cn': '容器不以特权方式运行' },
  why: {
    en: 'A privileged container has all devices and capabilities of its node: who breaks into it has the node.',
    'zh-cn': '特权容器拥有节点的所有设备和能力，攻破它就等于攻破节点。',
  },
  example: {
    before: podWith('securityContext:\n  privileged: true\n'),
    after: podWith('securityContext:\n  privileged: false\n'),
  },
  fix: true,
  check: switchedOn(['securityContext', 'privileged'], message),
};
