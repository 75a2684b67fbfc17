import { said } from '../../text.ts';
import { isTrueAt } from '../model.ts';
import { nearestKey } from '../places.ts';
import { objectWith } from './examples.ts';
import { settingFix } from './fixes.ts';
import type { ManifestRule } from './rule.ts';

const key = 'allowPrivilegedContainer';
const example = (value: string): string =>
  objectWith('security.openshift.io/v1', 'SecurityContextConstraints', `${key}: ${value}\n`);
const message = {
  en: 'These constraints allow privileged containers. Write `false`, and name the capabilities that are needed.',
  'zh-cn': '这个约束允许特权容器。请改为 `false`，只列出需要的能力。',
};

export const sccDenyPrivileged: ManifestRule = {
  ids: ['scc-deny-privileged-container'],
  severity: 'off',
  title: { en: 'Allow no privileged containers', 'zh-cn': '不允许特权容器' },
  why: {
    en: 'A SecurityContextConstraints of OpenShift that allows privileged containers gives its users the nodes.',
    'zh-cn': 'OpenShift 的 SecurityContextConstraints 允许特权容器，就等于把节点交给其用户。',
  },
  example: { before: example('true'), after: example('false') },
  fix: true,
  check: (manifest) =>
    manifest.objects.flatMap(({ kind, node }) => {
      if (kind !== 'SecurityContextConstraints' || !isTrueAt(node, [key])) return [];
      const fixes = settingFix(manifest, node, [key], false);
      return [{ range: manifest.rangeOf(nearestKey(node, [key])), message: said(message), fixes }];
    }),
};
