import { said, type Text } from '../../text.ts';
import { matcher } from '../patterns.ts';
import { valueSpan } from '../places.ts';
import { groupOf } from '../workloads.ts';
import type { Check, ManifestRule } from './rule.ts';

const message: Text = {
  en: '`{apiVersion}` of `{kind}` is not allowed. Write a version that is.',
  'zh-cn': '不允许使用 `{kind}` 的 `{apiVersion}`，请改用允许的版本。',
};

/** kube-linter's template disallowed-api-obj. */
export function disallowed(group: string, version: string, kind: string): Check {
  const [isGroup, isVersion, isKind] = [matcher(group), matcher(version), matcher(kind)];
  return ({ objects, rangeOf }) =>
    objects.flatMap((object) => {
      const { apiVersion } = object;
      const written = apiVersion.slice(apiVersion.indexOf('/') + 1);
      if (!isGroup(groupOf(object)) || !isVersion(written) || !isKind(object.kind)) return [];
      const range = rangeOf(valueSpan(object.node, ['apiVersion']));
      return [{ range, message: said(message, { apiVersion, kind: object.kind }) }];
    });
}

const anyOf = disallowed('extensions', 'v1beta.+', '');

/** Of a kind that has moved elsewhere unknown-kind tells where to, and names this check too. */
export const noExtensions: ManifestRule = {
  ids: ['no-extensions-v1beta'],
  severity: 'warning',
  title: { en: 'Leave `extensions/v1beta1`', 'zh-cn': '不用 `extensions/v1beta1`' },
  why: {
    en: 'No Kubernetes since 1.22 serves this group: its kinds are in `apps` and `networking.k8s.io`.',
    'zh-cn':
      '1.22 起的 Kubernetes 都不再提供这个组，其中的 kind 已移到 `apps` 和 `networking.k8s.io`。',
  },
  example: {
    before: 'apiVersion: extensions/v1beta1\nkind: PodSecurityPolicy\nmetadata:\n  name: web\n',
    after: 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n',
  },
  fix: false,
  check: (manifest, together) => {
    const moved = manifest.objects.filter(({ kind }) =>
      manifest.schemas.kinds.some((one) => one.kind === kind),
    );
    const objects = manifest.objects.filter((object) => !moved.includes(object));
    return anyOf({ ...manifest, objects }, together);
  },
};
