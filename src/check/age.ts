import type { Text } from '../text.ts';

const units = [
  { seconds: 86_400, en: ['day', 'days'], 'zh-cn': '天' },
  { seconds: 3_600, en: ['hour', 'hours'], 'zh-cn': '小时' },
  { seconds: 60, en: ['minute', 'minutes'], 'zh-cn': '分钟' },
] as const;

/** A span of milliseconds in the largest unit that fits, e.g. `40 s`, `2 minutes`. */
export function age(milliseconds: number): Text {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  for (const unit of units) {
    if (seconds < unit.seconds) continue;
    const count = Math.floor(seconds / unit.seconds);
    return {
      en: `${count} ${unit.en[count === 1 ? 0 : 1]}`,
      'zh-cn': `${count} ${unit['zh-cn']}`,
    };
  }
  return { en: `${seconds} s`, 'zh-cn': `${seconds} 秒` };
}
