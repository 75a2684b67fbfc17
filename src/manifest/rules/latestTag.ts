import type { Found } from '../../lint/finding.ts';
import { said, type Text } from '../../text.ts';
import { stringAt } from '../model.ts';
import { matcher } from '../patterns.ts';
import type { Together } from '../together.ts';
import { valueRange } from './containers.ts';
import { podWith } from './examples.ts';
import { settingFix } from './fixes.ts';
import { repositoryOf, tagOf } from './images.ts';
import type { Check, ManifestRule } from './rule.ts';

const floating: Text = {
  en: '`{image}` is another image with each release. Write the version that you mean.',
  'zh-cn': '`{image}` 每次发布都会变成不同的镜像，请写明要用的版本。',
};
const refused: Text = {
  en: '`{image}` is not among the images that the config allows. Name another.',
  'zh-cn': '`{image}` 不在配置允许的镜像之内，请改用别的镜像。',
};

/** kube-linter's template latest-tag: what is on the first list, or not on the second, is found. */
export function tags(blocked: readonly string[], allowed: readonly string[]): Check {
  const isBlocked = blocked.map(matcher);
  const isAllowed = allowed.map(matcher);
  return (manifest, together) =>
    manifest.workloads.flatMap(({ allContainers }) =>
      allContainers.flatMap((container): readonly Found[] => {
        const image = stringAt(container.node, ['image']);
        // An image that is not written at all is a fault of the schema.
        if (image === undefined || image === '') return [];
        const isBad =
          isBlocked.length > 0
            ? isBlocked.some((is) => is(image))
            : isAllowed.length > 0 && !isAllowed.some((is) => is(image));
        if (!isBad) return [];
        const tag = tagOf(image);
        const isFloating = tag === '' || tag === 'latest';
        const other = isFloating ? elsewhere(repositoryOf(image), together) : undefined;
        const fixes =
          other === undefined ? [] : settingFix(manifest, container.node, ['image'], other);
        const range = valueRange(manifest, container, ['image']);
        return [{ range, message: said(isFloating ? floating : refused, { image }), fixes }];
      }),
    );
}

/** The same image as another container names it, with its version. */
function elsewhere(repository: string, together: Together): string | undefined {
  return together.images().find((image) => {
    const tag = tagOf(image);
    return tag !== '' && tag !== 'latest' && repositoryOf(image) === repository;
  });
}

export const latestTag: ManifestRule = {
  ids: ['latest-tag'],
  severity: 'warning',
  title: { en: 'Name the version of an image', 'zh-cn': '写明镜像的版本' },
  why: {
    en: 'Without a tag, and with `latest`, two Pods of one Deployment may run two versions, and going back to the last one is not possible.',
    'zh-cn':
      '不写镜像标签或写 `latest` 时，同一个 Deployment 的 Pod 可能运行不同版本，也无法回滚。',
  },
  example: {
    before: `${podWith('image: web:latest\n')}---\n${podWith('image: web:1.2\n')}`,
    after: podWith('image: web:1.2\n'),
  },
  fix: true,
  check: tags([':latest$', '^[^:]*$', '/[^/:]+$'], []),
};
