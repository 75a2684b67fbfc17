import { podWith } from './examples.ts';
import { lacksProbe } from './missingProbe.ts';
import type { ManifestRule } from './rule.ts';

const ports = 'ports:\n  - containerPort: 80\n';

export const noReadinessProbe: ManifestRule = {
  ids: ['no-readiness-probe'],
  severity: 'off',
  title: { en: 'Let Kubernetes see that a container is ready', 'zh-cn': '写就绪探针' },
  why: {
    en: 'A Pod counts as ready as soon as its process runs. Without a readiness probe requests come before it can answer.',
    'zh-cn': '进程一运行，Pod 就算就绪。没有就绪探针，请求会在它能应答之前到来。',
  },
  example: {
    before: podWith(ports),
    after: podWith(`${ports}readinessProbe:\n  tcpSocket:\n    port: 80\n`),
  },
  fix: true,
  check: lacksProbe('readinessProbe', {
    en: 'Requests come to the container `{name}` before it can answer. Write a `readinessProbe`.',
    'zh-cn': '容器 `{name}` 能应答之前就会收到请求，请写 `readinessProbe`。',
  }),
};
