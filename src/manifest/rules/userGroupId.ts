import type { Found, TextEdit } from '../../lint/finding.ts';
import { said, type Text } from '../../text.ts';
import type { Manifest } from '../document.ts';
import { setAt } from '../edits.ts';
import { nodeAt, numberAt } from '../model.ts';
import type { Container } from '../workloads.ts';
import { eachContainer, keyRange, podValueRange, valueRange } from './containers.ts';
import { podWith } from './examples.ts';
import { fixOf } from './fixes.ts';
import type { ManifestRule } from './rule.ts';
import { effectiveNumber } from './runAsNonRoot.ts';

/** Below it are the ids that nodes give to their own users and services. */
const least = 10_000;
const keys = ['runAsUser', 'runAsGroup'];
const unset: Text = {
  en: 'The container `{name}` has no `{key}` of its own. Write one from {least} on.',
  'zh-cn': '容器 `{name}` 没有设置 `{key}`，请写 {least} 以上的编号。',
};
const low: Text = {
  en: '`{key}: {id}` may be somebody’s on the node. Write a number from {least} on.',
  'zh-cn': '`{key}: {id}` 可能与节点上的用户重复，请改为 {least} 以上的编号。',
};

const write: Text = { en: 'Add `{key}`', 'zh-cn': '加上 `{key}`' };

/** kube-score tells one place where neither the container nor its Pod has a `securityContext`. */
export const userGroupId: ManifestRule = {
  ids: ['container-security-context-user-group-id'],
  severity: 'info',
  title: {
    en: 'Give containers a user and group that no node has',
    'zh-cn': '容器使用节点上没有的用户和组编号',
  },
  why: {
    en: 'A user id that exists on the node owns that user’s files there, should the container get out.',
    'zh-cn': '编号与节点上的用户相同时，容器一旦逃逸，就拥有该用户的文件。',
  },
  example: {
    before: podWith('image: web:1\n'),
    after: podWith('image: web:1\nsecurityContext:\n  runAsUser: 10001\n  runAsGroup: 10001\n'),
  },
  fix: true,
  check: eachContainer((container, manifest) => {
    const missing = keys.filter((key) => effectiveNumber(container, key) === undefined);
    const all = keys.flatMap((key): readonly Found[] => {
      const id = effectiveNumber(container, key);
      if (id === undefined || id >= least) return [];
      const path = ['securityContext', key];
      const isOwn = numberAt(container.node, path) !== undefined;
      const range = isOwn
        ? valueRange(manifest, container, path)
        : podValueRange(manifest, container.workload, ['spec', ...path]);
      return [{ range, message: said(low, { key, id, least }) }];
    });
    if (missing.length === 0) return all;
    const range = keyRange(manifest, container, ['securityContext', missing[0] ?? '']);
    const message = said(unset, { name: container.name, key: missing.join(', '), least });
    const title = said(write, { key: missing.join(', ') });
    const fixes = fixOf(title, missingEdits(container, missing, manifest), false);
    return [...all, { range, message, fixes }];
  }),
};

/** All that are missing at once. */
function missingEdits(
  { node }: Container,
  missing: readonly string[],
  manifest: Manifest,
): readonly TextEdit[] {
  const context = nodeAt(node, ['securityContext']);
  const edits =
    context?.type === 'map' && context.pairs.length > 0
      ? missing.map((key) => setAt(manifest, node, ['securityContext', key], least + 1))
      : [
          setAt(
            manifest,
            node,
            ['securityContext'],
            Object.fromEntries(missing.map((key) => [key, least + 1])),
          ),
        ];
  return edits.flatMap((edit) => edit ?? []);
}
