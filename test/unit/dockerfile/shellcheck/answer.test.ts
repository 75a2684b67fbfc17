import assert from 'node:assert/strict';
import { parseDockerfile } from '../../../../src/dockerfile/parse.ts';
import { scriptsOf } from '../../../../src/dockerfile/scripts.ts';
import { readAnswer } from '../../../../src/dockerfile/shellcheck/answer.ts';
import { findingsOf } from '../../../../src/dockerfile/shellcheck/findings.ts';
import { applyEdits } from '../../../../src/lint/edit.ts';
import type { Finding } from '../../../../src/lint/finding.ts';
import { toPlain } from '../../../../src/text.ts';
import { marked } from '../rules/support.ts';

interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn: number;
}
type Edit = Place & { readonly text: string; readonly insertionPoint?: string };

/** What ShellCheck would print, in the lines and columns of the script itself. */
function answer(place: Place, edits: readonly Edit[] = [], code = 2006): string {
  const stretch = ({ line, column, endLine = line, endColumn }: Place) => ({
    ...{ line: line + 2, column, endLine: endLine + 2, endColumn },
  });
  const replacements = edits.map(({ text, insertionPoint = 'afterEnd', ...one }) => ({
    ...stretch(one),
    ...{ replacement: text, insertionPoint, precedence: 1 },
  }));
  const fix = replacements.length === 0 ? null : { replacements };
  const comment = { file: '-', ...stretch(place), level: 'style', code, message: 'A word.', fix };
  return JSON.stringify({ comments: [comment] });
}

function found(source: string, json: string, nth = 0): readonly Finding[] {
  const script = scriptsOf(parseDockerfile(source))[nth];
  assert.ok(script);
  return findingsOf(script, readAnswer(json).get('-') ?? []);
}

