import { said } from '../text.ts';
import type { Said, Text } from '../text.ts';
import type { Place } from '../range.ts';
import type { FileRead } from '../world/files/files.ts';
import { parseIni } from './ini.ts';
import type { Ini, IniEntry } from './ini.ts';
import { asList, missingFrom } from './matchers.ts';
import { gapsIn, lineAt, rangeOf } from './places.ts';
import type { FileSpec } from './types/file.ts';
import type { Judgement } from './verdict.ts';
import { missingFile, shown } from './wordings.ts';

const present: Text = { en: 'a file `{path}`', 'zh-cn': '文件 `{path}`' };
const absent: Text = { en: 'no file `{path}`', 'zh-cn': '不存在文件 `{path}`' };
const unreadable: Readonly<Record<string, Text>> = {
  directory: { en: '`{path}` is a folder', 'zh-cn': '`{path}` 是目录' },
  'too-large': { en: '`{path}` is larger than 1 MiB', 'zh-cn': '`{path}` 超过 1 MiB' },
  'not-text': { en: '`{path}` is not text', 'zh-cn': '`{path}` 不是文本文件' },
  outside: { en: '`{path}` leads out of the lab’s folder', 'zh-cn': '`{path}` 指向实验文件夹之外' },
};
const noGaps: Text = { en: '`{path}` without gaps', 'zh-cn': '`{path}` 中的空已全部填好' };
const gapsLeft: Text = {
  en: 'gaps left (`____`): {count}, the first on line {line}',
  'zh-cn': '还有 {count} 处空（`____`），第一处在第 {line} 行',
};
const holds: Text = { en: '`{text}` in `{path}`', 'zh-cn': '`{path}` 中有 `{text}`' };
const lacks: Text = { en: '`{path}` without it', 'zh-cn': '`{path}` 中没有' };
const without: Text = { en: '`{path}` without `{text}`', 'zh-cn': '`{path}` 中没有 `{text}`' };
const onLine: Text = { en: '`{text}` on line {line}', 'zh-cn': '第 {line} 行有 `{text}`' };
const noKey: Text = {
  en: 'no `{key}` in the section `[{section}]`',
  'zh-cn': '`[{section}]` 一节中没有 `{key}`',
};
const noSection: Text = { en: 'no section `[{section}]`', 'zh-cn': '没有 `[{section}]` 一节' };

export function fail(
  aspect: string,
  expected: Said,
  observed: Said,
  places: readonly Place[] = [],
): Judgement {
  return { pass: false, aspect, expected, observed, places };
}

/** What keeps a file from being judged at all, or undefined. */
export function unreadableFile(path: string, read: FileRead): Judgement | undefined {
  if (read.kind === 'file') return undefined;
  const expected = said(present, { path });
  if (read.kind === 'missing') return fail('missing', expected, said(missingFile, { path }));
  return fail('unreadable', expected, said(unreadable[read.kind] ?? missingFile, { path }));
}

/** The gaps that are left in a file, or undefined. */
export function gapsLeftIn(path: string, text: string): Judgement | undefined {
  const gaps = gapsIn(text);
  const [first] = gaps;
  if (first === undefined) return undefined;
  return fail(
    'gap',
    said(noGaps, { path }),
    said(gapsLeft, { count: gaps.length, line: first.start.line + 1 }),
    gaps.map((range) => ({ path, range })),
  );
}

export function judgeFile(spec: FileSpec, read: FileRead): Judgement {
  const { path } = spec;
  if (spec.exists === false) {
    const expected = said(absent, { path });
    return read.kind === 'missing'
      ? { pass: true, expected, observed: expected }
      : fail('present', expected, said(present, { path }));
  }
  const unread = unreadableFile(path, read);
  if (unread !== undefined || read.kind !== 'file') {
    return unread ?? fail('missing', said(present, { path }), said(missingFile, { path }));
  }
  const { text } = read;
  return (
    gapsLeftIn(path, text) ??
    iniDiffers(spec, text) ??
    includesLess(spec, text) ??
    excludesLess(spec, text) ?? {
      pass: true,
      expected: said(present, { path }),
      observed: said(present, { path }),
    }
  );
}

function includesLess({ path, includes }: FileSpec, text: string): Judgement | undefined {
  const [missing] = missingFrom(text, includes);
  if (missing === undefined) return undefined;
  return fail('includes', said(holds, { text: missing, path }), said(lacks, { path }));
}

function excludesLess({ path, excludes }: FileSpec, text: string): Judgement | undefined {
  const found = asList(excludes).find((part) => text.includes(part));
  if (found === undefined) return undefined;
  const range = rangeOf(text, found);
  return fail(
    'excludes',
    said(without, { path, text: found }),
    said(onLine, { text: found, line: (range?.start.line ?? 0) + 1 }),
    range === undefined ? [] : [{ path, range }],
  );
}

/** The first value of an ini file that is not as wanted. */
export interface IniFault {
  readonly section: string;
  readonly key: string;
  readonly wanted: string;
  /** The line that says something else. */
  readonly entry?: IniEntry;
  /** The section that lacks the key. */
  readonly opening?: Ini['sections'][number];
}

export function findIniFault({ ini = {} }: FileSpec, text: string): IniFault | undefined {
  const found = parseIni(text);
  for (const [section, keys] of Object.entries(ini)) {
    const opening = found.sections.find(({ name }) => name === section);
    for (const [key, value] of Object.entries(keys)) {
      const wanted = String(value);
      const entries = found.entries.filter((each) => each.section === section && each.key === key);
      if (entries.some((each) => each.value === wanted)) continue;
      const entry = entries.at(-1);
      if (entry !== undefined) return { section, key, wanted, entry };
      return opening === undefined ? { section, key, wanted } : { section, key, wanted, opening };
    }
  }
  return undefined;
}

function iniDiffers(spec: FileSpec, text: string): Judgement | undefined {
  const fault = findIniFault(spec, text);
  if (fault === undefined) return undefined;
  const { path } = spec;
  const { section, key, wanted, entry, opening } = fault;
  const expected = shown(`${key} = ${wanted}`);
  if (entry !== undefined) {
    const place = lineAt(path, text, entry.range.start.line);
    return fail('ini', expected, shown(`${key} = ${entry.value}`), [place]);
  }
  if (opening === undefined) return fail('ini-section', expected, said(noSection, { section }));
  const place = lineAt(path, text, opening.range.start.line);
  return fail('ini-key', expected, said(noKey, { key, section }), [place]);
}
