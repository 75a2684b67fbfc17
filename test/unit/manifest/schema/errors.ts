import type { Manifest } from '../../../../src/manifest/document.ts';
import { manifestRules } from '../../../../src/manifest/rules/table.ts';
import { lookTogether } from '../../../../src/manifest/together.ts';
import { toPlain } from '../../../../src/text.ts';

/** What the rules find that are errors, each as `line:column rule message`, from 1. */
export function allErrors(manifest: Manifest): readonly string[] {
  const together = lookTogether([manifest]);
  return manifestRules
    .filter(({ severity }) => severity === 'error')
    .flatMap((rule) =>
      [...rule.check(manifest, together)].map(({ range: { start }, message }) => {
        const place = `${start.line + 1}:${start.character + 1}`;
        return `${place} ${rule.ids[0]} ${toPlain(message, 'en')}`;
      }),
    )
    .sort();
}
