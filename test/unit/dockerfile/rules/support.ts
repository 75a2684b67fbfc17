import assert from 'node:assert/strict';
import { lintDockerfile } from '../../../../src/dockerfile/lint.ts';
import { refusalsIn } from '../../../../src/dockerfile/refusals.ts';
import { parseDockerfile } from '../../../../src/dockerfile/parse.ts';
import type { DockerfileRule } from '../../../../src/dockerfile/rules/rule.ts';
import { dockerfileRules } from '../../../../src/dockerfile/rules/table.ts';
import { defaultConfig, type LintConfig } from '../../../../src/lint/config/config.ts';
import { applyEdits, offsetsIn } from '../../../../src/lint/edit.ts';
import type { Finding } from '../../../../src/lint/finding.ts';
import { automatic } from '../../../../src/lint/fixAll.ts';
import { languages, toPlain } from '../../../../src/text.ts';

/**
 * One case of a rule. `‹` and `›` stand around what each finding covers, in reading order:
 * `FROM alpine:3.20\nWORKDIR ‹app›`. Without marks the rule must find nothing.
 */
export interface RuleCase {
  readonly source: string;
  /** The text after the fixes of all findings, one round; none is made when left out. */
  readonly fixed?: string;
  /** The text after the fixes that a person must choose: the first of each finding. */
  readonly chosen?: string;
  /** The ids of the first finding, where they are not all of the rule's. */
  readonly ids?: readonly string[];
  /** What the first message must have in English. */
  readonly says?: string | RegExp;
  readonly config?: Partial<LintConfig>;
  readonly dockerignore?: string;
}

/**
 * Tests a rule by a table, and what must hold of every rule: texts, places, fixes, its example.
 * @param around what the example needs beside its text
 */
export function testRule(
  rule: DockerfileRule,
  cases: Readonly<Record<string, RuleCase>>,
  around: Pick<RuleCase, 'config' | 'dockerignore'> = {},
): void {
  describe(`${rule.ids.join(', ')}: ${rule.title.en}`, () => {
    it('is in the table of rules', () => {
      assert.ok(dockerfileRules.includes(rule));
    });
    it('has an example of what it finds, and of how it should be', () => {
      assert.notEqual(findings(rule, rule.example.before, around).length, 0);
      assert.deepEqual(findings(rule, rule.example.after, around), []);
    });
    for (const [name, one] of Object.entries(cases)) it(name, () => assertCase(rule, one));
  });
}

function assertCase(rule: DockerfileRule, one: RuleCase): void {
  const text = one.source.replace(/[‹›]/g, '');
  const found = findings(rule, text, one);
  assert.equal(marked(text, found), one.source);
  for (const finding of found) assertSound(text, finding);
  const [first] = found;
  if (one.ids !== undefined) assert.deepEqual(first?.ids, one.ids);
  if (one.says !== undefined) {
    const said = first === undefined ? '' : toPlain(first.message, 'en');
    if (typeof one.says === 'string') assert.ok(said.includes(one.says), said);
    else assert.match(said, one.says);
  }
  const made = found.flatMap(automatic);
  const chosen = found.flatMap(({ fixes }) => fixes.slice(0, 1)).filter((fix) => fix.choose);
  for (const [fixes, expected] of [
    [made, one.fixed],
    [chosen, one.chosen],
  ] as const) {
    const result = applyEdits(
      text,
      fixes.flatMap((fix) => fix.edits),
    );
    assert.equal(result, expected ?? text);
    if (expected === undefined) continue;
    assert.ok(rule.fix, 'a rule with fixes says so');
    const left = findings(rule, result, one).filter((finding) =>
      fixes === made ? automatic(finding).length > 0 : finding.fixes.length > 0,
    );
    assert.deepEqual(left, [], `still found in ${JSON.stringify(result)}`);
  }
  assertFixes(rule, one.source, one);
}

/** What must hold of the fix of each finding, made alone: the text parses, and the finding is gone. */
export function assertFixes(
  rule: DockerfileRule,
  source: string,
  around: Partial<Pick<RuleCase, 'config' | 'dockerignore'>> = {},
): void {
  const text = source.replace(/[‹›]/g, '');
  const found = findings(rule, text, around);
  const faults = faultsIn(text);
  for (const finding of found) {
    for (const fix of finding.fixes) {
      const result = applyEdits(text, fix.edits);
      const title = toPlain(fix.title, 'en');
      assert.notEqual(result, text, `${title} changes nothing`);
      assert.ok(faultsIn(result) <= faults, `${title} breaks the file: ${result}`);
      const left = findings(rule, result, around);
      assert.ok(left.length < found.length, `${title} leaves the finding: ${result}`);
    }
  }
}

/** What neither the parser nor a builder understands. */
function faultsIn(text: string): number {
  const document = parseDockerfile(text);
  return document.faults.length + refusalsIn(document).length;
}

/** What one rule alone finds, whatever its severity. */
export function findings(
  rule: DockerfileRule,
  text: string,
  { config = {}, dockerignore }: Partial<Pick<RuleCase, 'config' | 'dockerignore'>> = {},
): readonly Finding[] {
  const document = parseDockerfile(text);
  const all = lintDockerfile(
    document,
    { ...defaultConfig, profile: 'all', ...config },
    { dockerignore },
  );
  return all.filter(({ ids }) => ids.some((id) => rule.ids.includes(id)));
}

/** The text with `‹` and `›` around what each finding covers. */
export function marked(text: string, found: readonly Finding[]): string {
  const offsetOf = offsetsIn(text);
  const signs = found.flatMap(({ range }) => [
    { at: offsetOf(range.start), sign: '‹' },
    { at: offsetOf(range.end), sign: '›' },
  ]);
  return applySigns(text, signs);
}

function applySigns(text: string, signs: readonly { at: number; sign: string }[]): string {
  return signs
    .toSorted((a, b) => b.at - a.at)
    .reduce((result, { at, sign }) => result.slice(0, at) + sign + result.slice(at), text);
}

function assertSound(text: string, { range, message, fixes, related }: Finding): void {
  const offsetOf = offsetsIn(text);
  const lines = text.split(/\r\n|\n|\r/);
  const inside = [range, ...related.map((one) => one.range)];
  for (const one of [...inside, ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.range))]) {
    assert.ok(offsetOf(one.start) <= offsetOf(one.end));
    for (const { line, character } of [one.start, one.end]) {
      assert.ok(line <= lines.length && character <= (lines[line] ?? '').length);
    }
  }
  for (const said of [message, ...fixes.map(({ title }) => title)]) {
    for (const language of languages) assert.doesNotMatch(toPlain(said, language), /\{\w+\}|^$/);
  }
}
