import type { Found } from '../../lint/finding.ts';
import { said, type Text } from '../../text.ts';
import { stringsAt } from '../model.ts';
import type { ManifestObject } from '../objects.ts';
import { matcher } from '../patterns.ts';
import { nearestKey } from '../places.ts';
import { podWith } from './examples.ts';
import type { Check, ManifestRule } from './rule.ts';

const message: Text = {
  en: '{kind} `{name}` has no {what} `{key}` of this form. Write one.',
  'zh-cn': '{kind} `{name}` 没有符合要求的{what} `{key}`，请补上。',
};
const whats: Readonly<Record<'labels' | 'annotations', Text>> = {
  labels: { en: 'label', 'zh-cn': '标签（label）' },
  annotations: { en: 'annotation', 'zh-cn': '注解' },
};

/** kube-linter's templates required-label and required-annotation. */
export function required(
  what: 'labels' | 'annotations',
  key: string,
  value: string,
  of: (manifest: Parameters<Check>[0]) => readonly ManifestObject[] = ({ objects }) => objects,
): Check {
  const [isKey, isValue] = [matcher(key), matcher(value)];
  return (manifest) =>
    of(manifest).flatMap(({ node, kind, name }): readonly Found[] => {
      const written = [...stringsAt(node, ['metadata', what])];
      if (written.some(([one, its]) => isKey(one) && isValue(its))) return [];
      const range = manifest.rangeOf(nearestKey(node, ['metadata', what]));
      const args = { kind, name: name ?? '', what: whats[what], key };
      return [{ range, message: said(message, args) }];
    });
}

export const requiredLabel: ManifestRule = {
  ids: ['required-label-owner'],
  severity: 'off',
  title: { en: 'Say by a label whose it is', 'zh-cn': '用标签（label）写明负责人' },
  why: {
    en: 'In a cluster of many teams a label `owner` says whom to ask.',
    'zh-cn': '多个团队共用集群时，`owner` 标签（label）说明该找谁。',
  },
  example: {
    before: podWith(),
    after: podWith().replace('name: web\n', 'name: web\n  labels:\n    owner: shop\n'),
  },
  fix: false,
  check: required('labels', 'owner', '', ({ workloads }) => workloads.map(({ object }) => object)),
};
