import { said } from '../../text.ts';
import { itemsAt, nodeAt, stringAt } from '../model.ts';
import { nearestKey } from '../places.ts';
import { eachContainer, mapsIn } from './containers.ts';
import { podWith } from './examples.ts';
import type { ManifestRule } from './rule.ts';

const path = ['valueFrom', 'secretKeyRef'];
const message = {
  en: '`{name}` takes a Secret into the environment. Mount the Secret as a file where the program can read one.',
  'zh-cn': '`{name}` 把 Secret 放进了环境变量。如果程序能读文件，请把 Secret 挂载成文件。',
};

export const secretFromEnv: ManifestRule = {
  ids: ['read-secret-from-env-var'],
  severity: 'off',
  title: { en: 'Read secrets from files', 'zh-cn': '从文件读取机密' },
  why: {
    en: 'The environment is passed on to child processes and written into crash reports; a mounted file is not, and changes with its Secret.',
    'zh-cn': '环境变量会传给子进程、写进崩溃报告；挂载的文件不会，还会随 Secret 更新。',
  },
  example: {
    before: podWith(
      'env:\n  - name: PASSWORD\n    valueFrom:\n      secretKeyRef:\n        name: app\n        key: password\n',
    ),
    after: podWith('volumeMounts:\n  - name: app\n    mountPath: /secrets\n'),
  },
  fix: false,
  check: eachContainer(({ node }, { rangeOf }) =>
    mapsIn(itemsAt(node, ['env'])).flatMap((item) => {
      if (nodeAt(item, path)?.type !== 'map') return [];
      const name = stringAt(item, ['name']) ?? '';
      return [{ range: rangeOf(nearestKey(item, path)), message: said(message, { name }) }];
    }),
  ),
};
