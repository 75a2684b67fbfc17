import { itemsAt, stringAt, stringsAt, type Node } from './model.ts';

/** A selector as Kubernetes reads it: all of it must fit. */
export interface Selector {
  readonly labels: ReadonlyMap<string, string>;
  readonly expressions: readonly Expression[];
}

interface Expression {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/** What stands under a `labelSelector`, `podSelector` or a workload's `selector`. */
export function selectorOf(node: Node | undefined): Selector {
  const expressions = itemsAt(node, ['matchExpressions']).map((item) => ({
    key: stringAt(item, ['key']) ?? '',
    operator: stringAt(item, ['operator']) ?? '',
    values: itemsAt(item, ['values']).flatMap((value) =>
      value.type === 'scalar' ? [String(value.value)] : [],
    ),
  }));
  return { labels: stringsAt(node, ['matchLabels']), expressions };
}

/** The plain labels of a Service's `selector`. */
export function plainSelectorOf(node: Node | undefined, path: readonly string[]): Selector {
  return { labels: stringsAt(node, path), expressions: [] };
}

export function isEmpty({ labels, expressions }: Selector): boolean {
  return labels.size === 0 && expressions.length === 0;
}

/** An empty one fits everything. */
export function fits(
  { labels, expressions }: Selector,
  subject: ReadonlyMap<string, string>,
): boolean {
  for (const [key, value] of labels) if (subject.get(key) !== value) return false;
  return expressions.every(({ key, operator, values }) => {
    const value = subject.get(key);
    switch (operator) {
      case 'In':
        return value !== undefined && values.includes(value);
      case 'NotIn':
        return value === undefined || !values.includes(value);
      case 'Exists':
        return value !== undefined;
      case 'DoesNotExist':
        return value === undefined;
      default:
        return false;
    }
  });
}

/** `app=web, tier in (a, b)`, for messages. */
export function shown({ labels, expressions }: Selector): string {
  const words: Readonly<Record<string, string>> = { In: 'in', NotIn: 'notin' };
  return [
    ...Array.from(labels, ([key, value]) => `${key}=${value}`),
    ...expressions.map(({ key, operator, values }) => {
      const word = words[operator];
      if (word !== undefined) return `${key} ${word} (${values.join(', ')})`;
      return operator === 'DoesNotExist' ? `!${key}` : key;
    }),
  ].join(', ');
}
