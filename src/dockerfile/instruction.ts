import { inkEnd, isBlank, isSpace } from './characters.ts';
import { readFlags } from './flags.ts';
import type { Heredoc, Instruction, Word } from './model.ts';
import { readPairs } from './pairs.ts';
import type { FoldedText } from './places.ts';
import { splitAtBlanks, splitCommand, splitPairs } from './split.ts';
import { readJson, readWord } from './words.ts';

/** What stands around an instruction's text. */
interface Surroundings {
  readonly escape: string;
  readonly stage: number;
  /** Whether an ONBUILD holds it back. */
  readonly onbuild: boolean;
}

/** An instruction before its here-documents are read. */
type Head = Omit<Instruction, 'heredocs' | 'inner'> & { readonly inner: Head | undefined };

const takesPairs = new Set(['ARG', 'ENV', 'LABEL']);
const takesOne = new Set(['MAINTAINER', 'STOPSIGNAL', 'USER', 'WORKDIR']);
const takesList = new Set(['ADD', 'COPY', 'EXPOSE', 'FROM', 'VOLUME']);
const takesJson = new Set(['ADD', 'CMD', 'COPY', 'ENTRYPOINT', 'RUN', 'SHELL', 'VOLUME']);
const takesHeredocs = new Set(['ADD', 'COPY', 'RUN']);

/** Reads an instruction from its text on one line (BuildKit, frontend/dockerfile/parser). */
export function readHead(folded: FoldedText, around: Surroundings): Head {
  const { text } = folded;
  const end = inkEnd(text);
  let start = 0;
  while (start < end && isSpace(text[start])) start += 1;
  let keywordEnd = start;
  while (keywordEnd < end && !isBlank(text[keywordEnd])) keywordEnd += 1;
  const written = text.slice(start, keywordEnd);
  const keyword = written.toUpperCase();
  const behind = folded.slice(keywordEnd, end);
  const { flags, rest } = readFlags(behind);
  const own = behind.slice(rest);
  const words = readWords(own, keyword, around.escape);
  const inner =
    keyword === 'ONBUILD' && !around.onbuild && own.text !== ''
      ? readHead(own, { ...around, onbuild: true })
      : undefined;
  const tidy = squeeze(own.text, around.escape);
  const flagsText = squeeze(behind.text.slice(0, rest), around.escape);
  const place = folded.locate(start, end);
  // One by one: objects that are spread take longer to make.
  return {
    start: place.start,
    end: place.end,
    range: place.range,
    keyword,
    written,
    flags,
    inner,
    onbuild: around.onbuild,
    stage: around.stage,
    keywordRange: folded.locate(start, keywordEnd).range,
    arguments: tidy,
    argumentsRange: own.text === '' ? undefined : own.locate(0, own.text.length).range,
    words: words.words,
    json: words.json,
    pairs: takesPairs.has(keyword) ? readPairs(own, keyword, around.escape) : [],
    source: [keyword, flagsText, tidy].filter((part) => part !== '').join(' '),
    folded: own,
  };
}

/** Whether `<<EOF` opens a here-document in it, or in what it holds back. */
export function mayHoldHeredocs(head: Head): boolean {
  const { keyword, json } = head.inner ?? head;
  return takesHeredocs.has(keyword) && json === undefined;
}

export function withHeredocs(
  head: Head,
  heredocs: readonly Heredoc[],
  stage = head.stage,
): Instruction {
  const inner = head.inner && withHeredocs(head.inner, heredocs);
  return { ...head, stage, inner, heredocs };
}

function readWords(
  folded: FoldedText,
  keyword: string,
  escape: string,
): Pick<Instruction, 'words' | 'json'> {
  const { text } = folded;
  const strings = (words: readonly Word[]): readonly string[] => words.map(({ value }) => value);
  if (takesJson.has(keyword)) {
    const words = readJson(folded, 0, escape);
    if (words !== undefined) return { words, json: strings(words) };
  }
  if (takesOne.has(keyword)) {
    const whole = text === '' ? [] : [readWord(folded, { from: 0, to: text.length }, escape)];
    return { words: whole, json: undefined };
  }
  const split = takesList.has(keyword)
    ? splitAtBlanks
    : takesPairs.has(keyword)
      ? splitPairs
      : splitCommand;
  const pieces = split(text, escape);
  const [first, second] = pieces;
  if (keyword === 'HEALTHCHECK' && first !== undefined && second !== undefined) {
    const words = readJson(folded, second.from, escape);
    if (words !== undefined) {
      return { words: [readWord(folded, first, escape), ...words], json: strings(words) };
    }
  }
  return { words: pieces.map((piece) => readWord(folded, piece, escape)), json: undefined };
}

/** On one line, without more white space than one blank between words. */
function squeeze(text: string, escape: string): string {
  // Most are so already.
  if (text === '' || /^\S+(?: \S+)*$/.test(text)) return text;
  return splitCommand(text, escape)
    .map(({ from, to }) => text.slice(from, to))
    .join(' ');
}
