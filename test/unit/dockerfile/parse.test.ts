import assert from 'node:assert/strict';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import type { Dockerfile } from '../../../src/dockerfile/model.ts';
import { textAt } from './marks.ts';

const bs = '\\';

const sources = (file: Dockerfile): readonly string[] => file.instructions.map((it) => it.source);

describe('parseDockerfile', () => {
  const cases: readonly [name: string, text: string, expected: readonly string[]][] = [
    ['an empty file', '', []],
    ['one instruction', 'FROM python:3.11', ['FROM python:3.11']],
    ['small letters', 'from a\nrun b', ['FROM a', 'RUN b']],
    ['a byte order mark', '\uFEFFFROM a', ['FROM a']],
    ['CRLF', `FROM a\r\nRUN b ${bs}\r\n  c\r\n`, ['FROM a', 'RUN b c']],
    ['a continued word', `FROM a\nRUN ins${bs}\ntall x`, ['FROM a', 'RUN install x']],
    ['blanks behind the backslash', `FROM a\nRUN b ${bs}  \n  c`, ['FROM a', 'RUN b c']],
    [
      'comments and empty lines within',
      `FROM a\nRUN b ${bs}\n # no\n\n  c ${bs}\n  d`,
      ['FROM a', 'RUN b c d'],
    ],
    ['an escape directive', '# escape=`\nFROM a\nRUN b `\n  c:\\', ['FROM a', 'RUN b c:\\']],
    ['quotes keep blanks', 'FROM a\nLABEL  x="a  b"   y=c', ['FROM a', 'LABEL x="a  b" y=c']],
    ['an open quote', "FROM a\nRUN echo don't  stop", ['FROM a', "RUN echo don't stop"]],
    [
      'heredocs that look like instructions',
      'FROM a\nRUN <<EOF cat\nFROM b\nRUN c\nEOF\nCMD d',
      ['FROM a', 'RUN <<EOF cat', 'CMD d'],
    ],
    [
      'two heredocs, one with tabs and quotes',
      'FROM a\nCOPY <<-"A" <<B /x\n\tENV 1\n\tA\nUSER 2\nB\nCMD d',
      ['FROM a', 'COPY <<-"A" <<B /x', 'CMD d'],
    ],
    [
      'a heredoc behind a continuation',
      `FROM a\nRUN b && ${bs}\n  cat <<EOF\nCMD no\nEOF\nCMD d`,
      ['FROM a', 'RUN b && cat <<EOF', 'CMD d'],
    ],
    ['a here-string is none', 'FROM a\nRUN cat <<<b\nCMD d', ['FROM a', 'RUN cat <<<b', 'CMD d']],
    ['an open heredoc', 'FROM a\nRUN <<EOF\nCMD d', ['FROM a', 'RUN <<EOF']],
    [
      'a here-document of a text that is broken for BuildKit',
      "FROM a\nRUN don't <<E\nCMD d",
      ['FROM a', "RUN don't <<E", 'CMD d'],
    ],
    [
      'ONBUILD with a heredoc',
      'FROM a\nONBUILD RUN <<E\nCMD no\nE\nCMD d',
      ['FROM a', 'ONBUILD RUN <<E', 'CMD d'],
    ],
    ['an escape alone on the first line', `${bs}\nFROM a`, ['FROM a']],
    ['a keyword continued', `FR${bs}\nOM a`, ['FROM a']],
    [
      'an escape of the escape',
      `FROM a\nRUN b ${bs}${bs}\nCMD d`,
      ['FROM a', `RUN b ${bs}${bs}`, 'CMD d'],
    ],
    ['a continuation at the end', `FROM a\nRUN b ${bs}\n`, ['FROM a', 'RUN b']],
    ['an escape alone at the end', `FROM a\n${bs}`, ['FROM a']],
    ['comments below a continuation at the end', `FROM a\nRUN b ${bs}\n# c`, ['FROM a', 'RUN b']],
    ['a shift in ENV', 'FROM a\nENV x <<EOF\nCMD d', ['FROM a', 'ENV x <<EOF', 'CMD d']],
  ];
  for (const [name, text, expected] of cases) {
    it(`reads ${name}`, () => assert.deepEqual(sources(parseDockerfile(text)), expected));
  }

  it('gives exact ranges of keywords, flags and words', () => {
    const text = `FROM a\r\n  COPY --from=b ${bs}\r\n    app.py ${bs}\r\n  /x`;
    const copy = parseDockerfile(text).instructions[1];
    assert.ok(copy !== undefined);
    assert.equal(textAt(text, copy.keywordRange), 'COPY');
    assert.deepEqual(
      copy.flags.map(({ name, value, range }) => [name, value, textAt(text, range)]),
      [['from', 'b', '--from=b']],
    );
    assert.deepEqual(
      copy.words.map(({ range }) => textAt(text, range)),
      ['app.py', '/x'],
    );
    assert.equal(copy.arguments, 'app.py /x');
    assert.deepEqual(copy.argumentsRange, {
      start: { line: 2, character: 4 },
      end: { line: 3, character: 4 },
    });
  });

  it('reads the JSON form, its strings with their places', () => {
    const text = `FROM a\nCMD [ "uwsgi", ${bs}\n  "--ini", "a\\"b" ]`;
    const cmd = parseDockerfile(text).instructions[1];
    assert.deepEqual(cmd?.json, ['uwsgi', '--ini', 'a"b']);
    assert.deepEqual(
      cmd.words.map(({ range }) => textAt(text, range)),
      ['"uwsgi"', '"--ini"', '"a\\"b"'],
    );
  });

  it('does not take the shell form for JSON', () => {
    const [, run, cmd] = parseDockerfile("FROM a\nRUN [ -f x ]\nCMD ['a']").instructions;
    assert.equal(run?.json, undefined);
    assert.equal(cmd?.json, undefined);
  });

  it('divides into stages', () => {
    const file = parseDockerfile('ARG V=1\nFROM a AS b\nRUN c\nFROM --platform=x b as d\nCMD e\n');
    assert.deepEqual(
      file.instructions.map((it) => it.stage),
      [-1, 0, 0, 1, 1],
    );
    assert.deepEqual(
      file.stages.map(({ name, base, range }) => [name, base, range.start.line, range.end.line]),
      [
        ['b', 'a', 1, 2],
        ['d', 'b', 3, 4],
      ],
    );
  });

  it('keeps directives, comments, newline and escape', () => {
    const file = parseDockerfile(
      '# syntax=docker/dockerfile:1\r\n# escape=`\r\nFROM a\r\n# why\r\n',
    );
    assert.deepEqual(
      file.directives.map(({ name, value }) => [name, value]),
      [
        ['syntax', 'docker/dockerfile:1'],
        ['escape', '`'],
      ],
    );
    assert.deepEqual(
      file.comments.map(({ text, range }) => [text, range.start.line]),
      [['why', 3]],
    );
    assert.equal(file.newline, '\r\n');
    assert.equal(file.escape, '`');
  });

  it('keeps the body and the place of a heredoc', () => {
    const [, run] = parseDockerfile('FROM a\nRUN <<EOF\nb\nc\nEOF\n').instructions;
    const [heredoc] = run?.heredocs ?? [];
    assert.ok(run !== undefined && heredoc !== undefined);
    assert.deepEqual([heredoc.name, heredoc.body, heredoc.terminated], ['EOF', 'b\nc', true]);
    assert.deepEqual(heredoc.range, {
      start: { line: 2, character: 0 },
      end: { line: 4, character: 0 },
    });
    assert.equal(run.range.end.line, 1);
  });

  const faults: readonly [text: string, kinds: readonly string[]][] = [
    ['FROM a\nRUN b', []],
    ['', ['no-from']],
    ['RUN b', ['before-from', 'no-from']],
    ['FROM a\nRNU b', ['unknown-instruction']],
    ['FROM a\nRUN', ['no-arguments']],
    ['FROM a\nCMD ["a", b]', ['broken-json']],
    ['FROM a\nCMD [“a”]', ['broken-json']],
    ["FROM a\nCMD ['a']", ['broken-json']],
    ['FROM a\nRUN [ -f x ]', []],
    ['FROM a\nRUN <<E\nx', ['unterminated-heredoc']],
  ];
  for (const [text, kinds] of faults) {
    it(`finds ${kinds.join(' and ') || 'no fault'} in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(
        parseDockerfile(text).faults.map(({ kind }) => kind),
        kinds,
      );
    });
  }
});
