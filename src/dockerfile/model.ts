import type { Position, Range } from '../range.ts';
import type { FoldedText } from './places.ts';

/** A piece of a Dockerfile's `text`: UTF-16 offsets, `end` exclusive, and the same as a range. */
export interface Located {
  readonly start: number;
  readonly end: number;
  readonly range: Range;
}

/** What a line is for. Together the lines are the whole text. */
export type LineRole =
  | 'blank'
  | 'comment'
  | 'directive'
  /** Part of an instruction. */
  | 'instruction'
  /** Of a here-document's body. */
  | 'heredoc'
  /** The name that ends a here-document. */
  | 'heredoc-end';

export interface Line {
  readonly role: LineRole;
  readonly start: number;
  /** Behind its last character, before its line break. */
  readonly textEnd: number;
  /** Behind its line break. */
  readonly end: number;
  /** Whether it stands within an instruction; so may blank lines and comments. */
  readonly inside: boolean;
  /** Where the escape character stands that continues the line. */
  readonly continuation: number | undefined;
}

/** `# check=skip=JSONArgsRecommended`, only at the head of the file. */
export interface Directive extends Located {
  /** In small letters: `syntax`, `escape`, `check`. */
  readonly name: string;
  readonly value: string;
  readonly valueRange: Range;
}

export interface Comment extends Located {
  /** Without `#` and the blanks around it. */
  readonly text: string;
  /** The instruction that it stands within; undefined for one on its own. */
  readonly inside: Instruction | undefined;
}

/** `$name`, `${name}`, `${name:-word}` where the builder, not the shell, replaces it. */
export interface VariableReference extends Located {
  readonly name: string;
  readonly nameRange: Range;
  /** `:-`, `-`, `:+`, `+`, `:?`, `?`, `#`, `##`, `%`, `%%`, `/`, `//`; undefined for none. */
  readonly modifier: string | undefined;
  /** What follows the modifier, as written; of `/` pattern and replacement. */
  readonly operand: string | undefined;
  /** Whether it stands within the operand of another. */
  readonly nested: boolean;
}

/** One word of an instruction. Continuations and comments within it are gone, places are kept. */
export interface Word extends Located {
  /** Where it begins in its instruction's `folded`. */
  readonly at: number;
  /** As it stands, quotes included; in the JSON form the string's value. */
  readonly value: string;
  /** Without quotes and escapes. Variables stay as written. */
  readonly plain: string;
  /** Variables written in it; in a RUN's shell form the shell replaces them, not the builder. */
  readonly variables: readonly VariableReference[];
}

/** A key of `--mount=type=cache,target=/x`. */
export interface FlagKey extends Located {
  /** In small letters, as BuildKit compares it. */
  readonly key: string;
  readonly keyRange: Range;
  /** Undefined without `=`, e.g. `readonly`. */
  readonly value: string | undefined;
  readonly valueRange: Range | undefined;
}

/** `--from=base`; `--link` has no value. */
export interface Flag extends Located {
  /** In small letters. */
  readonly name: string;
  readonly nameRange: Range;
  /** Without quotes. */
  readonly value: string | undefined;
  readonly valueRange: Range | undefined;
  /** The comma-separated keys of `--mount`; empty for all others. */
  readonly keys: readonly FlagKey[];
  readonly variables: readonly VariableReference[];
}

/** A here-document of RUN, COPY or ADD. Its own place is its body, without the line that ends it. */
export interface Heredoc extends Located {
  readonly name: string;
  /** `<<EOF` on the instruction's line. */
  readonly operator: Located;
  /** Whether the name is quoted: nothing in the body is replaced then. */
  readonly quoted: boolean;
  /** `<<-`: tabs that lines begin with do not count. */
  readonly tabs: boolean;
  /** As in `3<<EOF`; 0 when none is written. */
  readonly descriptor: number;
  /** The body's lines joined by `\n`, tabs included, without the line that ends it. */
  readonly body: string;
  /** The name that ends it; undefined while it is not written yet. */
  readonly terminator: Located | undefined;
  readonly terminated: boolean;
}

/** One pair of ENV, LABEL or ARG. */
export interface Pair extends Located {
  readonly key: Word;
  /** Undefined for `ARG name`, and while nothing follows. */
  readonly value: Word | undefined;
  /** `ENV a b`, the old form without `=`. */
  readonly legacy: boolean;
}

/** Its own place ends before the here-documents that follow. */
export interface Instruction extends Located {
  /** In capitals. */
  readonly keyword: string;
  /** As written: `From`. */
  readonly written: string;
  readonly keywordRange: Range;
  readonly flags: readonly Flag[];
  /** The arguments behind the flags on one line, without comments and line continuations. */
  readonly arguments: string;
  /** Undefined when there are none. */
  readonly argumentsRange: Range | undefined;
  /** The arguments one by one. */
  readonly words: readonly Word[];
  /** The strings of the JSON form, e.g. `CMD ["uwsgi"]`; undefined in the shell form. */
  readonly json: readonly string[] | undefined;
  /** Of ENV, LABEL and ARG. */
  readonly pairs: readonly Pair[];
  readonly heredocs: readonly Heredoc[];
  /** What ONBUILD holds back. */
  readonly inner: Instruction | undefined;
  /** Whether it is what an ONBUILD holds back. */
  readonly onbuild: boolean;
  /** The build stage it belongs to, FROM included; -1 before the first. */
  readonly stage: number;
  /** The instruction on one line, for people. */
  readonly source: string;
  /** The arguments, unsplit: what the shell gets in the shell form, with the way back to the file. */
  readonly folded: FoldedText;
}

/** A build stage: from its FROM to the next. */
export interface Stage extends Located {
  readonly index: number;
  readonly from: Instruction;
  /** FROM first. What an ONBUILD holds back is its `inner`. */
  readonly instructions: readonly Instruction[];
  /** As in `FROM base AS name`. */
  readonly name: string | undefined;
  readonly nameWord: Word | undefined;
  readonly asWord: Word | undefined;
  /** The image or stage it builds on, as written. */
  readonly base: string;
  readonly baseWord: Word | undefined;
  /** The earlier stage it builds on: it inherits USER, WORKDIR, SHELL and ENV. */
  readonly parent: Stage | undefined;
}

/** What a builder would refuse, or read otherwise than meant. */
export interface Fault {
  readonly kind:
    | 'unknown-instruction'
    | 'no-arguments'
    | 'before-from'
    | 'no-from'
    | 'broken-json'
    | 'unterminated-heredoc';
  readonly range: Range;
}

export interface Dockerfile {
  /** The source without its byte order mark: all offsets and ranges are of it, as editors count. */
  readonly text: string;
  readonly bom: boolean;
  readonly newline: '\n' | '\r\n';
  readonly escape: '\\' | '`';
  readonly lines: readonly Line[];
  readonly directives: readonly Directive[];
  readonly comments: readonly Comment[];
  readonly instructions: readonly Instruction[];
  readonly stages: readonly Stage[];
  readonly faults: readonly Fault[];
  positionAt(offset: number): Position;
  offsetAt(position: Position): number;
  /** From `start` to before `end`. */
  locate(start: number, end: number): Located;
}
