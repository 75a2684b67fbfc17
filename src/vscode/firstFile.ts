import { linkTarget } from './linkTarget.ts';

/** The file that a step's text first links to. */
export function firstFile(markdown: string): string | undefined {
  for (const [, href = ''] of markdown.matchAll(/\]\((lab:open\/[^)\s]+)\)/g)) {
    const target = linkTarget(href);
    if (target?.kind === 'open') return target.path;
  }
  return undefined;
}
