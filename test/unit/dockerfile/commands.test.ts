import assert from 'node:assert/strict';
import { commandsOf } from '../../../src/dockerfile/commands.ts';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import { shellAt, shellOf } from '../../../src/dockerfile/shell.ts';
import type { ShellCommand } from '../../../src/dockerfile/shellModel.ts';

const bs = '\\';

function commandsIn(text: string): readonly ShellCommand[] {
  const file = parseDockerfile(text);
  return file.instructions.flatMap((each) => commandsOf(file, each));
}

describe('the commands of an instruction', () => {
  const cases: readonly [text: string, commands: readonly string[]][] = [
    ['RUN a b && c; d || e', ['a b', 'c', 'd', 'e']],
    ['RUN a | b | c d', ['a', 'b', 'c d']],
    ['RUN (a; b) && { c; }', ['a', 'b', 'c']],
    ['RUN if a; then b; elif c; then d; else e; fi', ['a', 'b', 'c', 'd', 'e']],
    ['RUN for x in 1 2; do a $x; done', ['a $x']],
    ['RUN while a; do b; done; case $x in y) c;; esac', ['a', 'b', 'c']],
    ['RUN f() { a; }; f', ['a', 'f']],
    ['RUN a "$(b c)" `d`', ['a $(b c) `d`', 'b c', 'd']],
    [`RUN a \`b ${bs}\`c${bs}\`\``, [`a \`b ${bs}\`c${bs}\`\``, 'b `c`', 'c']],
    ['RUN A=1 B=2 a b', ['A=1 B=2 a b']],
    ['RUN A=1', ['A=1']],
    ['RUN /usr/bin/apt-get update', ['apt-get update']],
    ['RUN $X y', ['? y']],
    ['RUN ! a', ['a']],
    ['RUN a > b 2>&1 < c', ['a']],
    [`RUN a ${bs}\n # no\n\n && b c${bs}\nd`, ['a', 'b cd']],
    ['RUN --mount=type=cache,target=/x a', ['a']],
    ['RUN ["a", "b c"]', ['a b c']],
    ['RUN <<E\na\nb c\nE', ['a', 'b c']],
    ['RUN <<-E\r\n\ta\r\n\tb\r\nE\r\n', ['a', 'b']],
    ['RUN <<E bash -e\na\nE', ['bash -e', 'a']],
    ['RUN bash <<-E\n\ta <<-F\n\tb\n\tF\n\tE', ['bash', 'a']],
    ['RUN <<E cat > /x && b\na\n$(c)\nE', ['cat', 'c', 'b']],
    ['RUN <<E python3\nimport os\nE', ['python3']],
    ['RUN <<E\n#!/usr/bin/env python3\nimport os\nE', []],
    ['RUN <<E\n#!/bin/bash -e\na\nE', ['a']],
    ['CMD a b', ['a b']],
    ['CMD ["a"]', ['a']],
    ['ENTRYPOINT exec a', ['exec a']],
    ['HEALTHCHECK --interval=1s CMD a || exit 1', ['a', 'exit 1']],
    ['HEALTHCHECK CMD ["a", "b"]', ['a b']],
    ['HEALTHCHECK NONE', []],
    ['ONBUILD RUN a && b', ['a', 'b']],
    ['COPY a b', []],
    ['RUN', []],
    ['RUN a &&', ['a']],
    ['RUN if a; then', ['a']],
    ['SHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN a', ['a']],
    ['SHELL ["powershell", "-Command"]\nRUN a', []],
    ['SHELL ["cmd", "/S", "/C"]\nRUN a\nRUN ["b"]', ['b']],
    ['FROM x AS y\nSHELL ["pwsh"]\nFROM y\nRUN a\nFROM z\nRUN b', ['b']],
  ];
  for (const [text, expected] of cases) {
    it(`of ${JSON.stringify(text)}`, () => {
      const found = commandsIn(text).map(({ assignments, program, programWord, args }) =>
        [
          ...assignments.map(({ text: own }) => own),
          ...(programWord === undefined ? [] : [program ?? '?']),
          ...args.map(({ value }) => value),
        ].join(' '),
      );
      assert.deepEqual(found, expected);
    });
  }

  it('have places in the file, through continuations, tabs and CRLF', () => {
    const text = `RUN a b${bs}\r\nc "d e" ${bs}\r\n# no\r\n && f\r\nRUN <<-E\r\n\tg ${bs}\r\n\th\r\nE\r\n`;
    const words = commandsIn(text).flatMap(({ programWord, args }) =>
      [programWord, ...args].map((word) => word && text.slice(word.start, word.end)),
    );
    assert.deepEqual(words, ['a', `b${bs}\r\nc`, '"d e"', 'f', 'g', 'h']);
  });

  it('know what is quoted, what only a run knows, and where a pipe stands', () => {
    const [first, second] = commandsIn('RUN a b "c" d$E "$(f)" * | g');
    assert.deepEqual(
      first?.args.map(({ dynamic, quoted }) => [dynamic, quoted]),
      [
        [false, false],
        [false, true],
        [true, false],
        [true, true],
        [false, false],
      ],
    );
    assert.deepEqual(first.pipe, { index: 0, count: 2 });
    assert.equal(second?.nested, true);
  });

  it('put what escaped backticks hold at the place of them all', () => {
    const text = `RUN a \`b ${bs}\`c${bs}\`\``;
    const inner = commandsIn(text).at(-1);
    assert.equal(inner && text.slice(inner.start, inner.end), text.slice(6));
  });
});

describe('a shell text left open', () => {
  it('has no place behind its end', () => {
    const text = `RUN bash <<E\n${bs}<<<\`${bs}`;
    for (const { end, args } of commandsIn(text)) {
      assert.ok([end, ...args.map((word) => word.end)].every((each) => each <= text.length));
    }
  });
});

describe('the shell of a stage', () => {
  const cases: readonly [shell: string, name: string, posix: boolean][] = [
    ['["/bin/bash", "-c"]', 'bash', true],
    ['["/usr/bin/env", "-i", "A=b", "ash", "-c"]', 'ash', true],
    ['["busybox", "sh"]', 'sh', true],
    ['["C:\\\\Windows\\\\System32\\\\cmd.exe"]', 'cmd', false],
    ['["PowerShell.exe", "-Command"]', 'powershell', false],
    ['["/usr/bin/python3", "-c"]', 'python3', false],
    ['[]', '', false],
    ['bash -c', 'sh', true],
  ];
  for (const [shell, name, posix] of cases) {
    it(`is ${name || 'none'} after SHELL ${shell}`, () => {
      const file = parseDockerfile(`FROM a\nSHELL ${shell}\nRUN b`);
      const run = file.instructions[2];
      assert.ok(run !== undefined);
      const found = shellAt(file, run);
      assert.deepEqual([found.name, found.posix], [name, posix]);
      assert.equal(shellOf(file, run)?.script !== undefined, posix);
    });
  }

  it('is read once for an instruction', () => {
    const file = parseDockerfile('RUN a');
    const [run] = file.instructions;
    assert.ok(run !== undefined);
    assert.equal(shellOf(file, run), shellOf(file, run));
  });
});
