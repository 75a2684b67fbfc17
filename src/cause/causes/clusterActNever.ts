import { k8sEvent } from '../../check/types/k8sEvent.ts';
import type { K8sEventObservation, K8sEventSpec } from '../../check/types/k8sEvent.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: 'Which command does that to an object of the cluster? Acts count from the start of the lab on.',
  'zh-cn': '哪条命令会对集群里的对象这样做？从实验开始之后的操作才算数。',
};
/** The command that brings each act about. */
const forms: Readonly<Record<K8sEventSpec['act'], Text>> = {
  created: { en: '`kubectl apply -f ____`', 'zh-cn': '`kubectl apply -f ____`' },
  deleted: {
    en: '`kubectl -n ____ delete ____ ____`',
    'zh-cn': '`kubectl -n ____ delete ____ ____`',
  },
  replaced: {
    en: '`kubectl -n ____ delete pod ____`, of a Pod that a controller keeps',
    'zh-cn': '对有控制器照看的 Pod 执行 `kubectl -n ____ delete pod ____`',
  },
  scaled: {
    en: '`kubectl -n ____ scale ____ --replicas=____`',
    'zh-cn': '`kubectl -n ____ scale ____ --replicas=____`',
  },
  'image-changed': {
    en: '`kubectl -n ____ set image ____ ____=____`, or another image in the file and `kubectl apply -f ____`',
    'zh-cn':
      '执行 `kubectl -n ____ set image ____ ____=____`，或者改文件里的镜像再 `kubectl apply -f ____`',
  },
  restarted: {
    en: 'End what runs in the Pod, and leave the Pod itself alone.',
    'zh-cn': '结束 Pod 里运行的进程，不要动 Pod 本身。',
  },
  undone: {
    en: '`kubectl -n ____ rollout undo ____`',
    'zh-cn': '`kubectl -n ____ rollout undo ____`',
  },
};

export const clusterActNever = defineCause<K8sEventSpec, K8sEventObservation>({
  id: 'cluster-act-never',
  for: [k8sEvent],
  text: {
    en: 'This was not seen yet: {act}.',
    'zh-cn': '还没有看到：{act}。',
  },
  about: {
    en: 'Nothing of the kind was done to the object since the lab began, as far as the cluster’s watch tells.',
    'zh-cn': '从对集群的观察来看，实验开始以来还没有人对这个对象这样做过。',
  },
  help: [question, ...Object.values(forms)],
  recognise({ spec: { act }, judgement: { aspect, expected } }) {
    if (aspect !== 'not-seen' && aspect !== 'gap') return undefined;
    return { args: { act: expected }, degrees: [degree(question), degree(forms[act])] };
  },
});
