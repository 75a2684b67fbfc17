import { podWith } from './examples.ts';
import type { ManifestRule } from './rule.ts';
import { switchedOn } from './switchedOn.ts';

const message = {
  en: 'Processes of the container `{name}` may gain more rights than it was started with. Write `false`.',
  'zh-cn': '容器 `{name}` 的进程可以获得比启动时更高的权限，请改为 `false`。',
};

/** Written as `true` alone: what is not written counts as `true` too, and kube-linter lets it be. */
export const privilegeEscalation: ManifestRule = {
  ids: ['privilege-escalation-container'],
  severity: 'warning',
  title: { en: 'Let no process gain rights', 'zh-cn': '不允许进程提升权限' },
  why: {
    en: 'With `allowPrivilegeEscalation` a program with the setuid bit, such as `sudo`, becomes root in the container.',
    'zh-cn':
      '允许 `allowPrivilegeEscalation` 时，带 setuid 位的程序（如 `sudo`）能在容器里变成 root。',
  },
  example: {
    before: podWith('securityContext:\n  allowPrivilegeEscalation: true\n'),
    after: podWith('securityContext:\n  allowPrivilegeEscalation: false\n'),
  },
  fix: true,
  check: switchedOn(['securityContext', 'allowPrivilegeEscalation'], message),
};
