import { said } from '../../text.ts';
import { itemsAt, scalarAt } from '../model.ts';
import { eachWorkload } from './containers.ts';
import { podWith } from './examples.ts';
import type { Check, ManifestRule } from './rule.ts';

const message = {
  en: '`{name}` is a kernel parameter that reaches beyond this Pod. Remove it, or let the node’s owner allow it.',
  'zh-cn': '`{name}` 这个内核参数的影响超出这个 Pod。请删除，或请节点管理员放行。',
};

export function sysctls(unsafe: readonly string[]): Check {
  return eachWorkload(({ spec }, { rangeOf }) =>
    itemsAt(spec, ['securityContext', 'sysctls']).flatMap((item) => {
      const name = scalarAt(item, ['name']);
      const written = String(name?.value ?? '');
      if (name === undefined || !unsafe.some((start) => written.startsWith(start))) return [];
      return [{ range: rangeOf(name.span), message: said(message, { name: written }) }];
    }),
  );
}

export const unsafeSysctls: ManifestRule = {
  ids: ['unsafe-sysctls'],
  severity: 'warning',
  title: { en: 'Set no unsafe kernel parameters', 'zh-cn': '不设置不安全的内核参数' },
  why: {
    en: 'Some kernel parameters touch other Pods of the node or take its memory; the kubelet refuses them unless it is told otherwise.',
    'zh-cn': '有些内核参数会影响节点上的其他 Pod 或占用其内存，kubelet 默认拒绝。',
  },
  example: {
    before: podWith(
      '',
      'securityContext:\n  sysctls:\n    - name: kernel.msgmax\n      value: "1"\n',
    ),
    after: podWith('', 'securityContext:\n  sysctls: []\n'),
  },
  fix: false,
  check: sysctls(['kernel.msg', 'kernel.sem', 'kernel.shm', 'fs.mqueue.', 'net.']),
};
