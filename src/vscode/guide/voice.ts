import { toMarkdown, toPlain, type Language, type Said } from '../../text.ts';

/** Says things in the person's language. */
export interface Voice {
  readonly language: Language;
  readonly markdown: (said: Said) => string;
  /** For labels, titles and menus: no marks. */
  readonly plain: (said: Said) => string;
}

export function voice(language: Language): Voice {
  return {
    language,
    markdown: (said) => toMarkdown(said, language),
    plain: (said) => toPlain(said, language),
  };
}
