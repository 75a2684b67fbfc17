import type { Comments, Ignore } from '../lint/ignore.ts';
import type { Manifest } from './document.ts';
import { nodeAt } from './model.ts';
import type { ManifestObject } from './objects.ts';
import { keyOf } from './schema/check.ts';

const prefix = 'ignore-check.kube-linter.io/';

/** What the annotations of objects say to linters: kube-linter's, each for its whole object. */
export function readComments({ file, objects, rangeOf }: Manifest): Comments {
  const ignores = objects.flatMap(({ node }) => ignoresOf(node));
  return { ignores, override: () => undefined, turnedOn: () => false };

  function ignoresOf(node: ManifestObject['node']): readonly Ignore[] {
    const annotations = nodeAt(node, ['metadata', 'annotations']);
    if (annotations?.type !== 'map' || annotations.flow) return [];
    const whole = rangeOf(node.span);
    const lines = { from: whole.start.line, to: whole.end.line };
    return annotations.pairs.flatMap((pair) => {
      const key = keyOf(pair);
      if (pair.merged || !key.startsWith(prefix)) return [];
      const start = file.text.lastIndexOf('\n', pair.key.span.start) + 1;
      const next = file.text.indexOf('\n', Math.max(pair.value.span.end - 1, pair.key.span.end));
      const end = next < 0 ? file.text.length : next + 1;
      const removal = [{ range: rangeOf({ start, end }), text: '' }];
      return [{ id: key.slice(prefix.length), range: rangeOf(pair.key.span), lines, removal }];
    });
  }
}
