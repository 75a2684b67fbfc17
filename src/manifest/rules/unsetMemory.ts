import { podWith } from './examples.ts';
import { requirements } from './requirements.ts';
import type { ManifestRule } from './rule.ts';

export const unsetMemory: ManifestRule = {
  ids: ['unset-memory-requirements'],
  severity: 'warning',
  title: { en: 'Say how much memory a container needs', 'zh-cn': '写明容器需要的内存' },
  why: {
    en: 'A node that runs out of memory ends Pods, those without a request first. A limit ends the program that leaks instead.',
    'zh-cn': '节点内存不足时会杀掉 Pod，没有写申请量的最先。写了限制，被杀的就是泄漏内存的那个。',
  },
  example: {
    before: podWith('image: web:1\n'),
    after: podWith(
      'image: web:1\nresources:\n  requests:\n    memory: 64Mi\n  limits:\n    memory: 128Mi\n',
    ),
  },
  fix: true,
  check: requirements('memory', { type: 'any', least: 0, most: 0 }, '128Mi'),
};
