import type { Found } from '../../lint/finding.ts';
import { said } from '../../text.ts';
import { itemsAt, scalarAt } from '../model.ts';
import { matcher } from '../patterns.ts';
import { eachContainer } from './containers.ts';
import { podWith } from './examples.ts';
import type { Check, ManifestRule } from './rule.ts';

const message = {
  en: '`{name}` looks like a secret, and its value stands here for everybody to read. Take it from a Secret by `secretKeyRef`.',
  'zh-cn': '`{name}` 像是机密，值却写在这里，谁都能看到。请用 `secretKeyRef` 从 Secret 读取。',
};

/** kube-linter's template env-var: variables whose name and value fit. */
export function environment(name: string, value: string, text = message): Check {
  const [isName, isValue] = [matcher(name), matcher(value)];
  return eachContainer(({ node }, { rangeOf }) =>
    itemsAt(node, ['env']).flatMap((item): readonly Found[] => {
      const written = scalarAt(item, ['name']);
      const set = scalarAt(item, ['value']);
      if (written === undefined || !isName(String(written.value))) return [];
      if (!isValue(String(set?.value ?? ''))) return [];
      const span = set !== undefined && set.span.end > set.span.start ? set.span : written.span;
      return [{ range: rangeOf(span), message: said(text, { name: String(written.value) }) }];
    }),
  );
}

export const envSecret: ManifestRule = {
  ids: ['env-var-secret'],
  severity: 'warning',
  title: { en: 'Write no secret into a manifest', 'zh-cn': '清单里不写机密' },
  why: {
    en: 'A manifest is kept in a repository and shown by `kubectl describe`: whoever sees it has the secret.',
    'zh-cn': '清单会存进代码仓库，`kubectl describe` 也会显示，看到的人就得到了机密。',
  },
  example: {
    before: podWith('env:\n  - name: APP_SECRET\n    value: abc\n'),
    after: podWith(
      'env:\n  - name: APP_SECRET\n    valueFrom:\n      secretKeyRef:\n        name: app\n        key: secret\n',
    ),
  },
  fix: false,
  check: environment('(?i).*secret.*', '.+'),
};
