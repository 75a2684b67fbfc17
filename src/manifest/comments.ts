import type { Comments, Ignore } from '../lint/ignore.ts';
import type { TextEdit } from '../lint/finding.ts';
import type { Manifest } from './document.ts';
import { pairRemoved } from './edits.ts';
import { keyOf, nodeAt, pairAt, type MapNode, type Node, type Pair } from './model.ts';

const kubeLinter = 'ignore-check.kube-linter.io/';
const everything = 'kube-linter.io/ignore-all';
const kubeScore = 'kube-score/ignore';

/**
 * What the annotations of objects say to linters: kube-linter's and kube-score's, each for its whole
 * object. kube-score also looks at those of a Pod's template.
 */
export function readComments(manifest: Manifest): Comments {
  const { file, objects, workloads, rangeOf } = manifest;
  // Most files have none, and need not be walked through.
  if (!file.text.includes('kube-'))
    return { ignores: [], override: nothing, turnedOn: () => false };
  const ignores = [
    ...objects.flatMap(({ node }) => ignoresOf(node, node)),
    ...workloads.flatMap(({ object, template }) =>
      template === object.node
        ? []
        : ignoresOf(object.node, template).filter(({ of }) => of === kubeScore),
    ),
  ];
  return {
    ignores: ignores.map(({ ignore }) => ignore),
    override: nothing,
    turnedOn: () => false,
  };

  function ignoresOf(
    object: MapNode,
    annotated: Node | undefined,
  ): readonly { readonly of: string; readonly ignore: Ignore }[] {
    const annotations = nodeAt(annotated, ['metadata', 'annotations']);
    if (annotations?.type !== 'map') return [];
    const whole = rangeOf(object.span);
    const lines = { from: whole.start.line, to: whole.end.line };
    return annotations.pairs.flatMap((pair) => {
      const key = keyOf(pair);
      if (pair.merged) return [];
      const range = rangeOf(pair.key.span);
      const removal = removalOf(annotated, annotations, pair);
      if (key === everything)
        return [{ of: everything, ignore: { id: 'all', range, lines, removal } }];
      if (key.startsWith(kubeLinter)) {
        const id = key.slice(kubeLinter.length);
        return [{ of: kubeLinter, ignore: { id, range, lines, removal } }];
      }
      if (key !== kubeScore || pair.value.type !== 'scalar') return [];
      return listed(pair).map((each, _, all) => ({
        of: kubeScore,
        ignore: {
          ...each,
          lines,
          removal: all.length === 1 ? removal : without(pair, each.id, all),
        },
      }));
    });
  }

  /** The key with its value; the whole of the annotations where it is the only one. */
  function removalOf(
    annotated: Node | undefined,
    annotations: MapNode,
    pair: Pair,
  ): readonly TextEdit[] {
    const edit = pairRemoved(manifest, annotations, pair);
    if (edit !== undefined) return [edit];
    const metadata = nodeAt(annotated, ['metadata']);
    const around = pairAt(metadata, 'annotations');
    if (metadata?.type !== 'map' || around === undefined) return [];
    const wider = pairRemoved(manifest, metadata, around);
    return wider === undefined ? [] : [wider];
  }

  /** The names of a list with commas, each at its own place where that is known. */
  function listed({
    value,
  }: Pair): readonly { readonly id: string; readonly range: Ignore['range'] }[] {
    if (value.type !== 'scalar') return [];
    const words = [...String(value.value ?? '').matchAll(/[^,\s]+/g)];
    return words.map(([id]) => {
      const at = value.source.indexOf(id);
      const { start } = value.span;
      const span = at < 0 ? value.span : { start: start + at, end: start + at + id.length };
      return { id, range: rangeOf(span) };
    });
  }

  function without(
    { value }: Pair,
    id: string,
    all: readonly { readonly id: string }[],
  ): readonly TextEdit[] {
    const rest = all.flatMap((one) => (one.id === id ? [] : [one.id])).join(',');
    return [{ range: rangeOf(value.span), text: JSON.stringify(rest) }];
  }
}

const nothing = (): undefined => undefined;
