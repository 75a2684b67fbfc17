import { podWith } from './examples.ts';
import { hostMounts } from './hostMounts.ts';
import type { ManifestRule } from './rule.ts';

const volume = (path: string): string =>
  `volumes:\n  - name: host\n    hostPath:\n      path: ${path}\n`;
const mount = 'volumeMounts:\n  - name: host\n    mountPath: /host\n';
const folders = ['', 'boot', 'dev', 'etc', 'lib', 'proc', 'sys', 'usr'];

export const sensitiveHostMounts: ManifestRule = {
  ids: ['sensitive-host-mounts'],
  severity: 'warning',
  title: { en: 'Mount no folder of the node’s system', 'zh-cn': '不挂载节点的系统目录' },
  why: {
    en: 'A container with `/etc` or `/proc` of its node can read its secrets and change how it runs.',
    'zh-cn': '容器挂载了节点的 `/etc`、`/proc` 等目录，就能读取机密、改动系统。',
  },
  example: {
    before: podWith(mount, volume('/etc')),
    after: podWith(mount, volume('/srv/data')),
  },
  fix: false,
  check: hostMounts(
    folders.map((folder) => `^/${folder}$`),
    {
      en: 'The container `{name}` mounts `{host}` of its node. Mount a folder of its own, or a ConfigMap.',
      'zh-cn': '容器 `{name}` 挂载了节点的 `{host}`。请改为挂载专用目录或 ConfigMap。',
    },
  ),
};
