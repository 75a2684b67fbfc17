import { DockerfileParser } from 'dockerfile-ast';
import type { Range } from '../range.ts';
import { findFaults } from './faults.ts';
import type { Fault } from './faults.ts';
import { fold, jsonWords, squeeze, wordsOf } from './fold.ts';
import type { Folded, Word } from './fold.ts';
import { findHeredocs } from './heredocs.ts';
import type { Heredoc, HeredocsOfLine } from './heredocs.ts';

/** `--from=base`; a flag without `=` has no value. */
export interface Flag {
  readonly name: string;
  readonly value: string | undefined;
  readonly range: Range;
}

export interface Instruction {
  /** In capitals. */
  readonly keyword: string;
  readonly keywordRange: Range;
  /** Without the here-documents that follow. */
  readonly range: Range;
  readonly flags: readonly Flag[];
  /** The arguments behind the flags on one line, without comments and line continuations. */
  readonly arguments: string;
  /** Undefined when there are none. */
  readonly argumentsRange: Range | undefined;
  /** The arguments one by one. */
  readonly words: readonly Word[];
  /** The strings of the JSON form, e.g. `CMD ["uwsgi"]`; undefined in the shell form. */
  readonly json: readonly string[] | undefined;
  readonly heredocs: readonly Heredoc[];
  /** The build stage it belongs to, FROM included; -1 before the first. */
  readonly stage: number;
  /** The instruction on one line, for people. */
  readonly source: string;
}

/** A build stage: from its FROM to the next. */
export interface Stage {
  /** As in `FROM base AS name`. */
  readonly name: string | undefined;
  /** The image or stage it builds on, as written. */
  readonly base: string;
  readonly range: Range;
}

export interface Directive {
  /** In small letters: `syntax`, `escape`, `check`. */
  readonly name: string;
  readonly value: string;
  readonly range: Range;
}

export interface Dockerfile {
  readonly directives: readonly Directive[];
  readonly stages: readonly Stage[];
  readonly instructions: readonly Instruction[];
  readonly comments: readonly { readonly text: string; readonly range: Range }[];
  readonly faults: readonly Fault[];
  readonly newline: '\n' | '\r\n';
  readonly escape: '\\' | '`';
}

/**
 * Reads a Dockerfile as far as it can be read; it never throws. Ranges are those of the text without
 * its byte order mark, as editors count.
 */
export function parseDockerfile(text: string): Dockerfile {
  const source = text.replace(/^\uFEFF/, '');
  const lines = source.split(/\r\n|\n|\r/);
  const escape = escapeOf(lines);
  const heredocs = findHeredocs(lines, escape);
  const parsed = DockerfileParser.parse(withoutHeredocs(lines, heredocs));
  let stage = -1;
  const instructions = parsed.getInstructions().map((each): Instruction => {
    const keyword = each.getKeyword();
    const [keywordRange, range] = [each.getInstructionRange(), each.getRange()];
    if (keyword === 'FROM') stage += 1;
    const rest = fold(lines, { start: keywordRange.end, end: range.end }, escape);
    const own = heredocs.find(({ line }) => line === range.start.line)?.heredocs ?? [];
    return { keyword, keywordRange, range, ...readArguments(keyword, rest), heredocs: own, stage };
  });
  return {
    directives: parsed.getDirectives().map((each) => ({
      name: each.getName().toLowerCase(),
      value: each.getValue(),
      range: each.getRange(),
    })),
    stages: stagesOf(instructions),
    instructions,
    comments: parsed
      .getComments()
      .map((each) => ({ text: each.getContent(), range: each.getRange() })),
    faults: findFaults(instructions),
    newline: source.includes('\r\n') ? '\r\n' : '\n',
    escape,
  };
}

type Arguments = Pick<
  Instruction,
  'flags' | 'arguments' | 'argumentsRange' | 'words' | 'json' | 'source'
>;

function readArguments(keyword: string, rest: Folded): Arguments {
  const all = wordsOf(rest);
  const isFlag = (word: Word): boolean => /^--[a-z]/i.test(word.value);
  const count = all.findIndex((word) => !isFlag(word));
  const flags = (count < 0 ? all : all.slice(0, count)).map(readFlag);
  const plain = count < 0 ? [] : all.slice(count);
  const [first, last] = [plain[0], plain.at(-1)];
  const json = first?.value.startsWith('[') ? jsonWords(rest, first.at) : undefined;
  const text = squeeze(plain);
  return {
    flags,
    arguments: text,
    argumentsRange: first && last && { start: first.range.start, end: last.range.end },
    words: json ?? plain,
    json: json?.map((word) => word.value),
    source: [keyword, ...all.map((word) => word.value)].join(' '),
  };
}

function readFlag({ value, range }: Word): Flag {
  const equals = value.indexOf('=');
  return equals < 0
    ? { name: value.slice(2), value: undefined, range }
    : { name: value.slice(2, equals), value: value.slice(equals + 1), range };
}

function stagesOf(instructions: readonly Instruction[]): readonly Stage[] {
  return instructions
    .filter(({ keyword }) => keyword === 'FROM')
    .map((from) => {
      const last = instructions.findLast(({ stage }) => stage === from.stage) ?? from;
      const end = last.heredocs.at(-1)?.range.end ?? last.range.end;
      const [base, as, name] = from.words.map((word) => word.value);
      return {
        name: as?.toUpperCase() === 'AS' ? name : undefined,
        base: base ?? '',
        range: { start: from.range.start, end },
      };
    });
}

/** The escape directive counts only in the comments that the file begins with. */
function escapeOf(lines: readonly string[]): '\\' | '`' {
  for (const line of lines) {
    const directive = /^\s*#\s*(\w+)\s*=\s*(\S*)/.exec(line);
    if (directive === null) break;
    if (directive[1]?.toLowerCase() === 'escape') return directive[2] === '`' ? '`' : '\\';
  }
  return '\\';
}

/** dockerfile-ast may read a here-document's lines as instructions: it never gets to see them. */
function withoutHeredocs(lines: readonly string[], found: readonly HeredocsOfLine[]): string {
  const seen = [...lines];
  for (const { line, lastLine, heredocs } of found) {
    const last = heredocs.at(-1)?.range.end.line ?? lastLine;
    for (let at = line; at <= last; at += 1) {
      seen[at] = at > lastLine ? '' : (seen[at] ?? '').replaceAll('<<', '::');
    }
  }
  return seen.join('\n');
}
