import { podWith } from './examples.ts';
import { probePort } from './probePort.ts';
import type { ManifestRule } from './rule.ts';

const example = (port: string): string =>
  podWith(`ports:\n  - containerPort: 80\nstartupProbe:\n  tcpSocket:\n    port: ${port}\n`);

export const startupPort: ManifestRule = {
  ids: ['startup-port'],
  severity: 'warning',
  title: { en: 'Ask a port that the container has', 'zh-cn': '启动探针访问容器自己的端口' },
  why: {
    en: 'A startup probe that asks the wrong port fails, and the container is ended before it has started.',
    'zh-cn': '启动探针访问了错误的端口就会失败，容器还没启动完就被终止。',
  },
  example: { before: example('8080'), after: example('80') },
  fix: true,
  check: probePort('startupProbe'),
};
