import type { Text } from '../../../src/text.ts';
import { avoided } from './terms.ts';

const fence = /^(`{3,})([^\n]*)\n([\s\S]*?)^\1[ \t]*$/gm;
const codeSpan = /(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g;
const link = /\[([^\]]*)\]\(([^)]*)\)/g;
const rawHtml = /<\/?[a-z][^>]*>|<!--/i;
const placeholder = /(?<!\$)\{(\w+)\}/g;
const italic = /(?<!\*)\*(?![\s*])[^*\n]*\*(?!\*)|(?<!\w)_(?![\s_])[^_\n]*_(?!\w)/;
const crowded = /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u;

export interface Fence {
  readonly tag: string;
  readonly body: string;
}

export function fences(markdown: string): readonly Fence[] {
  return [...markdown.matchAll(fence)].map(([, , tag = '', body = '']) => ({ tag, body }));
}

/** Targets of the links outside of code, in the order of the text. */
export function links(markdown: string): readonly string[] {
  return [...withoutCode(markdown).matchAll(link)].map(([, , target = '']) => target);
}

/** A code span becomes one Latin word, so that what stands beside it is still judged. */
function withoutCode(markdown: string): string {
  return markdown.replace(fence, '').replace(codeSpan, 'code');
}

function prose(markdown: string): string {
  return withoutCode(markdown).replace(link, '$1').replaceAll('**', '');
}

/** What is wrong with a Chinese text by the table of terms and the rules below it. */
export function chineseFaults(chinese: string): readonly string[] {
  const words = prose(chinese);
  const spaced = crowded.exec(words);
  return [
    ...avoided.flatMap(({ avoid, use }) => {
      const found = avoid.exec(words);
      return found === null ? [] : [`“${found[0]}” should be ${use}`];
    }),
    ...(spaced === null ? [] : [`no space in “${around(words, spaced.index)}”`]),
    ...(italic.test(withoutCode(chinese)) ? ['italics in Chinese'] : []),
  ];
}

/** What is wrong with a text in both languages. */
export function textFaults(text: Text): readonly string[] {
  const { en, 'zh-cn': chinese } = text;
  return [
    ...(en.trim() === '' ? ['no English'] : []),
    ...(chinese.trim() === '' ? ['no Chinese'] : []),
    ...(/\p{Script=Han}/u.test(en) ? ['Chinese in English'] : []),
    ...(rawHtml.test(prose(en)) || rawHtml.test(prose(chinese)) ? ['raw HTML'] : []),
    ...differences('fences', fences(en).map(print), fences(chinese).map(print)),
    ...differences('links', links(en), links(chinese)),
    ...differences('placeholders', placeholders(en), placeholders(chinese)),
    ...chineseFaults(chinese),
  ];
}

function placeholders(text: string): readonly string[] {
  return [...new Set([...text.matchAll(placeholder)].map(([, name = '']) => name))];
}

function print({ tag, body }: Fence): string {
  return `${tag}\n${body}`;
}

/** The order may differ between languages; what there is may not. */
function differences(
  what: string,
  en: readonly string[],
  zh: readonly string[],
): readonly string[] {
  const same = JSON.stringify([...en].sort()) === JSON.stringify([...zh].sort());
  return same ? [] : [`${what} differ: ${JSON.stringify(en)} and ${JSON.stringify(zh)}`];
}

function around(text: string, at: number): string {
  return text.slice(Math.max(0, at - 6), at + 8);
}
