import { kindCluster } from '../../check/types/kindCluster.ts';
import { pods } from '../../check/types/pods.ts';
import { serviceHttp } from '../../check/types/serviceHttp.ts';
import type { Check } from '../../lab/model.ts';
import type { Text } from '../../text.ts';
import { clusterLabel } from '../../world/cluster/context.ts';
import { subjectOfSpec } from './subject.ts';
import { kubectl } from './repair.ts';

const allOfKind: Text = { en: 'All of the kind:', 'zh-cn': '这一类的所有对象：' };
const itsDetails: Text = {
  en: 'All that the cluster knows of it:',
  'zh-cn': '集群掌握的全部信息：',
};
const itsLogs: Text = { en: 'What its containers have printed:', 'zh-cn': '它的容器输出的内容：' };
const allEvents: Text = {
  en: 'What happened in the namespace, the newest last:',
  'zh-cn': '命名空间里发生的事，最新的在最后：',
};
const allPods: Text = {
  en: 'All Pods, with their labels:',
  'zh-cn': '所有 Pod 及其标签（label）：',
};
const allNodes: Text = { en: 'All nodes:', 'zh-cn': '所有节点：' };
const allClusters: Text = { en: 'All clusters of kind:', 'zh-cn': 'kind 的所有集群：' };
const nodeContainers: Text = {
  en: 'The containers that are its nodes, stopped ones too:',
  'zh-cn': '作为节点的容器，包括已停止的：',
};

type Look = readonly [Text, readonly string[]];

/** Three commands that look at what a check of the cluster is about; undefined for another check. */
export function clusterLooks({ type, spec }: Check): readonly Look[] | undefined {
  if (type === kindCluster.type) {
    return [
      [allClusters, ['kind', 'get', 'clusters']],
      [nodeContainers, ['docker', 'ps', '-a', '--filter', `label=${clusterLabel}`]],
      [allNodes, ['kubectl', 'get', 'nodes', '-o', 'wide']],
    ];
  }
  const subject = subjectOfSpec(type, spec);
  if (subject === undefined) return undefined;
  const { kind, namespace, name, labels } = subject;
  const picked = Object.entries(labels).map((pair) => pair.join('='));
  const which = name !== undefined ? [name] : picked.length > 0 ? ['-l', picked.join(',')] : [];
  const word = kind.toLowerCase();
  const events: Look = [allEvents, kubectl(namespace, 'get', 'events', '--sort-by=.lastTimestamp')];
  const podsThere: Look = [
    allPods,
    kubectl(namespace, 'get', 'pods', '-o', 'wide', '--show-labels'),
  ];
  const details: Look = [itsDetails, kubectl(namespace, 'describe', word, ...which)];
  if (type === pods.type) {
    return [
      podsThere,
      details,
      [itsLogs, kubectl(namespace, 'logs', ...which, '--all-containers')],
    ];
  }
  if (type === serviceHttp.type)
    return [[allOfKind, kubectl(namespace, 'get', 'services')], details, podsThere];
  return [[allOfKind, kubectl(namespace, 'get', word)], details, events];
}
