import { said, type Text } from '../../text.ts';
import { scalarAt } from '../model.ts';
import { eachWorkload, podRange, podValueRange } from './containers.ts';
import { podWith } from './examples.ts';
import { settingFix } from './fixes.ts';
import type { ManifestRule } from './rule.ts';

const key = 'restartPolicy';
const message: Text = {
  en: '`{name}` does not say that its containers are started again when they end. Write `Always` or `OnFailure`.',
  'zh-cn': '`{name}` 没有写明容器退出后会重启，请写 `Always` 或 `OnFailure`。',
};

/** kube-linter asks for it to be written, though `Always` is what Kubernetes takes otherwise. */
export const restartPolicy: ManifestRule = {
  ids: ['restart-policy'],
  severity: 'off',
  title: { en: 'Say that containers are started again', 'zh-cn': '写明容器会重启' },
  why: {
    en: 'With `Never` a container that ends by a fault stays down.',
    'zh-cn': '写 `Never` 时，出错退出的容器不会再启动。',
  },
  example: {
    before: podWith('', 'restartPolicy: Never\n'),
    after: podWith('', 'restartPolicy: Always\n'),
  },
  fix: true,
  check: eachWorkload((workload, manifest) => {
    const { spec, object, path } = workload;
    const written = scalarAt(spec, [key])?.value;
    if (workload.template === undefined || written === 'Always' || written === 'OnFailure')
      return [];
    const range = (written === undefined ? podRange : podValueRange)(manifest, workload, [
      'spec',
      key,
    ]);
    const isJob = object.kind === 'Job' || object.kind === 'CronJob';
    const fixes = settingFix(
      manifest,
      object.node,
      [...path, 'spec', key],
      isJob ? 'OnFailure' : 'Always',
    );
    return [{ range, message: said(message, { name: object.name ?? '' }), fixes }];
  }),
};
