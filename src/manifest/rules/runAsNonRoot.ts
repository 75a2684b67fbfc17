import type { Found } from '../../lint/finding.ts';
import { said, type Text } from '../../text.ts';
import type { Manifest } from '../document.ts';
import { numberAt, scalarAt, type ScalarValue } from '../model.ts';
import type { Container } from '../workloads.ts';
import { eachContainer, keyRange, podValueRange, valueRange } from './containers.ts';
import { podWith } from './examples.ts';
import { settingFix } from './fixes.ts';
import type { ManifestRule } from './rule.ts';

const unset: Text = {
  en: 'Nothing keeps the container `{name}` from running as root. Write `runAsNonRoot: true`, and a `runAsUser` where the image names none.',
  'zh-cn':
    '容器 `{name}` 可能以 root 运行。请写 `runAsNonRoot: true`；镜像没有指定用户时再写 `runAsUser`。',
};
const contradiction: Text = {
  en: '`runAsNonRoot` refuses the container `{name}`, which `runAsUser: 0` makes root: it does not start. Write another number.',
  'zh-cn':
    '`runAsUser: 0` 让容器 `{name}` 以 root 运行，而 `runAsNonRoot` 不允许，容器无法启动。请改用别的编号。',
};
const rootGroup: Text = {
  en: 'The container `{name}` runs in the group of root. Write another `runAsGroup`.',
  'zh-cn': '容器 `{name}` 以 root 组运行，请改用别的 `runAsGroup`。',
};

/**
 * kube-linter also asks for a `runAsGroup` of every container that has no user and group of its own;
 * that is the concern of container-security-context-user-group-id here, so that one place is told once.
 */
export const runAsNonRoot: ManifestRule = {
  ids: ['run-as-non-root'],
  severity: 'warning',
  title: { en: 'Run containers as another user than root', 'zh-cn': '容器不以 root 运行' },
  why: {
    en: 'Root in a container is root on its node for whatever gets out. `runAsNonRoot` makes Kubernetes refuse an image that would run as root.',
    'zh-cn':
      '容器里的 root 一旦逃逸就是节点的 root。设置 `runAsNonRoot` 后，Kubernetes 会拒绝以 root 运行的镜像。',
  },
  example: {
    before: podWith('image: web:1\n'),
    after: podWith('image: web:1\nsecurityContext:\n  runAsNonRoot: true\n'),
  },
  fix: true,
  check: eachContainer(found),
};

function found(container: Container, manifest: Manifest): readonly Found[] {
  const user = effective(container, 'runAsUser');
  const group = effective(container, 'runAsGroup');
  if (isAbove(user?.value) && isAbove(group?.value)) return [];
  const args = { name: container.name };
  const all: Found[] = [];
  if (group?.value === 0)
    all.push({ range: rangeOf(container, manifest, group), message: said(rootGroup, args) });
  const isNonRoot = effective(container, 'runAsNonRoot');
  if (isNonRoot?.value === true) {
    if (user?.value === 0)
      all.push({ range: rangeOf(container, manifest, user), message: said(contradiction, args) });
    return all;
  }
  const path = ['securityContext', 'runAsNonRoot'];
  // Together with the user 0 it would keep the container from starting.
  const fixes = user?.value === 0 ? [] : settingFix(manifest, container.node, path, true);
  const range =
    isNonRoot === undefined
      ? keyRange(manifest, container, path)
      : rangeOf(container, manifest, isNonRoot);
  return [...all, { range, message: said(unset, args), fixes }];
}

interface Effective {
  readonly value: ScalarValue;
  readonly key: string;
  readonly ofPod: boolean;
}

/** The container's own before the Pod's. */
function effective({ node, workload }: Container, key: string): Effective | undefined {
  const path = ['securityContext', key];
  const own = scalarAt(node, path);
  if (own !== undefined) return { value: own.value, key, ofPod: false };
  const ofPod = scalarAt(workload.spec, path);
  return ofPod === undefined ? undefined : { value: ofPod.value, key, ofPod: true };
}

function rangeOf(
  container: Container,
  manifest: Manifest,
  { key, ofPod }: Effective,
): Found['range'] {
  const path = ['securityContext', key];
  return ofPod
    ? podValueRange(manifest, container.workload, ['spec', ...path])
    : valueRange(manifest, container, path);
}

function isAbove(value: ScalarValue | undefined): boolean {
  return typeof value === 'number' && value > 0;
}

/** A number of the container's, or else of its Pod's. */
export function effectiveNumber({ node, workload }: Container, key: string): number | undefined {
  const path = ['securityContext', key];
  return numberAt(node, path) ?? numberAt(workload.spec, path);
}
