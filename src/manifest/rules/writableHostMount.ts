import { said } from '../../text.ts';
import { isTrueAt } from '../model.ts';
import { nearestKey } from '../places.ts';
import { eachWorkload } from './containers.ts';
import { podWith } from './examples.ts';
import { settingFix } from './fixes.ts';
import { hostMountsOf } from './hostMounts.ts';
import type { ManifestRule } from './rule.ts';

const volume = 'volumes:\n  - name: host\n    hostPath:\n      path: /srv/data\n';
const mount = 'volumeMounts:\n  - name: host\n    mountPath: /data\n';
const message = {
  en: 'The container `{name}` can write to `{host}` of its node. Write `readOnly: true`.',
  'zh-cn': '容器 `{name}` 可以写节点的 `{host}`，请写 `readOnly: true`。',
};

export const writableHostMount: ManifestRule = {
  ids: ['writable-host-mount'],
  severity: 'off',
  title: { en: 'Mount folders of the node for reading', 'zh-cn': '节点目录以只读方式挂载' },
  why: {
    en: 'What a container writes to its node stays there, and other Pods and the node itself read it.',
    'zh-cn': '容器写到节点上的内容会留下来，其他 Pod 和节点本身都会读到。',
  },
  example: {
    before: podWith(mount, volume),
    after: podWith(`${mount}    readOnly: true\n`, volume),
  },
  fix: true,
  check: eachWorkload((workload, manifest) =>
    hostMountsOf(workload).flatMap(({ container, mount: at, host }) => {
      if (isTrueAt(at, ['readOnly'])) return [];
      const fixes = settingFix(manifest, at, ['readOnly'], true);
      const range = manifest.rangeOf(nearestKey(at, ['readOnly']));
      return [{ range, message: said(message, { name: container.name, host }), fixes }];
    }),
  ),
};
