import { said, type Text } from '../../text.ts';
import { nodeAt } from '../model.ts';
import { eachContainer, keyRange } from './containers.ts';
import { podWith } from './examples.ts';
import type { ManifestRule } from './rule.ts';

const message: Text = {
  en: 'The container `{name}` has no `image`: there is nothing to run. Write one.',
  'zh-cn': '容器 `{name}` 没有写 `image`，没有可运行的镜像。请补上。',
};

/** The API marks `image` as optional, and its server refuses every container without one. */
export const missingImage: ManifestRule = {
  ids: ['missing-image'],
  severity: 'error',
  title: { en: 'Give every container an `image`', 'zh-cn': '每个容器都要写 `image`' },
  why: {
    en: 'A container is started from an image. The API server refuses a Pod, and a template of Pods, in which one has none.',
    'zh-cn': '容器由镜像启动。Pod 或 Pod 模板里有容器没写镜像时，API 服务器会拒绝。',
  },
  example: { before: podWith('tty: true\n'), after: podWith('tty: true\nimage: web:v1\n') },
  fix: false,
  check: eachContainer((container, manifest) => {
    const image = nodeAt(container.node, ['image']);
    const isThere = image !== undefined && !(image.type === 'scalar' && isNothing(image.value));
    if (isThere) return [];
    const range = keyRange(manifest, container, ['image']);
    return [{ range, message: said(message, { name: container.name }) }];
  }),
};

function isNothing(value: unknown): boolean {
  return value === null || value === '';
}
