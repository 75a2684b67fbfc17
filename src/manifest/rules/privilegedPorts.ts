import { podWith } from './examples.ts';
import { ports } from './ports.ts';
import type { ManifestRule } from './rule.ts';

export const privilegedPorts: ManifestRule = {
  ids: ['privileged-ports'],
  severity: 'off',
  title: { en: 'Listen on ports from 1024 on', 'zh-cn': '监听 1024 以上的端口' },
  why: {
    en: 'Ports below 1024 may only be opened with a capability that the container then keeps.',
    'zh-cn': '打开 1024 以下的端口需要额外的能力，容器会一直保留这项能力。',
  },
  example: {
    before: podWith('ports:\n  - containerPort: 80\n'),
    after: podWith('ports:\n  - containerPort: 8080\n'),
  },
  fix: false,
  check: ports((port) => port > 0 && port < 1024, {
    en: 'The container `{name}` listens on `{port}`, which needs a right of root. Use a port from 1024 on.',
    'zh-cn': '容器 `{name}` 监听 `{port}`，这需要 root 的权限。请改用 1024 以上的端口。',
  }),
};
