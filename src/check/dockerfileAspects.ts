import type { Instruction } from '../dockerfile/model.ts';
import { said } from '../text.ts';
import type { Text } from '../text.ts';
import { fail, gapsLeftIn, unreadableFile } from './fileAspects.ts';
import { asList, missingFrom, squeeze, wantedText } from './matchers.ts';
import type {
  DockerfileObservation,
  DockerfileSpec,
  WantedInstruction,
} from './types/dockerfile.ts';
import type { Judgement } from './verdict.ts';
import { shown } from './wordings.ts';

const allThere: Text = {
  en: 'the instructions asked for in `{path}`',
  'zh-cn': '`{path}` 中有要求的指令',
};
const behind: Text = {
  en: '`{later}` after `{earlier}`',
  'zh-cn': '`{later}` 在 `{earlier}` 之后',
};
const before: Text = {
  en: '`{later}` before it, on line {line}',
  'zh-cn': '`{later}` 在它之前，位于第 {line} 行',
};
const noSuch: Text = { en: 'no `{keyword}` like that', 'zh-cn': '没有这样的 `{keyword}`' };

export function judgeDockerfile(spec: DockerfileSpec, seen: DockerfileObservation): Judgement {
  const { path } = spec;
  const unread = unreadableFile(path, seen.read);
  if (unread !== undefined) return unread;
  const gaps = seen.read.kind === 'file' ? gapsLeftIn(path, seen.read.text) : undefined;
  if (gaps !== undefined) return gaps;
  const lack = findLack(spec, seen.instructions);
  if (lack === undefined) {
    return { pass: true, expected: said(allThere, { path }), observed: said(allThere, { path }) };
  }
  const line = wantedLine(lack.wanted);
  if (lack.misplaced !== undefined) {
    const { misplaced, earlier } = lack;
    return fail(
      'order',
      said(behind, { later: line, earlier }),
      said(before, { later: misplaced.source, line: misplaced.range.start.line + 1 }),
      [{ path, range: misplaced.range }],
    );
  }
  return lack.nearest === undefined
    ? fail('instruction', shown(line), said(noSuch, { keyword: lack.wanted.is }))
    : fail('instruction', shown(line), shown(lack.nearest.source), [
        { path, range: lack.nearest.range },
      ]);
}

/** The first wanted instruction that is not where it should be. */
interface Lack {
  readonly wanted: WantedInstruction;
  /** It is there, but before what it should follow. */
  readonly misplaced?: Instruction;
  /** The wanted instruction that it should follow. */
  readonly earlier: string;
  /** One of the same keyword that nothing else wants: probably the one that was meant. */
  readonly nearest?: Instruction;
}

export function findLack(
  spec: DockerfileSpec,
  instructions: readonly Instruction[],
): Lack | undefined {
  let from = 0;
  let earlier = '';
  for (const wanted of spec.instructions) {
    const index = instructions.findIndex(
      (each, at) => (spec.ordered !== true || at >= from) && matches(each, wanted),
    );
    if (index < 0) {
      const misplaced = instructions.find((each) => matches(each, wanted));
      if (misplaced !== undefined) return { wanted, earlier, misplaced };
      const nearest = instructions.find(
        (each) =>
          each.keyword === wanted.is && !spec.instructions.some((any) => matches(each, any)),
      );
      return nearest === undefined ? { wanted, earlier } : { wanted, earlier, nearest };
    }
    from = index + 1;
    earlier = wantedLine(wanted);
  }
  return undefined;
}

function matches(instruction: Instruction, wanted: WantedInstruction): boolean {
  if (instruction.keyword !== wanted.is) return false;
  const words = argumentsText(instruction);
  const raw = squeeze(instruction.arguments);
  if (wanted.equals !== undefined) {
    const equals = tidyPaths(wanted.is, squeeze(asList(wanted.equals).join(' ')));
    if (equals !== words && equals !== raw) return false;
  }
  return (
    missingFrom(words, wanted.includes).length === 0 ||
    missingFrom(raw, wanted.includes).length === 0
  );
}

/** The arguments as words, so that the JSON form and the shell form compare. */
function argumentsText({ keyword, json, arguments: text }: Instruction): string {
  return tidyPaths(keyword, squeeze(json === undefined ? text : json.join(' ')));
}

/** `./` is the same folder as `.`. */
function tidyPaths(keyword: string, text: string): string {
  if (keyword !== 'COPY' && keyword !== 'ADD') return text;
  return text
    .split(' ')
    .map((word) => (word === './' ? '.' : word))
    .join(' ');
}

function wantedLine(wanted: WantedInstruction): string {
  return squeeze(`${wanted.is} ${wantedText(wanted)}`);
}
