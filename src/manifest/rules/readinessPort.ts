import { podWith } from './examples.ts';
import { probePort } from './probePort.ts';
import type { ManifestRule } from './rule.ts';

const example = (port: string): string =>
  podWith(`ports:\n  - containerPort: 80\nreadinessProbe:\n  tcpSocket:\n    port: ${port}\n`);

export const readinessPort: ManifestRule = {
  ids: ['readiness-port'],
  severity: 'warning',
  title: { en: 'Ask a port that the container has', 'zh-cn': '就绪探针访问容器自己的端口' },
  why: {
    en: 'A readiness probe that asks the wrong port fails, and the Pod never gets a request.',
    'zh-cn': '就绪探针访问了错误的端口就会失败，Pod 永远收不到请求。',
  },
  example: { before: example('8080'), after: example('80') },
  fix: true,
  check: probePort('readinessProbe'),
};
