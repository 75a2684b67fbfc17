/**
 * Markdown of labs and causes as safe HTML: no raw HTML, no link but https and the lab's own, no
 * image from elsewhere. Everything that is not allowed stays as its plain text.
 */
import MarkdownIt, { type Token } from 'markdown-it';
import { difference, type Part } from './difference.ts';
import { iconHtml } from './icons.ts';

export interface MarkdownOptions {
  /** Images are only those beneath it. */
  readonly imageBase?: string | undefined;
  /** `sh run` fences get Run in terminal, numbered from 0 in their order. */
  readonly runnable: boolean;
  readonly labels: { readonly copy: string; readonly run: string };
}

const markdown = new MarkdownIt({ html: false, linkify: false });
// Every link is parsed, and judged once, in `prepareInline`.
markdown.validateLink = () => true;
const { escapeHtml } = markdown.utils;

markdown.renderer.rules['fence'] = markdown.renderer.rules['code_block'] = (tokens, index) => {
  const token = tokens[index];
  if (token === undefined) return '';
  const run = attribute(token, 'data-run');
  const button = (label: string, attribute: string, picture: string): string =>
    `<button type="button" class="tool" ${attribute} title="${escapeHtml(label)}" aria-label="${escapeHtml(label)}">${picture}</button>`;
  const copy = button(attribute(token, 'data-copy'), 'data-copy', iconHtml('copy'));
  const runIt =
    run === ''
      ? ''
      : button(attribute(token, 'data-label'), `data-run="${escapeHtml(run)}"`, iconHtml('run'));
  const shell = /^sh(?: |$)/.test(token.info.trim()) ? ' shell' : '';
  return `<div class="command${shell}"><pre><code>${commandHtml(token.content.replace(/\n$/, ''))}</code></pre><div class="tools">${copy}${runIt}</div></div>`;
};

/**
 * Words with hyphens, as options are, and with gaps to be filled, in elements of their own: a browser
 * breaks behind each hyphen, and anywhere in a gap.
 */
function commandHtml(text: string): string {
  return text
    .split(/(\s+)/)
    .map((word) =>
      /-|__/.test(word) ? `<span class="word">${escapeHtml(word)}</span>` : escapeHtml(word),
    )
    .join('');
}

/** A step's text, a hint: paragraphs, lists, fences. Its headings begin at the third level. */
export function blockHtml(source: string, options: MarkdownOptions): string {
  const tokens = markdown.parse(source, {});
  prepare(tokens, options);
  return markdown.renderer.render(tokens, markdown.options, {});
}

/** A title, a reply. */
export function inlineHtml(source: string, options: MarkdownOptions): string {
  return renderInline(parseInline(source, options));
}

/** The text inside a control: without links, which cannot stand in another control. */
export function labelHtml(source: string, options: MarkdownOptions): string {
  const tokens = parseInline(source, options).filter(({ type }) => !type.startsWith('link_'));
  return renderInline(tokens);
}

/** Expected and observed, with what differs between their first code spans marked. */
export function pairHtml(
  expected: string,
  observed: string,
  options: MarkdownOptions,
): { readonly expected: string; readonly observed: string } {
  const left = parseInline(expected, options);
  const right = parseInline(observed, options);
  const wanted = left.find(({ type }) => type === 'code_inline');
  const found = right.find(({ type }) => type === 'code_inline');
  if (wanted !== undefined && found !== undefined) {
    const parts = difference(wanted.content, found.content);
    becomeHtml(wanted, `<code>${partsHtml(parts.expected, 'ins')}</code>`);
    becomeHtml(found, `<code>${partsHtml(parts.observed, 'del')}</code>`);
  }
  return { expected: renderInline(left), observed: renderInline(right) };
}

function partsHtml(parts: readonly Part[], tag: 'ins' | 'del'): string {
  return parts
    .map(({ text, changed }) =>
      changed ? `<${tag}>${escapeHtml(text)}</${tag}>` : escapeHtml(text),
    )
    .join('');
}

function parseInline(source: string, options: MarkdownOptions): Token[] {
  const tokens = markdown.parseInline(source, {}).flatMap(({ children }) => children ?? []);
  prepareInline(tokens, options);
  return tokens;
}

function renderInline(tokens: Token[]): string {
  return markdown.renderer.renderInline(tokens, markdown.options, {});
}

/** The parser makes no raw HTML, so what has this type is ours, and escaped. */
function becomeHtml(token: Token, content: string): void {
  token.type = 'html_inline';
  token.content = content;
}

function prepare(tokens: readonly Token[], options: MarkdownOptions): void {
  const levels = tokens.filter(({ type }) => type === 'heading_open').map(levelOf);
  const shift = 3 - Math.min(...levels);
  let fences = 0;
  for (const token of tokens) {
    if (token.type === 'heading_open' || token.type === 'heading_close') {
      token.tag = `h${Math.min(6, levelOf(token) + shift)}`;
    } else if (token.type === 'fence' || token.type === 'code_block') {
      const line = token.content.trim().split('\n', 1)[0] ?? '';
      token.attrs = [['data-copy', `${options.labels.copy}: ${line}`]];
      if (options.runnable && token.info.trim() === 'sh run') {
        token.attrs.push(['data-run', String(fences++)]);
        token.attrs.push(['data-label', `${options.labels.run}: ${line}`]);
      }
    } else if (token.type === 'th_open' || token.type === 'td_open') {
      // The policy allows no style attributes.
      const align = /text-align:(\w+)/.exec(attribute(token, 'style'))?.[1];
      token.attrs = align === undefined ? null : [['class', `align-${align}`]];
    } else if (token.children !== null) {
      prepareInline(token.children, options);
    }
  }
}

function levelOf({ tag }: Token): number {
  return Number(tag.slice(1));
}

function prepareInline(tokens: readonly Token[], { imageBase }: MarkdownOptions): void {
  const open: string[] = [];
  for (const token of tokens) {
    if (token.type === 'link_open') {
      const href = attribute(token, 'href');
      const tag = isAllowed(href) ? 'a' : 'span';
      open.push(tag);
      token.tag = tag;
      token.attrs = tag === 'a' ? [['href', href]] : null;
    } else if (token.type === 'link_close') {
      token.tag = open.pop() ?? 'span';
    } else if (token.type === 'image') {
      const source = imageUri(attribute(token, 'src'), imageBase);
      if (source === undefined) becomeHtml(token, escapeHtml(token.content));
      else
        token.attrs = [
          ['src', source],
          ['alt', ''],
        ];
    }
  }
}

function attribute(token: Token, name: string): string {
  return String(token.attrGet(name) ?? '');
}

function isAllowed(href: string): boolean {
  return /^(https:\/\/|lab:(open|diff|insert)\/)/.test(href);
}

/** Undefined for what is not beneath the base, however it is written. */
function imageUri(source: string, imageBase: string | undefined): string | undefined {
  if (imageBase === undefined || !URL.canParse(source, within(imageBase))) return undefined;
  // Encoded dots and backslashes, which a file system may read as a way out.
  if (/\.\.|\\|%2e|%2f|%5c/i.test(source)) return undefined;
  const base = new URL(within(imageBase));
  const { href } = new URL(source, base);
  return href.startsWith(base.href) && href !== base.href ? href : undefined;
}

function within(base: string): string {
  return base.endsWith('/') ? base : `${base}/`;
}
