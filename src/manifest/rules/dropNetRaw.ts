import type { Found } from '../../lint/finding.ts';
import { said, type Text } from '../../text.ts';
import { itemAdded, setAt } from '../edits.ts';
import { itemsAt, nodeAt } from '../model.ts';
import { matcher } from '../patterns.ts';
import type { Container } from '../workloads.ts';
import type { Manifest } from '../document.ts';
import { eachContainer, keyRange } from './containers.ts';
import { podWith } from './examples.ts';
import { fixOf } from './fixes.ts';
import type { Check, ManifestRule } from './rule.ts';

const drop = ['securityContext', 'capabilities', 'drop'];
const isAll = /^all$/i;
const notDropped: Text = {
  en: 'The container `{name}` keeps the capability `{capability}`. Add it under `drop`.',
  'zh-cn': '容器 `{name}` 保留了能力 `{capability}`，请加到 `drop` 中。',
};
const addedText: Text = {
  en: 'The container `{name}` is given the capability `{capability}`, which it must not have. Remove it.',
  'zh-cn': '容器 `{name}` 加上了不允许的能力 `{capability}`，请删除。',
};
const dropAdd: Text = { en: 'Drop `{capability}`', 'zh-cn': '去掉能力 `{capability}`' };

/** kube-linter's template verify-container-capabilities: it looks only where capabilities are written. */
export function capabilities(forbidden: readonly string[], exceptions: readonly string[]): Check {
  const none = forbidden.some((one) => isAll.test(one));
  const excepted = exceptions.map(matcher);
  const wanted = none
    ? [{ name: 'ALL', is: (one: string) => isAll.test(one) }]
    : forbidden.map((name) => ({ name, is: matcher(name) }));
  return eachContainer((container, manifest) => {
    const written = nodeAt(container.node, ['securityContext', 'capabilities']);
    if (written?.type !== 'map') return [];
    const added = itemsAt(written, ['add']).flatMap((item): readonly Found[] => {
      const capability = item.type === 'scalar' ? String(item.value) : '';
      const isForbidden = none
        ? !excepted.some((is) => is(capability))
        : isAll.test(capability) || wanted.some(({ is }) => is(capability));
      if (!isForbidden) return [];
      const args = { name: container.name, capability };
      return [{ range: manifest.rangeOf(item.span), message: said(addedText, args) }];
    });
    const dropped = itemsAt(written, ['drop']).map((item) =>
      item.type === 'scalar' ? String(item.value) : '',
    );
    const missing = wanted.filter(({ is }) => !dropped.some((one) => isAll.test(one) || is(one)));
    return [
      ...added,
      ...missing.map(({ name: capability }) => notDroppedFound(container, manifest, capability)),
    ];
  });
}

function notDroppedFound(container: Container, manifest: Manifest, capability: string): Found {
  const list = nodeAt(container.node, drop);
  const edit =
    list?.type === 'list'
      ? itemAdded(manifest, list, capability)
      : setAt(manifest, container.node, drop, [capability]);
  const isName = /^[A-Z_]+$/.test(capability);
  return {
    range: keyRange(manifest, container, drop),
    message: said(notDropped, { name: container.name, capability }),
    fixes: fixOf(said(dropAdd, { capability }), edit === undefined || !isName ? [] : [edit], false),
  };
}

export const dropNetRaw: ManifestRule = {
  ids: ['drop-net-raw-capability'],
  severity: 'warning',
  title: { en: 'Drop `NET_RAW` where capabilities are named', 'zh-cn': '写能力时去掉 `NET_RAW`' },
  why: {
    en: '`NET_RAW` lets a container make packets of any sender and listen to others on its network. Only tools such as `ping` need it.',
    'zh-cn': '有 `NET_RAW` 的容器能伪造数据包、窃听网络，只有 `ping` 之类的工具才需要。',
  },
  example: {
    before: podWith('securityContext:\n  capabilities:\n    add: [NET_ADMIN]\n'),
    after: podWith(
      'securityContext:\n  capabilities:\n    add: [NET_ADMIN]\n    drop: [NET_RAW]\n',
    ),
  },
  fix: true,
  check: capabilities(['NET_RAW'], []),
};
