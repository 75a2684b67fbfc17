/** The languages every text exists in. */
export const languages = ['en', 'zh-cn'] as const;
export type Language = (typeof languages)[number];

/** One text in every language. Inline Markdown (code, emphasis, links); `{name}` takes an argument. */
export type Text = Readonly<Record<Language, string>>;

export type Arguments = Readonly<Record<string, string | number | Text | Said>>;

/** A text with its arguments: kept in results, so that one run can be read in either language. */
export interface Said {
  readonly text: Text;
  readonly args?: Arguments;
}

export function said(text: Text, args?: Arguments): Said {
  return args === undefined ? { text } : { text, args };
}

/** Splits a text so that every second part is a code span. */
const codeSpans = /(`[^`]*`)/;
const link = /`[^`]*`|\[((?:`[^`]*`|[^\]`])*)\]\([^)]*\)/g;
const placeholder = /\{(\w+)\}/g;
const markdownPunctuation = /[\\`*_{}[\]()#+\-.!|<>~&:]/g;
/** Control characters and changes of writing direction: a log line must not steer a terminal. */
// eslint-disable-next-line no-control-regex
const steering = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/**
 * The text as inline Markdown. Arguments are data (image names, log lines): inside a code span they
 * cannot end it, outside of one their punctuation is escaped. An argument that is a text itself
 * keeps its own marks, with arguments of its own or without.
 */
export function toMarkdown({ text, args = {} }: Said, language: Language): string {
  return inParts(
    text[language],
    (code) => fill(code, args, inCode, (inner) => inCode(plainOf(inner, language))),
    (prose) =>
      fill(
        prose,
        args,
        (value) => value.replace(markdownPunctuation, String.raw`\$&`),
        (inner) => ('text' in inner ? toMarkdown(inner, language) : inner[language]),
      ),
  );
}

/** The text for a terminal or a log: the same words without code marks, emphasis and links. */
export function toPlain({ text, args = {} }: Said, language: Language): string {
  const plain = (part: string): string =>
    fill(
      part,
      args,
      (value) => value,
      (inner) => plainOf(inner, language),
    );
  return partsOf(text, language).map(plain).join('').replace(steering, '\uFFFD');
}

const plainParts = new WeakMap<Text, Map<Language, readonly string[]>>();

/** The parts of a text without their marks, read once: many findings say the same. */
function partsOf(text: Text, language: Language): readonly string[] {
  const known = plainParts.get(text) ?? new Map<Language, readonly string[]>();
  const there = known.get(language);
  if (there !== undefined) return there;
  const parts = unlinked(text[language])
    .split(codeSpans)
    .map((part, index) => (index % 2 === 1 ? part.slice(1, -1) : part.replaceAll('**', '')));
  plainParts.set(text, known.set(language, parts));
  return parts;
}

/** The text with its code spans, marks included, and what is between them made by these two. */
function inParts(
  text: string,
  code: (span: string) => string,
  prose: (between: string) => string,
): string {
  const parts = text.split(codeSpans);
  return parts.map((part, index) => (index % 2 === 1 ? code(part) : prose(part))).join('');
}

function fill(
  part: string,
  args: Arguments,
  data: (value: string) => string,
  marked: (text: Text | Said) => string,
): string {
  if (!part.includes('{')) return part;
  return part.replace(placeholder, (match, name: string) => {
    const value = Object.hasOwn(args, name) ? args[name] : undefined;
    if (value === undefined) return match;
    return typeof value === 'object' ? marked(value) : data(oneLine(String(value)));
  });
}

function plainOf(inner: Text | Said, language: Language): string {
  return 'text' in inner ? toPlain(inner, language) : unmarked(inner[language]);
}

function unmarked(text: string): string {
  return inParts(
    unlinked(text),
    (code) => code.slice(1, -1),
    (prose) => prose.replaceAll('**', ''),
  );
}

/** The text with each link's words in its place; code spans stay as they are. */
function unlinked(text: string): string {
  if (!text.includes('](')) return text;
  return text.replace(link, (match, words: string | undefined) => words ?? match);
}

/** A value that neither ends the code span nor leaves it empty, which would not be one. */
function inCode(value: string): string {
  return value.replaceAll('`', 'ˋ') || ' ';
}

function oneLine(value: string): string {
  if (!value.includes('\n') && !value.includes('\r')) return value.replace(steering, '\uFFFD');
  const lines = value.split(/[\r\n]+/);
  const trimmed = lines.map((line, index) => {
    const from = index === 0 ? line : line.trimStart();
    return index === lines.length - 1 ? from : from.trimEnd();
  });
  return trimmed.join(' ⏎ ').replace(steering, '\uFFFD');
}
