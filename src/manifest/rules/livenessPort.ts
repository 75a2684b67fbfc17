import { podWith } from './examples.ts';
import { probePort } from './probePort.ts';
import type { ManifestRule } from './rule.ts';

const example = (port: string): string =>
  podWith(`ports:\n  - containerPort: 80\nlivenessProbe:\n  tcpSocket:\n    port: ${port}\n`);

export const livenessPort: ManifestRule = {
  ids: ['liveness-port'],
  severity: 'warning',
  title: { en: 'Ask a port that the container has', 'zh-cn': '存活探针访问容器自己的端口' },
  why: {
    en: 'A liveness probe that asks the wrong port fails, and Kubernetes starts the container again and again.',
    'zh-cn': '存活探针访问了错误的端口就会失败，Kubernetes 会不断重启容器。',
  },
  example: { before: example('8080'), after: example('80') },
  fix: true,
  check: probePort('livenessProbe'),
};
