import { said } from '../text.ts';
import type { Said, Text } from '../text.ts';
import { age } from './age.ts';

/** Wordings that several check types share. */
export const missingImage: Text = {
  en: 'no image called `{ref}`',
  'zh-cn': '没有名为 `{ref}` 的镜像',
};

export const missingContainer: Text = {
  en: 'no container called `{name}`',
  'zh-cn': '没有名为 `{name}` 的容器',
};

export const missingFile: Text = {
  en: 'no file `{path}`',
  'zh-cn': '没有文件 `{path}`',
};

const nothing: Text = { en: 'nothing', 'zh-cn': '无' };

const builtAgo: Text = { en: '`{value}` · built {age} ago', 'zh-cn': '`{value}` · {age}前构建' };

/** A name with how long ago it was built. */
export function agoOf(value: string, milliseconds: number): Said {
  return said(builtAgo, { value, age: age(milliseconds) });
}

const value: Text = { en: '`{value}`', 'zh-cn': '`{value}`' };

/** A value from the world or the lab as code; an empty one is said in words. */
export function shown(text: string): Said {
  return text === '' ? said(nothing) : said(value, { value: text });
}

const notSeen: Text = { en: 'not seen yet', 'zh-cn': '还没有看到' };
const notSeenInGap: Text = {
  en: 'not seen: nobody was watching for a while. If you did it then, do it again',
  'zh-cn': '没有看到：中间有一段时间没有监听。如果你是那时做的，请再做一次',
};

/** Of an act that the daemon did not tell of; `gap` when nobody listened for a while. */
export function unseen(gap: boolean): Said {
  return said(gap ? notSeenInGap : notSeen);
}
