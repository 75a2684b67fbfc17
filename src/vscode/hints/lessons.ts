import { Hover, languages, MarkdownString, type Disposable } from 'vscode';
import type { RuleInfo } from '../../lint/rule.ts';
import { said, toMarkdown, type Text } from '../../text.ts';
import { settings } from '../settings.ts';
import type { HintedFiles } from './document.ts';
import type { Problems } from './problems.ts';

const before: Text = { en: 'Instead of', 'zh-cn': '不写' };
const after: Text = { en: 'write', 'zh-cn': '而写' };

/** Over a finding: why it matters, and how it reads before and after. */
export function lessons(
  { selector, language: code }: HintedFiles,
  problems: Problems,
  ruleNamed: (id: string) => Promise<RuleInfo | undefined>,
): Disposable {
  return languages.registerHoverProvider(selector, {
    async provideHover(document, position) {
      const here = problems
        .of(document)
        .filter(({ diagnostic }) => diagnostic.range.contains(position));
      const parts: MarkdownString[] = [];
      for (const { finding } of here) {
        const rule = await ruleNamed(finding.ids[0]);
        if (rule !== undefined) parts.push(lessonOf(rule, code));
      }
      return parts.length === 0 ? undefined : new Hover(parts);
    },
  });
}

function lessonOf({ ids, why, example }: RuleInfo, code: string): MarkdownString {
  const { language } = settings();
  const words = (text: Text): string => toMarkdown(said(text), language);
  return new MarkdownString()
    .appendMarkdown(`**${ids.join(', ')}** — ${words(why)}\n\n${words(before)}`)
    .appendCodeblock(example.before.trimEnd(), code)
    .appendMarkdown(words(after))
    .appendCodeblock(example.after.trimEnd(), code);
}
