import type { Position } from '../range.ts';
import type { Located } from './model.ts';

/** Where the lines of a text begin; `\r\n`, `\n` and `\r` end one, as in editors. */
export class Places {
  readonly #starts: readonly number[];
  readonly #length: number;
  /** The line that was last asked for. */
  #line = 0;

  constructor(starts: readonly number[], length: number) {
    this.#starts = starts;
    this.#length = length;
  }

  positionAt(offset: number): Position {
    const within = Math.min(Math.max(offset, 0), this.#length);
    // What is asked for one after another mostly stands on the same line.
    const here = (this.#starts[this.#line] ?? Infinity) <= within;
    if (!here || within >= (this.#starts[this.#line + 1] ?? Infinity)) {
      this.#line = lastAtOrBefore(this.#starts, within);
    }
    const line = this.#line;
    return { line, character: within - (this.#starts[line] ?? 0) };
  }

  offsetAt({ line, character }: Position): number {
    const start = this.#starts[line] ?? this.#length;
    const next = this.#starts[line + 1] ?? this.#length;
    return Math.min(start + character, next);
  }

  locate(start: number, end: number): Located {
    const from = this.positionAt(start);
    // Most places begin and end on one line.
    const next = this.#starts[from.line + 1] ?? this.#length + 1;
    const onLine = start >= 0 && end >= start && end < next;
    const to = onLine
      ? { line: from.line, character: from.character + end - start }
      : this.positionAt(end);
    return { start, end, range: { start: from, end: to } };
  }
}

/** What turns offsets into places: a file, or its lines. */
type Locator = Pick<Places, 'locate'>;

/** Text made of pieces of the file, such as an instruction without its continuations. */
export class FoldedText {
  readonly text: string;
  readonly #places: Locator;
  /** Where each piece begins in `text`, and where in the file. */
  readonly #ats: readonly number[];
  readonly #offsets: readonly number[];
  /** Where `text` begins within all pieces. */
  readonly #from: number;

  private constructor(
    text: string,
    places: Locator,
    ats: readonly number[],
    offsets: readonly number[],
    from: number,
  ) {
    this.text = text;
    this.#places = places;
    this.#ats = ats;
    this.#offsets = offsets;
    this.#from = from;
  }

  static of(builder: FoldedBuilder): FoldedText {
    return new FoldedText(builder.text, builder.places, builder.ats, builder.offsets, 0);
  }

  /** The file's offset of the character at `at`; behind the last one, the end of the last. */
  offsetAt(at: number): number {
    if (this.text === '') return this.#offset(this.#from);
    return at < this.text.length
      ? this.#offset(this.#from + Math.max(at, 0))
      : this.#offset(this.#from + this.text.length - 1) + 1;
  }

  /** Where a piece stands in the file; continuations within it are part of its place. */
  locate(from: number, to: number): Located {
    // unbash may set the end of what is left open behind the text.
    const last = Math.min(to, this.text.length);
    // Most texts are of one piece.
    if (this.#ats.length === 1 && from >= 0) {
      const base = (this.#offsets[0] ?? 0) + this.#from;
      const begin = base + Math.min(from, this.text.length);
      return this.#places.locate(begin, last > from ? base + last : begin);
    }
    const start = this.offsetAt(Math.min(from, this.text.length));
    return this.#places.locate(start, last > from ? this.offsetAt(last - 1) + 1 : start);
  }

  slice(from: number, to = this.text.length): FoldedText {
    const text = this.text.slice(from, to);
    return new FoldedText(text, this.#places, this.#ats, this.#offsets, this.#from + from);
  }

  /** The same text without some of its characters: those from `from` to before `to`, in order. */
  without(gaps: readonly (readonly [from: number, to: number])[]): FoldedText {
    const builder = new FoldedBuilder(this.#places, this.offsetAt(0));
    let at = 0;
    for (const [from, to] of gaps) {
      this.copyTo(builder, at, from);
      at = to;
    }
    this.copyTo(builder, at, this.text.length);
    return FoldedText.of(builder);
  }

  copyTo(builder: FoldedBuilder, from = 0, to = this.text.length): void {
    let at = from;
    while (at < to) {
      const piece = lastAtOrBefore(this.#ats, this.#from + at);
      const next = Math.min((this.#ats[piece + 1] ?? Infinity) - this.#from, to);
      builder.add(this.text.slice(at, next), this.offsetAt(at));
      at = next;
    }
  }

  #offset(at: number): number {
    const piece = lastAtOrBefore(this.#ats, at);
    return (this.#offsets[piece] ?? 0) + at - (this.#ats[piece] ?? 0);
  }
}

/** Collects the pieces of a folded text. */
export class FoldedBuilder {
  text = '';
  readonly places: Locator;
  readonly ats: number[] = [];
  readonly offsets: number[] = [];

  /** @param base where an empty text stands */
  constructor(places: Locator, base: number) {
    this.places = places;
    this.ats.push(0);
    this.offsets.push(base);
  }

  add(piece: string, offset: number): void {
    if (piece === '') return;
    if (this.text === '') {
      this.offsets[0] = offset;
    } else {
      this.ats.push(this.text.length);
      this.offsets.push(offset);
    }
    this.text += piece;
  }
}

/** The index of the last number of a rising list that is not above `value`; 0 when all are. */
function lastAtOrBefore(list: readonly number[], value: number): number {
  let low = 0;
  let high = list.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((list[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
