import { podWith } from './examples.ts';
import { requirements } from './requirements.ts';
import type { ManifestRule } from './rule.ts';

/** As kube-linter documents it: the request and the limit; a newer one looks at the request alone. */
export const unsetCpu: ManifestRule = {
  ids: ['unset-cpu-requirements'],
  severity: 'warning',
  title: { en: 'Say how much CPU a container needs', 'zh-cn': '写明容器需要的 CPU' },
  why: {
    en: 'The scheduler counts requests: without one a Pod goes to a node that is full. A limit keeps one program from slowing down the others.',
    'zh-cn': '调度器按申请量选节点，不写就可能落到已满的节点。限制能避免一个程序拖慢其他程序。',
  },
  example: {
    before: podWith('image: web:1\n'),
    after: podWith(
      'image: web:1\nresources:\n  requests:\n    cpu: 100m\n  limits:\n    cpu: 500m\n',
    ),
  },
  fix: true,
  check: requirements('cpu', { type: 'any', least: 0, most: 0 }, '100m'),
};
