import { said, type Text } from '../../text.ts';
import { itemsAt, nodeAt, scalarAt, type Node } from '../model.ts';
import { eachContainer, keyRange } from './containers.ts';
import { podWith } from './examples.ts';
import type { ManifestRule } from './rule.ts';

const message: Text = {
  en: 'The container `{name}` is started anew by the same question that takes it out of service. Ask less for `livenessProbe`, or leave it out.',
  'zh-cn':
    '容器 `{name}` 的存活探针和就绪探针相同，本应暂停服务时却会被重启。请放宽 `livenessProbe`，或删除它。',
};
const other: Text = { en: 'The readiness probe', 'zh-cn': '就绪探针' };
const probe = (path: string): string => `  httpGet:\n    path: ${path}\n    port: 80\n`;

export const probesIdentical: ManifestRule = {
  ids: ['pod-probes-identical'],
  severity: 'warning',
  title: { en: 'Ask two things by two probes', 'zh-cn': '两种探针不要相同' },
  why: {
    en: 'Under load a Pod should get fewer requests, not be ended: with the same probe for both it is restarted just then.',
    'zh-cn': '负载高时应该少给 Pod 请求，而不是终止它；两种探针相同，它偏偏会在这时被重启。',
  },
  example: {
    before: podWith(`readinessProbe:\n${probe('/')}livenessProbe:\n${probe('/')}`),
    after: podWith(`readinessProbe:\n${probe('/')}livenessProbe:\n${probe('/alive')}`),
  },
  fix: false,
  check: eachContainer((container, manifest) => {
    const { node, name, workload } = container;
    // Jobs are not asked by anybody.
    if (['CronJob', 'Job'].includes(workload.object.kind)) return [];
    const [ready, alive] = ['readinessProbe', 'livenessProbe'].map((key) => nodeAt(node, [key]));
    if (!isSame(ready, alive)) return [];
    const range = keyRange(manifest, container, ['livenessProbe']);
    const at = keyRange(manifest, container, ['readinessProbe']);
    const related = [{ range: at, message: said(other) }];
    return [{ range, message: said(message, { name }), related }];
  }),
};

/** As kube-score compares them: what is asked, not how often. */
function isSame(one: Node | undefined, two: Node | undefined): boolean {
  const both = (path: readonly string[]): readonly (string | undefined)[] =>
    [one, two].map((probeNode) => {
      const value = scalarAt(probeNode, path)?.value;
      return value === undefined ? undefined : String(value);
    });
  const equal = (path: readonly string[]): boolean => {
    const [a, b] = both(path);
    return a === b;
  };
  const have = (key: string): boolean =>
    [one, two].every((probeNode) => nodeAt(probeNode, [key])?.type === 'map');
  if (have('httpGet')) return equal(['httpGet', 'path']) && equal(['httpGet', 'port']);
  if (have('tcpSocket')) return equal(['tcpSocket', 'port']);
  if (!have('exec')) return false;
  const [a, b] = [one, two].map((probeNode) =>
    JSON.stringify(
      itemsAt(probeNode, ['exec', 'command']).map((item) =>
        item.type === 'scalar' ? item.value : '',
      ),
    ),
  );
  return a === b;
}
