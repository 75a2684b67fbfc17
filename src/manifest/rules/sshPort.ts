import { podWith } from './examples.ts';
import { ports } from './ports.ts';
import type { ManifestRule } from './rule.ts';

export const sshPort: ManifestRule = {
  ids: ['ssh-port'],
  severity: 'warning',
  title: { en: 'Open no SSH port', 'zh-cn': '不开放 SSH 端口' },
  why: {
    en: 'An SSH server in a container is a second way in, with keys of its own. `kubectl exec` asks the cluster who may.',
    'zh-cn': '容器里的 SSH 服务是另一个入口，还要自己管理密钥。`kubectl exec` 由集群控制权限。',
  },
  example: {
    before: podWith('ports:\n  - containerPort: 22\n'),
    after: podWith('ports:\n  - containerPort: 80\n'),
  },
  fix: false,
  check: ports((port, protocol) => port === 22 && protocol === 'TCP', {
    en: 'The container `{name}` opens port `{port}`, which is that of SSH. Use `kubectl exec`, or another port.',
    'zh-cn': '容器 `{name}` 开放了 SSH 的端口 `{port}`。请改用 `kubectl exec`，或换一个端口。',
  }),
};
