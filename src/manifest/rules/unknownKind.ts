import type { Found, Ids } from '../../lint/finding.ts';
import { onceEach } from '../../onceEach.ts';
import { said, type Text } from '../../text.ts';
import type { Manifest } from '../document.ts';
import { nodeAt } from '../model.ts';
import type { ManifestObject } from '../objects.ts';
import { schemaFaults } from '../schema/check.ts';
import type { Schemas } from '../schema/schemas.ts';
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

function found(object: ManifestObject, { schemas, rangeOf }: Manifest): readonly Found[] {
  const { node, apiVersion, kind } = object;
  if (schemas.kind(apiVersion, kind) !== undefined || kind.endsWith('List')) return [];
  const [versionNode, kindNode] = ['apiVersion', 'kind'].map((key) => nodeAt(node, [key]));
  if (versionNode === undefined || kindNode === undefined) return [];
  const at = { version: rangeOf(versionNode.span), kind: rangeOf(kindNode.span) };
  const { version } = schemas;
  const group = groupOf(apiVersion);
  const groups = groupsOf(schemas);
  const isOwn = groups.has(group) || gone.has(group) || !group.includes('.');
  const isSlip = !isOwn && group.endsWith('k8s.io') && meant(group, [...groups]) !== undefined;
  // A group of somebody's own may have a kind of that name, or any.
  if (!isOwn && !isSlip) return [];
  const other = nearestVersion(object, schemas);
  if (other !== undefined) {
    const message = said(otherVersion, { kind, apiVersion, other, version });
    const fix = rename(at.version, apiVersion, other);
    // A version of its own that is gone is what other tools have a check for.
    const ids: Ids = [
      ...unknownKind.ids,
      ...(/(?:alpha|beta)\d*$/.test(apiVersion) ? ['stable-version'] : []),
      ...(apiVersion.startsWith('extensions/v1beta') ? ['no-extensions-v1beta'] : []),
    ];
    return [{ ids, range: at.version, message, fixes: [fix] }];
  }
  const inVersion = schemas.kinds.filter((one) => one.apiVersion === apiVersion);
  const near = meant(
    kind,
    (inVersion.length > 0 ? inVersion : schemas.kinds).map((one) => one.kind),
  );
  if (near !== undefined) {
    const message = said(nearKind, { kind, apiVersion, other: near });
    return [{ range: at.kind, message, fixes: [rename(at.kind, kind, near)] }];
  }
  return [{ range: at.kind, message: said(unknown, { kind, apiVersion, version }) }];
}

/** Of its kind's versions: in its own group first, of them the one that it fits, of them the most stable. */
function nearestVersion(object: ManifestObject, schemas: Schemas): string | undefined {
  const group = groupOf(object.apiVersion);
  const [best] = schemas.kinds
    .filter(({ kind }) => kind === object.kind)
    .map((one) => ({
      apiVersion: one.apiVersion,
      order: [
        Number(groupOf(one.apiVersion) !== group),
        schemaFaults(object, one, schemas).length,
        rank(one.apiVersion),
      ],
    }))
    .toSorted((a, b) => firstOf(a.order.map((each, at) => each - (b.order[at] ?? 0))));
  return best?.apiVersion;
}

/** The first that is not 0. */
function firstOf(differences: readonly number[]): number {
  return differences.find((one) => one !== 0) ?? 0;
}

const groupsOf = onceEach(
  ({ kinds }: Schemas) => new Set(kinds.map((one) => groupOf(one.apiVersion))),
);

/** The stable versions first, then beta, then alpha. */
function rank(apiVersion: string): number {
  return ['beta', 'alpha'].findIndex((stage) => apiVersion.includes(stage)) + 1;
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}
