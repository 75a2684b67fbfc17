import { languages } from '../text.ts';
import type { Language, Text } from '../text.ts';
import { undeclaredInFile } from './declared.ts';
import { fault } from './fault.ts';
import { fileFault, readLabFile } from './labFiles.ts';
import { fences } from './markdown.ts';
import type { Fault } from './model.ts';
import { valuePlace } from './node.ts';
import { lineTable } from '../lineTable.ts';
import { fileStart } from './places.ts';
import type { Node } from './syntax.ts';

const suffixes: Readonly<Record<Language, string>> = { en: '.md', 'zh-cn': '.zh-cn.md' };

/** Control signs and changes of writing direction: a command would run that is not the one shown. */
const hidden = /(?![\n\r\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/** The text of a step from `steps/`, in both languages; `node` is the value that names it. */
export async function readStepText(
  folder: string,
  name: string,
  node: Node,
  path: string,
  declared: readonly string[],
): Promise<{ readonly text: Text; readonly faults: readonly Fault[] }> {
  const text: Record<Language, string> = { en: '', 'zh-cn': '' };
  const faults: Fault[] = [];
  for (const language of languages) {
    const file = fileOf(name, language);
    const read = await readLabFile(folder, file);
    if ('amiss' in read) {
      faults.push(fileFault(read.amiss, file, path, valuePlace(node)));
      continue;
    }
    text[language] = read.text;
    const sign = hidden.exec(read.text);
    if (sign !== null) {
      const place = lineTable(read.text)(sign.index, sign.index + 1);
      faults.push(fault('text-hidden', file, place, hiddenText));
    }
    if (read.text.trim() === '') faults.push(fault('text-empty', file, fileStart, emptyText));
    faults.push(...undeclaredInFile({ path: file, text: read.text }, declared, { prose: true }));
  }
  return { text, faults: faults.length > 0 ? faults : fencesAlike(name, text) };
}

/** The guide names a fence by its number, so both languages must run the same commands. */
function fencesAlike(name: string, text: Text): readonly Fault[] {
  const english = fences(text.en);
  const chinese = fences(text['zh-cn']);
  const at = Array.from({ length: Math.max(english.length, chinese.length) }, (_, index) => index);
  const index = at.find(
    (each) => english[each]?.commands.join('\n') !== chinese[each]?.commands.join('\n'),
  );
  if (index === undefined) return [];
  const line = chinese[index]?.line ?? chinese.at(-1)?.line ?? 0;
  const range = { start: { line, character: 0 }, end: { line, character: 0 } };
  return [
    fault('fences-differ', fileOf(name, 'zh-cn'), range, fencesText, {
      number: index + 1,
      file: fileOf(name, 'en'),
    }),
  ];
}

function fileOf(name: string, language: Language): string {
  return `steps/${name}${suffixes[language]}`;
}

const emptyText = { en: 'The file is empty. Write the text.', 'zh-cn': '文件是空的。请写好正文。' };
const hiddenText = {
  en: 'Remove the sign here that is not seen: it lets the text look other than it is.',
  'zh-cn': '请删掉这里看不见的字符：它会让文字看起来与实际不同。',
};
const fencesText = {
  en: 'Run the same commands as `{file}`: the `sh run` block number {number} differs.',
  'zh-cn': '命令要与 `{file}` 相同：第 {number} 个 `sh run` 代码块不一样。',
};
