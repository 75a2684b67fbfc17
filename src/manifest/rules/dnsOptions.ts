import { said, type Text } from '../../text.ts';
import { itemsAt, scalarAt } from '../model.ts';
import { eachWorkload, podRange } from './containers.ts';
import { podWith } from './examples.ts';
import type { Check, ManifestRule } from './rule.ts';

const path = ['dnsConfig', 'options'];
const message: Text = {
  en: '`{name}` does not set the DNS option `{key}` to `{value}`. Write it under `dnsConfig.options`.',
  'zh-cn': '`{name}` 没有把 DNS 选项 `{key}` 设为 `{value}`，请写在 `dnsConfig.options` 下。',
};

/** kube-linter's template dnsconfig-options. */
export function dnsOption(key: string, value: string): Check {
  return eachWorkload((workload, manifest) => {
    const { template, spec, object } = workload;
    const isSet = itemsAt(spec, path).some(
      (item) =>
        scalarAt(item, ['name'])?.value === key &&
        String(scalarAt(item, ['value'])?.value) === value,
    );
    if (template === undefined || isSet) return [];
    const range = podRange(manifest, workload, ['spec', ...path]);
    return [{ range, message: said(message, { name: object.name ?? '', key, value }) }];
  });
}

export const dnsOptions: ManifestRule = {
  ids: ['dnsconfig-options'],
  severity: 'off',
  title: { en: 'Ask DNS in fewer steps', 'zh-cn': '减少 DNS 查询次数' },
  why: {
    en: 'With the usual `ndots:5` a name such as `example.com` is first asked for in every search domain of the cluster.',
    'zh-cn': '默认的 `ndots:5` 会让 `example.com` 这样的名称先在集群的每个搜索域里查一遍。',
  },
  example: {
    before: podWith(),
    after: podWith('', 'dnsConfig:\n  options:\n    - name: ndots\n      value: "2"\n'),
  },
  fix: false,
  check: dnsOption('ndots', '2'),
};
