import { languages } from '../text.ts';
import type { Range } from '../range.ts';
import { fault } from './fault.ts';
import { isMirrorName, mirrorNames } from './mirrors.ts';
import type { Fault } from './model.ts';
import { nearest } from './nearest.ts';
import { lineTable } from '../lineTable.ts';
import type { Node } from './syntax.ts';
import { referencesIn } from './variables.ts';

/** A text file of the lab, with its path for places. */
interface Source {
  readonly path: string;
  readonly text: string;
}

/** Where a YAML file may name the learner's mirrors, beside texts for people. */
const mirrored: ReadonlySet<string> = new Set(['run', 'edit']);

/**
 * Faults of `${name}` that no variable has, in every key and value of a YAML file. Texts for people
 * are prose that may show a shell's own `${…}`: there only a slip of a declared name is a fault.
 */
export function undeclaredInYaml(
  source: Source,
  root: Node,
  declared: readonly string[],
): readonly Fault[] {
  const lines = source.text.split(/\r\n|\r|\n/);
  const visit = (node: Node, prose: boolean, mirrors: boolean): Fault[] => {
    const isText = languages.every((language) => node.items.has(language));
    const known = mirrors ? [...declared, ...mirrorNames] : declared;
    return [
      ...[...names(node.value)]
        .filter((name) => isFault(name, known, prose))
        .map((name) => undeclared(name, source.path, where(lines, node.range, name), known)),
      ...[...node.items].flatMap(([key, item]) => [
        ...[...names(key)]
          .filter((name) => isFault(name, declared, false))
          .map((name) => undeclared(name, source.path, item.key ?? item.range, declared)),
        ...visit(item, prose || isText, mirrors || isText || mirrored.has(String(key))),
      ]),
    ];
  };
  return visit(root, false, false);
}

/** The same for a whole file: a template, or prose. */
export function undeclaredInFile(
  { path, text }: Source,
  declared: readonly string[],
  { prose }: { readonly prose: boolean },
): readonly Fault[] {
  const rangeOf = lineTable(text);
  const known = [...declared, ...mirrorNames];
  return referencesIn(text)
    .filter(({ name }) => isFault(name, known, prose))
    .map(({ name, offset }) =>
      undeclared(name, path, rangeOf(offset, offset + name.length + 3), known),
    );
}

/** The names that a string refers to, each once. */
function names(value: unknown): ReadonlySet<string> {
  return new Set(typeof value === 'string' ? referencesIn(value).map(({ name }) => name) : []);
}

function isFault(name: string, declared: readonly string[], prose: boolean): boolean {
  return !declared.includes(name) && (!prose || nearest(name, declared) !== undefined);
}

function undeclared(name: string, path: string, range: Range, declared: readonly string[]): Fault {
  const meant = nearest(name, declared);
  const args = { name, variable: `\${${name}}` };
  if (isMirrorName(name)) return fault('mirror-misplaced', path, range, misplacedText, args);
  return meant === undefined
    ? fault('undeclared-variable', path, range, undeclaredText, args)
    : fault('undeclared-variable', path, range, slipText, { ...args, meant: `\${${meant}}` });
}

/** The place of `${name}` within the lines of a scalar, or the scalar when it is written otherwise. */
function where(lines: readonly string[], range: Range, name: string): Range {
  const written = `\${${name}}`;
  for (let line = range.start.line; line <= range.end.line; line += 1) {
    const from = line === range.start.line ? range.start.character : 0;
    const character = (lines[line] ?? '').indexOf(written, from);
    if (character >= 0)
      return {
        start: { line, character },
        end: { line, character: character + written.length },
      };
  }
  return range;
}

const undeclaredText = {
  en: 'There is no variable `{variable}`. Declare `{name}` under `variables`, or write the value.',
  'zh-cn': '没有变量 `{variable}`。请在 `variables` 下声明 `{name}`，或直接写值。',
};
const misplacedText = {
  en: 'Write the value: `{variable}` depends on the learner’s mirrors, and stands only in texts, in `run` and `edit`, and in templates.',
  'zh-cn':
    '请直接写值：`{variable}` 取决于学习者设置的镜像加速器，只能写在文字、`run`、`edit` 和模板文件里。',
};
const slipText = {
  en: 'There is no variable `{variable}`. Did you mean `{meant}`?',
  'zh-cn': '没有变量 `{variable}`。你是想写 `{meant}` 吗？',
};
