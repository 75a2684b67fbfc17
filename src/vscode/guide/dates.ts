import type { Language } from '../../text.ts';

/** Local, `07:42:31`. */
export function timeOfDay(time: number): string {
  const date = new Date(time);
  return [date.getHours(), date.getMinutes(), date.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

/** Local, `21 November 2026` or `2026年11月21日`. */
export function dayOf(time: number, language: Language): string {
  const locale = language === 'en' ? 'en-GB' : 'zh-CN';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(time));
}
