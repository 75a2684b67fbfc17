import { MarkdownString } from 'vscode';
import type { LayerHint } from '../../live/layers/hints.ts';
import { toMarkdown } from '../../text.ts';
import { say } from '../say.ts';
import { settings } from '../settings.ts';

/** `12.3 MB · from the cache` */
export function inlayLabel({ label }: LayerHint): string {
  return label.map(({ text, args }) => say(text, args)).join(' · ');
}

export function lessonText({ lesson }: LayerHint): MarkdownString {
  const { language } = settings();
  const text = new MarkdownString();
  let inList = false;
  for (const paragraph of lesson) {
    if ('code' in paragraph) {
      text.appendCodeblock(paragraph.code, 'dockerfile');
      continue;
    }
    const isItem = paragraph.item === true;
    if (inList && !isItem) text.appendMarkdown('\n');
    text.appendMarkdown(`${isItem ? '- ' : ''}${toMarkdown(paragraph.said, language)}\n`);
    if (!isItem) text.appendMarkdown('\n');
    inList = isItem;
  }
  return text;
}
