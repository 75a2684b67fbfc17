import assert from 'node:assert/strict';
import fc from 'fast-check';
import { commandsOf } from '../../../src/dockerfile/commands.ts';
import type { Dockerfile, Instruction, Located } from '../../../src/dockerfile/model.ts';
import { lintDockerfile } from '../../../src/dockerfile/lint.ts';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import type { FoldedText } from '../../../src/dockerfile/places.ts';
import { stateAt, stateAtEnd, valueOf } from '../../../src/dockerfile/scopes.ts';
import { shellOf } from '../../../src/dockerfile/shell.ts';
import { defaultConfig } from '../../../src/lint/config/config.ts';
import { longShapes } from './longShapes.ts';
import { anyText } from './anyText.ts';

/** `npm run fuzz` sets it. */
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 1_500);

const config = { ...defaultConfig, profile: 'all' } as const;

const lineBreak = /\r\n|\n|\r/g;

function checkPlaces(file: Dockerfile, root: unknown): void {
  const seen = new Set<object>();
  const queue: unknown[] = [root];
  while (queue.length > 0) {
    const each = queue.pop();
    if (typeof each !== 'object' || each === null || seen.has(each)) continue;
    seen.add(each);
    if (isLocated(each)) {
      const { start, end, range } = each;
      assert.ok(start >= 0 && start <= end && end <= file.text.length);
      assert.deepEqual(range, file.locate(start, end).range);
      assert.equal(file.offsetAt(range.start), start);
      assert.equal(file.offsetAt(range.end), end);
    }
    for (const inner of Object.values({ ...each })) queue.push(inner);
  }
}

function isLocated(value: object): value is Located {
  return 'start' in value && 'end' in value && 'range' in value;
}

/** Each character of a folded text is the one that stands at its offset in the file. */
function checkFolded(file: Dockerfile, folded: FoldedText): void {
  for (let at = 0; at < folded.text.length; at += 1) {
    const there = file.text[folded.offsetAt(at)];
    assert.ok(there === folded.text[at] || (folded.text[at] === '\n' && there === '\r'));
  }
}

function checkInstruction(file: Dockerfile, instruction: Instruction): void {
  const slice = ({ start, end }: Located): string => file.text.slice(start, end);
  checkFolded(file, instruction.folded);
  for (const word of instruction.words) {
    const text = slice(word);
    if (instruction.json === undefined && text.search(lineBreak) < 0) {
      assert.equal(text, word.value);
    }
    for (const variable of word.variables) assert.ok(slice(variable).startsWith('$'));
    valueOf(file, instruction, word);
  }
  for (const heredoc of instruction.heredocs) {
    const text = slice(heredoc).replace(lineBreak, '\n');
    assert.equal(text, heredoc.terminated && text !== '' ? `${heredoc.body}\n` : heredoc.body);
  }
  const shell = shellOf(file, instruction);
  if (shell !== undefined) checkFolded(file, shell.folded);
  const state = stateAt(file, instruction);
  const definitions = state.names().map((name) => state.variable(name));
  checkPlaces(file, [state.user?.word, state.workdir?.word, definitions]);
  for (const { start, end, range, programWord, args, assignments } of commandsOf(
    file,
    instruction,
  )) {
    checkPlaces(file, [{ start, end, range }, programWord, args, assignments]);
  }
  if (instruction.inner !== undefined) checkInstruction(file, instruction.inner);
}

/** Findings and the edits of their fixes stand within the text. */
function checkFindings(file: Dockerfile): void {
  for (const { range, related, fixes } of lintDockerfile(file, config)) {
    const edits = fixes.flatMap((fix) => fix.edits);
    for (const each of [range, ...[...related, ...edits].map((one) => one.range)]) {
      const [start, end] = [file.offsetAt(each.start), file.offsetAt(each.end)];
      assert.ok(start <= end);
      assert.deepEqual({ start: file.positionAt(start), end: file.positionAt(end) }, each);
    }
  }
}

describe('a Dockerfile of any text', () => {
  it(`does not make it throw, keeps each character and each place (${numRuns} texts)`, () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const file = parseDockerfile(text);
        const lines = file.lines.map(({ start, end }) => file.text.slice(start, end));
        assert.equal(`${file.bom ? '\uFEFF' : ''}${lines.join('')}`, text);
        const { directives, comments, instructions, stages, faults } = file;
        checkPlaces(file, { directives, comments, instructions, stages, faults });
        for (const instruction of instructions) checkInstruction(file, instruction);
        for (const stage of stages) stateAtEnd(file, stage).names();
        checkFindings(file);
      }),
      { numRuns },
    );
  }).timeout(20_000 + numRuns * 20);
});

describe('a long Dockerfile', () => {
  const readAll = (text: string): void => {
    const file = parseDockerfile(text);
    for (const each of file.instructions) commandsOf(file, each);
  };
  /** Milliseconds of the processor's, which other programs do not add to. */
  const timeOf = (texts: readonly string[]): number => {
    const { user } = process.cpuUsage();
    for (const text of texts) readAll(text);
    return (process.cpuUsage().user - user) / 1000;
  };
  for (const [name, make] of longShapes) {
    it(`takes time in line with its length: ${name}`, () => {
      const once = [make(4_000)];
      const parts = Array.from({ length: 8 }, () => make(500));
      // As one text it should take as long as in eight; in squares it would take eight times that.
      const rounds = [];
      do rounds.push([timeOf(once), timeOf(parts)] as const);
      while (rounds.length < 5 && !rounds.some(([whole, inParts]) => whole < inParts * 4 + 5));
      const last = rounds.at(-1) ?? [0, 0];
      assert.ok(last[0] < last[1] * 4 + 5, `took ${last[0]} ms, in parts ${last[1]} ms`);
    });
  }
});
