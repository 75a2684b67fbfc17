import type { Found } from '../../lint/finding.ts';
import { said, type Text } from '../../text.ts';
import { itemsAt, nodeAt, stringAt, stringsAt, type Node } from '../model.ts';
import { matcher } from '../patterns.ts';
import { nearestKey, valueSpan } from '../places.ts';
import { fits, plainSelectorOf } from '../selectors.ts';
import { placeIn, type Placed, type Together } from '../together.ts';
import { objectWith } from './examples.ts';
import type { Check } from './rule.ts';

const path = ['roleRef', 'name'];
const bound: Text = {
  en: 'This binding lets its subjects {verbs} `{resources}`, by {kind} `{name}`. Bind them to a role that they need.',
  'zh-cn':
    '这个绑定让主体可以通过 {kind} `{name}` 对 `{resources}` 执行 {verbs}。请改绑所需的角色。',
};
const notFound: Text = {
  en: 'No {kind} `{name}` is in these files. Add it, or correct the name.',
  'zh-cn': '这些文件里没有 {kind} `{name}`，请补上，或改正名称。',
};
const rules: Text = { en: 'The rules of `{name}`', 'zh-cn': '`{name}` 的规则' };

interface Access {
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/** kube-linter's template access-to-resources: bindings to roles, as they are in these files. */
export function access({ resources, verbs }: Access, flagRolesNotFound = false): Check {
  const [isResource, isVerb] = [resources.map(matcher), verbs.map(matcher)];
  const grants = (node: Node): Access | undefined => {
    for (const rule of itemsAt(node, ['rules'])) {
      const [what, how] = [
        among(itemsAt(rule, ['resources']), isResource),
        among(itemsAt(rule, ['verbs']), isVerb),
      ];
      if (what.length > 0 && how.length > 0) return { resources: what, verbs: how };
    }
    return undefined;
  };
  return (manifest, together) =>
    manifest.objects.flatMap((object): readonly Found[] => {
      if (object.kind !== 'RoleBinding' && object.kind !== 'ClusterRoleBinding') return [];
      const name = stringAt(object.node, path) ?? '';
      const isCluster = object.kind === 'ClusterRoleBinding';
      const kind = isCluster ? 'ClusterRole' : 'Role';
      const range = manifest.rangeOf(valueSpan(object.node, path));
      const roles = together
        .ofKind(kind)
        .filter(
          (one) =>
            one.object.name === name &&
            (isCluster || (one.object.namespace || 'default') === (object.namespace || 'default')),
        );
      if (roles.length === 0)
        return flagRolesNotFound ? [{ range, message: said(notFound, { kind, name }) }] : [];
      return roles
        .flatMap((role) => [role, ...aggregated(role, together)])
        .flatMap((role) => {
          const granted = grants(role.object.node);
          if (granted === undefined) return [];
          const args = {
            ...{ kind, name: role.object.name ?? '' },
            verbs: granted.verbs.join(', '),
            resources: granted.resources.join(', '),
          };
          const at = placeIn(role, nearestKey(role.object.node, ['rules']), manifest);
          const related = [{ ...at, message: said(rules, args) }];
          return [{ range, message: said(bound, args), related }];
        });
    });
}

/** The roles that a role collects by their labels. */
function aggregated({ object }: Placed, together: Together): readonly Placed[] {
  return itemsAt(object.node, ['aggregationRule', 'clusterRoleSelectors']).flatMap((item) => {
    const selector = plainSelectorOf(item, ['matchLabels']);
    return together
      .ofKind('ClusterRole')
      .filter((one) => fits(selector, stringsAt(one.object.node, ['metadata', 'labels'])));
  });
}

function among(
  items: readonly Node[],
  wanted: readonly ((text: string) => boolean)[],
): readonly string[] {
  return items.flatMap((item) => {
    const word = item.type === 'scalar' ? String(item.value) : '';
    return word === '*' || wanted.some((is) => is(word)) ? [word] : [];
  });
}

/** The strings of a list that are a `*`. */
export function wildcards(node: Node, key: string): readonly Node[] {
  const list = nodeAt(node, [key]);
  return itemsAt(list, []).filter((item) => item.type === 'scalar' && item.value === '*');
}

/** A Role with one rule, and a binding to it, for examples. */
export function boundTo(resource: string, verb: string): string {
  const role = `rules:\n  - apiGroups: ["*"]\n    resources: [${resource}]\n    verbs: [${verb}]\n`;
  const binding = 'roleRef:\n  apiGroup: rbac.authorization.k8s.io\n  kind: Role\n  name: web\n';
  const group = 'rbac.authorization.k8s.io/v1';
  return `${objectWith(group, 'Role', role)}---\n${objectWith(group, 'RoleBinding', binding)}`;
}
