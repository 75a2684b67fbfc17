import { Hover, languages, MarkdownString, Range as EditorRange, type Disposable } from 'vscode';
import { hoverAt, type FieldHover } from '../../../manifest/editor/hover.ts';
import type { ApiWords } from '../../../manifest/schema/schemas.ts';
import { toMarkdown, type Text } from '../../../text.ts';
import { manifestFiles } from '../../manifestDocument.ts';
import { settings } from '../../settings.ts';
import type { ManifestFolder } from './folder.ts';

const requiredField: Text = { en: '{type}, required', 'zh-cn': '{type}，必填' };
const optionalField: Text = { en: '{type}', 'zh-cn': '{type}' };
const choices: Text = { en: 'One of {words}', 'zh-cn': '可选值：{words}' };
const usual: Text = { en: 'Without it: `{value}`', 'zh-cn': '不写时：`{value}`' };

/** The API's words on a field, what it takes and what counts without it. */
export function hover(
  { together }: Pick<ManifestFolder, 'together'>,
  words: () => ApiWords,
): Disposable {
  return languages.registerHoverProvider(manifestFiles, {
    async provideHover(document, position) {
      const offset = document.offsetAt(position);
      const here = await together(document);
      const found = here && hoverAt(here.manifest, words(), offset);
      if (found === undefined) return undefined;
      const [start, end] = [found.span.start, found.span.end].map((at) => document.positionAt(at));
      const range = start && end ? new EditorRange(start, end) : undefined;
      return new Hover(markdownOf(found), range);
    },
  });
}

function markdownOf(found: FieldHover): MarkdownString {
  const { language } = settings();
  const tell = (text: Text, args: Readonly<Record<string, string>>): string =>
    toMarkdown({ text, args }, language);
  const field = found.required ? requiredField : optionalField;
  const text = new MarkdownString();
  text.appendMarkdown(`**\`${found.path}\`** — ${tell(field, { type: found.type[language] })}`);
  // It is in English, and no Markdown: nothing in it is to be a link or a picture.
  if (found.about !== '') text.appendMarkdown('\n\n').appendText(found.about);
  if (found.choices.length > 0) {
    const named = found.choices.map((word) => `\`${word}\``).join(', ');
    text.appendMarkdown(`\n\n${choices[language].replace('{words}', named)}`);
  }
  if (found.usual !== undefined) {
    text.appendMarkdown(`\n\n${tell(usual, { value: found.usual })}`);
  }
  return text;
}