describe('what ShellCheck answers, at its place in the file', () => {
  const quotes = (column: number, endColumn: number, line = 1): readonly Edit[] => [
    { line, column, endColumn: column, text: '"' },
    { line, column: endColumn, endColumn, text: '"', insertionPoint: 'beforeStart' },
  ];
  const table: Readonly<
    Record<string, readonly [marked: string, json: string, fixed?: string | undefined]>
  > = {
    'on one line': [
      'FROM a\nRUN echo ‹$x› y',
      answer({ line: 1, column: 6, endColumn: 8 }, quotes(6, 8)),
      'FROM a\nRUN echo "$x" y',
    ],
    'behind letters of two UTF-16 units': [
      'FROM a\nRUN echo "é😀" \t‹$x›',
      answer({ line: 1, column: 12, endColumn: 14 }, quotes(12, 14)),
      'FROM a\nRUN echo "é😀" \t"$x"',
    ],
    'behind a continuation and a comment': [
      'FROM a\r\nRUN echo \\\r\n # why\r\n\r\n  ‹$x›\\\r\n  && b',
      answer({ line: 1, column: 8, endColumn: 10 }, quotes(8, 10)),
      'FROM a\r\nRUN echo \\\r\n # why\r\n\r\n  "$x"\\\r\n  && b',
    ],
    'with the other escape character': [
      '# escape=`\nFROM a\nRUN echo `\n‹$x›',
      answer({ line: 1, column: 6, endColumn: 8 }, quotes(6, 8)),
      '# escape=`\nFROM a\nRUN echo `\n"$x"',
    ],
    'over a continuation, without an edit that would join its lines': [
      'FROM a\nRUN echo ‹a\\\nb›',
      answer({ line: 1, column: 6, endColumn: 8 }, [
        { line: 1, column: 6, endColumn: 8, text: 'c' },
      ]),
    ],
    'over a continuation, with edits on either side': [
      'FROM a\nRUN echo ‹`a \\\n  b`›',
      answer({ line: 1, column: 6, endColumn: 13 }, [
        { line: 1, column: 6, endColumn: 7, text: '$(' },
        { line: 1, column: 12, endColumn: 13, text: ')' },
      ]),
      'FROM a\nRUN echo $(a \\\n  b)',
    ],
    'in a here-document': [
      'FROM a\nRUN <<EOF\na\n  b ‹$x›\nEOF\n',
      answer({ line: 2, column: 5, endColumn: 7 }, quotes(5, 7, 2)),
      'FROM a\nRUN <<EOF\na\n  b "$x"\nEOF\n',
    ],
    'in a here-document without its tabs': [
      'FROM a\nRUN <<-EOF\n\ta\n\t\tb ‹$x›\n\tEOF\n',
      answer({ line: 2, column: 3, endColumn: 5 }, quotes(3, 5, 2)),
      'FROM a\nRUN <<-EOF\n\ta\n\t\tb "$x"\n\tEOF\n',
    ],
    'in a here-document that names its shell': [
      'FROM a\nRUN <<EOF\n#!/bin/bash -e\n‹source› b\nEOF\n',
      answer({ line: 1, column: 1, endColumn: 7 }),
    ],
    'in the here-document of a command': [
      'FROM a\nRUN cat <<EOF && ‹$x›\nb\nEOF\n',
      answer({ line: 1, column: 14, endColumn: 16 }),
    ],
    'behind flags, and in what an ONBUILD holds back': [
      'FROM a\nONBUILD RUN --mount=type=cache,target=/x ‹b›',
      answer({ line: 1, column: 1, endColumn: 2 }),
    ],
    'of nothing: the character there': [
      'FROM a\nRUN if ‹a›; then',
      answer({ line: 1, column: 4, endColumn: 4 }),
    ],
    'of the end: the last character': [
      'FROM a\nRUN <<EOF\nif a; the‹n›\n\nEOF\n',
      answer({ line: 4, column: 1, endColumn: 1 }),
    ],
  };
  for (const [name, [source, json, fixed]] of Object.entries(table)) {
    it(name, () => {
      const text = source.replace(/[‹›]/g, '');
      const findings = found(text, json);
      assert.equal(marked(text, findings), source);
      const [fix] = findings.flatMap(({ fixes }) => fixes);
      assert.equal(fix && applyEdits(text, fix.edits), fixed);
    });
  }
  it('says nothing of the lines that are not the file’s', () => {
    assert.deepEqual(found('FROM a\nRUN b', answer({ line: -1, column: 1, endColumn: 2 })), []);
    assert.deepEqual(found('FROM a\nRUN b', answer({ line: 0, column: 8, endColumn: 9 })), []);
  });
  it('takes no fix that breaks the line, ends it with an escape, or overlaps itself', () => {
    const at = (text: string): Edit => ({ line: 1, column: 6, endColumn: 7, text });
    for (const edits of [[at('a\nb')], [at('\\')], [at('c'), at('d')]]) {
      const json = answer({ line: 1, column: 6, endColumn: 7 }, edits);
      assert.deepEqual(found('FROM a\nRUN echo a', json)[0]?.fixes, []);
    }
    const json = answer({ line: 1, column: 6, endColumn: 7 }, [at('\\')]);
    assert.equal(found('FROM a\nRUN echo a b', json)[0]?.fixes.length, 1);
  });
  it('leaves to a person what changes the words of a command', () => {
    const json = (code: number): string =>
      answer({ line: 1, column: 6, endColumn: 8 }, quotes(6, 8), code);
    const chosen = [2086, 2006].map(
      (code) => found('FROM a\nRUN echo $x', json(code))[0]?.fixes[0]?.choose,
    );
    assert.deepEqual(chosen, [true, undefined]);
  });
  it('shows the whole of what is written', () => {
    const json = answer({ line: 1, column: 1, endColumn: 5 }, [
      { line: 1, column: 5, endColumn: 5, text: ' || exit', insertionPoint: 'beforeStart' },
    ]);
    const [finding] = found('FROM a\nRUN cd x', json);
    assert.equal(
      finding && finding.fixes[0] && toPlain(finding.fixes[0].title, 'en'),
      'Write cd x || exit',
    );
  });
  it('keeps what is understood, and throws at what is no answer', () => {
    const good = answer({ line: 1, column: 1, endColumn: 2 });
    const odd = good.replace('"code":2006', '"code":"x"');
    assert.deepEqual(found('FROM a\nRUN b', odd), []);
    const oddFix = answer({ line: 1, column: 1, endColumn: 2 }, quotes(1, 2)).replace(
      '"replacement":"\\""',
      '"replacement":7',
    );
    assert.deepEqual(found('FROM a\nRUN b', oddFix)[0]?.fixes, []);
    for (const json of ['', '[]', '{}', 'null', '{"comments":1}']) {
      assert.throws(() => readAnswer(json));
    }
  });
});
