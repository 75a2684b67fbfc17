import { languages, type Language } from '../text.ts';

/** The setting if it names a language, else the editor's own. */
export function languageOf(setting: string, display: string): Language {
  const named = languages.find((language) => language === setting);
  return named ?? (display.toLowerCase().startsWith('zh') ? 'zh-cn' : 'en');
}
