import { podWith } from './examples.ts';
import { lacksProbe } from './missingProbe.ts';
import type { ManifestRule } from './rule.ts';

const ports = 'ports:\n  - containerPort: 80\n';

export const noLivenessProbe: ManifestRule = {
  ids: ['no-liveness-probe'],
  severity: 'off',
  title: { en: 'Let Kubernetes see that a container lives', 'zh-cn': '写存活探针' },
  why: {
    en: 'A program that hangs still runs. Only a liveness probe lets Kubernetes start it anew.',
    'zh-cn': '卡住的程序看起来仍在运行，只有存活探针能让 Kubernetes 重启它。',
  },
  example: {
    before: podWith(ports),
    after: podWith(`${ports}livenessProbe:\n  tcpSocket:\n    port: 80\n`),
  },
  fix: true,
  check: lacksProbe('livenessProbe', {
    en: 'Nothing tells Kubernetes when the container `{name}` hangs. Write a `livenessProbe`.',
    'zh-cn': '容器 `{name}` 卡住时 Kubernetes 无从得知，请写 `livenessProbe`。',
  }),
};
