import { FoldingRange, FoldingRangeKind, languages, type Disposable } from 'vscode';
import { dockerfiles } from '../document.ts';
import type { Hints, Parsed } from './parsed.ts';

export function folding({ foldsOf }: Hints, parsed: Parsed): Disposable {
  return languages.registerFoldingRangeProvider(dockerfiles, {
    provideFoldingRanges(document) {
      const file = parsed(document);
      return (
        file &&
        foldsOf(file).map(({ from, to, kind }) => {
          return new FoldingRange(
            from,
            to,
            kind === 'comment' ? FoldingRangeKind.Comment : undefined,
          );
        })
      );
    },
  });
}
