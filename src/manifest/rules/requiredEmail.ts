import { podWith } from './examples.ts';
import { required } from './requiredLabel.ts';
import type { ManifestRule } from './rule.ts';

export const requiredEmail: ManifestRule = {
  ids: ['required-annotation-email'],
  severity: 'off',
  title: { en: 'Say by an annotation whom to write to', 'zh-cn': '用注解写明联系邮箱' },
  why: {
    en: 'An annotation `email` says whom to write to when a Pod misbehaves.',
    'zh-cn': 'Pod 出问题时，`email` 注解说明该联系谁。',
  },
  example: {
    before: podWith(),
    after: podWith().replace(
      'name: web\n',
      'name: web\n  annotations:\n    email: shop@example.com\n',
    ),
  },
  fix: false,
  check: required(
    'annotations',
    'email',
    String.raw`[a-zA-Z0-9_.+-]+@[a-zA-Z0-9-]+\.[a-zA-Z0-9-.]+`,
    ({ workloads }) => workloads.map(({ object }) => object),
  ),
};
