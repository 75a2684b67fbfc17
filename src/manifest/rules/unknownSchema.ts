import { said, type Text } from '../../text.ts';
import { valueSpan } from '../places.ts';
import type { ManifestRule } from './rule.ts';

const message: Text = {
  en: 'No schema of `{kind}` in `{apiVersion}` is known: nothing in this object is checked. Look at it by yourself.',
  'zh-cn': '没有 `{apiVersion}` 中 `{kind}` 的结构定义，这个对象的内容不会检查，请自行核对。',
};

/** What kubeconform calls a missing schema. On by `--strict`. */
export const unknownSchema: ManifestRule = {
  ids: ['unknown-schema'],
  severity: 'off',
  title: { en: 'Use kinds whose schema is known', 'zh-cn': '使用有结构定义的 kind' },
  why: {
    en: 'Kinds that a cluster learns by a CustomResourceDefinition are not in the schemas of Kubernetes, so slips in them go unnoticed.',
    'zh-cn':
      '由 CustomResourceDefinition 定义的 kind 不在 Kubernetes 的结构定义中，写错也发现不了。',
  },
  example: {
    before: 'apiVersion: example.com/v1\nkind: Web\nmetadata:\n  name: web\n',
    after: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n',
  },
  fix: false,
  check: ({ objects, schemas, rangeOf }) =>
    objects.flatMap(({ apiVersion, kind, node }) => {
      if (schemas.kind(apiVersion, kind) !== undefined) return [];
      const range = rangeOf(valueSpan(node, ['kind']));
      return [{ range, message: said(message, { apiVersion, kind }) }];
    }),
};
