import { podWith } from './examples.ts';
import { hostMounts } from './hostMounts.ts';
import type { ManifestRule } from './rule.ts';

const volume = (path: string): string =>
  `volumes:\n  - name: host\n    hostPath:\n      path: ${path}\n`;
const mount = 'volumeMounts:\n  - name: host\n    mountPath: /host\n';

/** kube-linter also takes the sockets of containerd and CRI-O by this name since it renamed the check. */
export const dockerSock: ManifestRule = {
  ids: ['docker-sock'],
  severity: 'warning',
  title: { en: 'Keep the Docker socket out of containers', 'zh-cn': '不把 Docker 套接字挂进容器' },
  why: {
    en: 'Whoever reaches the Docker socket starts containers on the node as root: the container then owns its node.',
    'zh-cn': '能访问 Docker 套接字，就能以 root 在节点上启动容器，等于控制了节点。',
  },
  example: {
    before: podWith(mount, volume('/var/run/docker.sock')),
    after: podWith(mount, volume('/srv/data')),
  },
  fix: false,
  check: hostMounts(['docker.sock$'], {
    en: 'The container `{name}` mounts the node’s Docker socket `{host}`, and so owns the node. Remove the mount.',
    'zh-cn': '容器 `{name}` 挂载了节点的 Docker 套接字 `{host}`，等于控制了节点。请删除这个挂载。',
  }),
};
