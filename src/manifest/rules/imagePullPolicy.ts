import { said } from '../../text.ts';
import { stringAt } from '../model.ts';
import { eachContainer, keyRange, valueRange } from './containers.ts';
import { podWith } from './examples.ts';
import { settingFix } from './fixes.ts';
import type { ManifestRule } from './rule.ts';

const key = 'imagePullPolicy';
const message = {
  en: 'The container `{name}` runs what its node already has under `{image}`. Write `imagePullPolicy: Always` where that tag may change.',
  'zh-cn':
    '容器 `{name}` 会直接用节点上已有的 `{image}`。如果这个镜像标签会变，请写 `imagePullPolicy: Always`。',
};

/** kube-score's. Where neither a tag nor a policy is written, Kubernetes always asks the registry. */
export const imagePullPolicy: ManifestRule = {
  ids: ['container-image-pull-policy'],
  severity: 'info',
  title: { en: 'Ask the registry for each start', 'zh-cn': '每次启动都向镜像仓库确认镜像' },
  why: {
    en: 'A node that has an image of that name starts it without asking: a tag that was pushed anew is not noticed, nor a right to pull that was taken away.',
    'zh-cn': '节点上已有同名镜像时会直接使用：镜像标签重新推送过、拉取权限被收回，都不会发现。',
  },
  example: {
    before: podWith('image: web:1\n'),
    after: podWith('image: web:1\nimagePullPolicy: Always\n'),
  },
  fix: true,
  check: eachContainer((container, manifest) => {
    const image = stringAt(container.node, ['image']) ?? '';
    const policy = stringAt(container.node, [key]);
    // As kube-score splits it: a digest's own colon counts too.
    const tag = image.includes(':') ? image.slice(image.lastIndexOf(':') + 1) : '';
    const isAsked = policy === undefined && (tag === '' || tag === 'latest');
    if (isAsked || policy === 'Always') return [];
    const range =
      policy === undefined
        ? keyRange(manifest, container, [key])
        : valueRange(manifest, container, [key]);
    const fixes = settingFix(manifest, container.node, [key], 'Always');
    return [{ range, message: said(message, { name: container.name, image }), fixes }];
  }),
};
