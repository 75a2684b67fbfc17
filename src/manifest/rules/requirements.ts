import type { Found } from '../../lint/finding.ts';
import { said, type Text } from '../../text.ts';
import { scalarAt } from '../model.ts';
import { quantityAt } from '../quantity.ts';
import { eachContainer, keyRange, valueRange } from './containers.ts';
import { settingFix } from './fixes.ts';
import type { Check } from './rule.ts';

const words: Readonly<Record<'requests' | 'limits', Text>> = {
  requests: {
    en: 'The container `{name}` asks for no `{resource}`: the scheduler may put it where there is none left. Write a request.',
    'zh-cn': '容器 `{name}` 没有申请 `{resource}`，可能被调度到资源不足的节点。请写 `requests`。',
  },
  limits: {
    en: 'The container `{name}` has no limit of `{resource}`: it may take what others need. Write one.',
    'zh-cn': '容器 `{name}` 没有限制 `{resource}`，可能占用其他容器的资源。请写 `limits`。',
  },
};
const inRange: Text = {
  en: 'The container `{name}` has `{resource}: {value}` under `{kind}`, which is not allowed here. Change it.',
  'zh-cn': '容器 `{name}` 的 `{kind}` 中 `{resource}: {value}` 不在允许范围内，请修改。',
};

/** Requests and limits that kube-linter counts as unset, or that a config of it does not allow. */
export interface Requirements {
  readonly type: 'request' | 'limit' | 'any';
  /** In cores, or in bytes; no end when undefined. */
  readonly least: number;
  readonly most: number | undefined;
}

/** kube-linter's templates cpu-requirements and memory-requirements. */
export function requirements(
  resource: string,
  { type, least, most }: Requirements,
  skeleton: string,
): Check {
  const kinds = (['requests', 'limits'] as const).filter(
    (kind) => type === 'any' || kind === `${type}s`,
  );
  return eachContainer((container, manifest) =>
    kinds.flatMap((kind): readonly Found[] => {
      const path = ['resources', kind, resource];
      const quantity = quantityAt(container.node, path);
      if (!(quantity >= least) || (most !== undefined && quantity > most)) return [];
      const written = scalarAt(container.node, path);
      const args = { name: container.name, resource, kind, value: String(written?.value ?? '') };
      if (written !== undefined && quantity !== 0)
        return [{ range: valueRange(manifest, container, path), message: said(inRange, args) }];
      const range =
        written === undefined
          ? keyRange(manifest, container, path)
          : valueRange(manifest, container, path);
      // A limit below the request is refused.
      const other = kind === 'limits' ? 'requests' : 'limits';
      const there = scalarAt(container.node, ['resources', other, resource])?.value;
      const isSet = quantityAt(container.node, ['resources', other, resource]) > 0;
      const value =
        isSet && (typeof there === 'string' || typeof there === 'number') ? there : skeleton;
      const fixes = settingFix(manifest, container.node, path, value);
      return [{ range, message: said(words[kind], args), fixes }];
    }),
  );
}
