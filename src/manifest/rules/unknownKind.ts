import type { Found, Ids } from '../../lint/finding.ts';
import { said, type Text } from '../../text.ts';
import type { Manifest } from '../document.ts';
import { nodeAt } from '../model.ts';
import type { ManifestObject } from '../objects.ts';
import { meant, rename } from './renamed.ts';
import type { ManifestRule } from './rule.ts';

const nearKind: Text = {
  en: '`{apiVersion}` has no kind `{kind}`. Write `{other}`.',
  'zh-cn': '`{apiVersion}` 中没有 `{kind}`，应写成 `{other}`。',
};
const otherVersion: Text = {
  en: '`{kind}` is not in `{apiVersion}` of Kubernetes {version}, but in `{other}`. Write that.',
  'zh-cn': 'Kubernetes {version} 的 `{kind}` 不在 `{apiVersion}` 中，而在 `{other}` 中，请改过来。',
};
const unknown: Text = {
  en: 'Kubernetes {version} has no `{kind}` in `{apiVersion}`. Look the two up.',
  'zh-cn': 'Kubernetes {version} 的 `{apiVersion}` 中没有 `{kind}`，请核对这两项。',
};

/**
 * Groups that Kubernetes had, beside those that it has and all without a point. Others below k8s.io,
 * such as that of gateways, come by definitions.
 */
const gone: ReadonlySet<string> = new Set(['auditregistration.k8s.io', 'settings.k8s.io']);

export const unknownKind: ManifestRule = {
  ids: ['unknown-kind', 'schema-validation'],
  severity: 'error',
  title: { en: 'Name a kind and a version that exist', 'zh-cn': '写存在的 kind 和 apiVersion' },
  why: {
    en: 'The API server knows a kind only under the versions that it serves. Older ones are removed from release to release.',
    'zh-cn': 'API 服务器只认它提供的版本中的 kind，旧版本会随发布逐步移除。',
  },
  example: {
    before: 'apiVersion: v1\nkind: Deployment\nmetadata:\n  name: web\n',
    after: 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n',
  },
  fix: true,
  check: (manifest) => manifest.objects.flatMap((object) => found(object, manifest)),
};

function found(
  { node, apiVersion, kind }: ManifestObject,
  { schemas, rangeOf }: Manifest,
): readonly Found[] {
  if (schemas.kind(apiVersion, kind) !== undefined || kind.endsWith('List')) return [];
  const [versionNode, kindNode] = ['apiVersion', 'kind'].map((key) => nodeAt(node, [key]));
  if (versionNode === undefined || kindNode === undefined) return [];
  const at = { version: rangeOf(versionNode.span), kind: rangeOf(kindNode.span) };
  const { version } = schemas;
  const elsewhere = schemas.kinds.filter((one) => one.kind === kind).map((one) => one.apiVersion);
  const group = groupOf(apiVersion);
  const groups = new Set(schemas.kinds.map((one) => groupOf(one.apiVersion)));
  const isOwn = groups.has(group) || gone.has(group) || !group.includes('.');
  const isSlip = !isOwn && group.endsWith('k8s.io') && meant(group, [...groups]) !== undefined;
  // A group of somebody's own may have a kind of that name, or any.
  if (!isOwn && !isSlip) return [];
  const [stable] = elsewhere.toSorted((a, b) => rank(a) - rank(b));
  if (stable !== undefined) {
    const message = said(otherVersion, { kind, apiVersion, other: stable, version });
    const fix = rename(at.version, apiVersion, stable);
    // A version of its own that is gone is what other tools have a check for.
    const ids: Ids = [
      ...unknownKind.ids,
      ...(/(?:alpha|beta)\d*$/.test(apiVersion) ? ['stable-version'] : []),
      ...(apiVersion.startsWith('extensions/v1beta') ? ['no-extensions-v1beta'] : []),
    ];
    return [{ ids, range: at.version, message, fixes: [fix] }];
  }
  const inVersion = schemas.kinds.filter((one) => one.apiVersion === apiVersion);
  const other = meant(
    kind,
    (inVersion.length > 0 ? inVersion : schemas.kinds).map((one) => one.kind),
  );
  if (other !== undefined) {
    const message = said(nearKind, { kind, apiVersion, other });
    return [{ range: at.kind, message, fixes: [rename(at.kind, kind, other)] }];
  }
  return [{ range: at.kind, message: said(unknown, { kind, apiVersion, version }) }];
}

/** The stable versions first, then beta, then alpha. */
function rank(apiVersion: string): number {
  return ['beta', 'alpha'].findIndex((stage) => apiVersion.includes(stage)) + 1;
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}
