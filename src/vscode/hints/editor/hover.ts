import { Hover, languages, MarkdownString, type Disposable } from 'vscode';
import type { HoverPart } from '../../../dockerfile/editor/hover.ts';
import { toMarkdown, type Language } from '../../../text.ts';
import { editorRange } from '../../places.ts';
import { settings } from '../../settings.ts';
import { dockerfiles } from '../document.ts';
import type { Hints, Parsed } from './parsed.ts';
import { referencePage } from './words.ts';

/** What an instruction, a flag, a stage or a variable is. */
export function hover({ hoverAt }: Hints, parsed: Parsed): Disposable {
  return languages.registerHoverProvider(dockerfiles, {
    provideHover(document, position) {
      const file = parsed(document);
      const found = file && hoverAt(file, document.offsetAt(position));
      if (found === undefined || found.parts.length === 0) return undefined;
      return new Hover(
        markdownOf(found.parts, settings().language),
        editorRange(found.place.range),
      );
    },
  });
}

function markdownOf(parts: readonly HoverPart[], language: Language): MarkdownString {
  const text = new MarkdownString();
  for (const part of parts) {
    if ('code' in part) text.appendCodeblock(part.code, 'dockerfile');
    else if ('link' in part) text.appendMarkdown(`\n\n[${referencePage[language]}](${part.link})`);
    else text.appendMarkdown(`\n\n${toMarkdown(part, language)}`);
  }
  return text;
}
