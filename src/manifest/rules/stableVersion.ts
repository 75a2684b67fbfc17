import type { Found } from '../../lint/finding.ts';
import { said, type Text } from '../../text.ts';
import type { Manifest } from '../document.ts';
import type { ManifestObject } from '../objects.ts';
import { valueSpan } from '../places.ts';
import { groupOf } from '../workloads.ts';
import { rename } from './renamed.ts';
import type { ManifestRule } from './rule.ts';

const message: Text = {
  en: '`{apiVersion}` of `{kind}` goes away one day, and `{other}` is there. Write that.',
  'zh-cn': '`{kind}` 的 `{apiVersion}` 以后会移除，已有 `{other}`，请改用它。',
};
const fields: Text = {
  en: '`{apiVersion}` of `{kind}` goes away one day, and `{other}` is there, with other fields. Move to it.',
  'zh-cn': '`{kind}` 的 `{apiVersion}` 以后会移除，已有 `{other}`，但字段不同。请迁移过去。',
};

/**
 * kube-score has a list of six versions that are long gone: those are told by unknown-kind, which
 * names this check too. Here are those that the chosen version of Kubernetes still serves.
 */
export const stableVersion: ManifestRule = {
  ids: ['stable-version'],
  severity: 'warning',
  title: { en: 'Use the stable version of an API', 'zh-cn': '使用 API 的稳定版本' },
  why: {
    en: 'Alpha and beta versions are removed some releases after the stable one is there; manifests of them are then refused.',
    'zh-cn': '稳定版本发布几个版本之后，alpha 和 beta 版本会移除，使用它们的清单会被拒绝。',
  },
  example: {
    before: 'apiVersion: networking.k8s.io/v1beta1\nkind: ServiceCIDR\nmetadata:\n  name: web\n',
    after: 'apiVersion: networking.k8s.io/v1\nkind: ServiceCIDR\nmetadata:\n  name: web\n',
  },
  fix: true,
  check: (manifest) => manifest.objects.flatMap((object) => found(object, manifest)),
};

function found(object: ManifestObject, { schemas, rangeOf }: Manifest): readonly Found[] {
  const { apiVersion, kind, node } = object;
  if (!/(?:alpha|beta)\d*$/.test(apiVersion)) return [];
  const served = schemas.kind(apiVersion, kind);
  const stable = schemas.kinds.find(
    (one) =>
      one.kind === kind &&
      !/(?:alpha|beta)\d*$/.test(one.apiVersion) &&
      groupOf(one) === groupOf(object),
  );
  if (served === undefined || stable === undefined) return [];
  const args = { apiVersion, kind, other: stable.apiVersion };
  const range = rangeOf(valueSpan(node, ['apiVersion']));
  // Where the fields are others, the version alone would not be right.
  const [old, current] = [served, stable].map(({ model }) => schemas.fields(model));
  const isSame = [...(old?.keys() ?? [])].every((key) => current?.has(key));
  return [
    {
      range,
      message: said(isSame ? message : fields, args),
      fixes: isSame ? [rename(range, apiVersion, stable.apiVersion)] : [],
    },
  ];
}
