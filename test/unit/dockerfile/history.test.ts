import assert from 'node:assert/strict';
import fc from 'fast-check';
import { argumentsOf, readEntry } from '../../../src/dockerfile/history/entry.ts';
import { matchHistory } from '../../../src/dockerfile/history/match.ts';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import { processorTime } from '../processorTime.ts';

const base = ['/bin/sh -c #(nop) ADD file:1 in / ', '/bin/sh -c #(nop)  CMD ["bash"]'];
const hash = 'a'.repeat(64);

function match(text: string, history: readonly string[], known?: number) {
  const file = parseDockerfile(text);
  const stage = file.stages.at(-1);
  assert.ok(stage);
  const entries = [...base, ...history].map((createdBy) => ({ createdBy }));
  return matchHistory(file, stage, entries, known);
}

/** By instruction: how it stands to the history, and to which entry behind the base. */
function steps(text: string, history: readonly string[], known?: number): readonly string[] {
  return match(text, history, known).steps.map(
    ({ instruction, status, entry }) =>
      `${instruction.keyword} ${status}${entry === undefined ? '' : ` ${entry - base.length}`}`,
  );
}

describe('an entry of a history', () => {
  for (const [createdBy, keyword, text, builder] of [
    ['/bin/sh -c #(nop)  ENV A=1', 'ENV', 'A=1', 'legacy'],
    ['/bin/bash -o pipefail -c #(nop)  USER me', 'USER', 'me', 'legacy'],
    ['|1 V=1.3 /bin/sh -c make', 'RUN', '|1 V=1.3 /bin/sh -c make', 'legacy'],
    ['/bin/sh -c rm /big', 'RUN', '/bin/sh -c rm /big', 'legacy'],
    ['rm /big', 'RUN', 'rm /big', 'legacy'],
    ['RUN /bin/sh -c make # buildkit', 'RUN', '/bin/sh -c make', 'buildkit'],
    ['RUN /bin/sh -c a\nb\n # buildkit', 'RUN', '/bin/sh -c a\nb', 'buildkit'],
    ['EXPOSE map[80/tcp:{}]', 'EXPOSE', 'map[80/tcp:{}]', 'buildkit'],
    ['', '', '', 'legacy'],
  ] as const) {
    it(`is read from ${JSON.stringify(createdBy)}`, () => {
      assert.deepEqual(readEntry(createdBy), { keyword, text, builder });
    });
  }

  it('tells build arguments, whose values may hold blanks', () => {
    const text = '|3 A=x y B= C=p=q /bin/sh -c make';
    const found = argumentsOf(text, '/bin/sh -c make', ['A', 'B', 'C', 'D']);
    assert.deepEqual(
      [...found],
      [
        ['A', 'x y'],
        ['B', ''],
        ['C', 'p=q'],
      ],
    );
  });
});

const both = (legacy: string, buildkit: string): readonly [string, string] => [legacy, buildkit];
const nop = (text: string): string => `/bin/sh -c #(nop) ${text}`;
const alike = (text: string): readonly [string, string] => both(nop(` ${text}`), text);

describe('an instruction and its entry', () => {
  for (const [line, entries] of [
    ['RUN a &&   b', both('/bin/sh -c a &&     b', 'RUN /bin/sh -c a &&     b # buildkit')],
    ['RUN ["a", "b c"]', both('a b c', 'RUN a b c # buildkit')],
    ['COPY a b/ /x/', both(nop(`COPY multi:${hash} in /x/ `), 'COPY a b/ /x/ # buildkit')],
    ['COPY "a b" /x', both(nop(`COPY file:${hash} in /x `), 'COPY a b /x # buildkit')],
    [
      'COPY --chown=1:1 a /x',
      both(nop(`COPY --chown=1:1file:${hash} in /x `), 'COPY --chown=1:1 a /x # buildkit'),
    ],
    ['ADD 文件 /应用', both(nop(`ADD file:${hash} in /应用 `), 'ADD 文件 /应用 # buildkit')],
    ['COPY $WHAT /x', both(nop(`COPY file:${hash} in /x `), 'COPY app.py /x # buildkit')],
    ['ENV A=1 B="two words" C=${D}/e', alike('ENV A=1 B=two words C=f/e')],
    ['ENV A 1', alike('ENV A=1')],
    ['LABEL "a b"=c', alike('LABEL a b=c')],
    ['WORKDIR app', both(nop('WORKDIR /srv/app'), 'WORKDIR /srv/app')],
    ['WORKDIR /app/', both(nop('WORKDIR /app'), 'WORKDIR /app')],
    ['EXPOSE 80 53/UDP', both(nop(' EXPOSE 53/udp 80'), 'EXPOSE [53/udp 80/tcp]')],
    ['VOLUME /a /b', alike('VOLUME [/a /b]')],
    ['USER $WHO', alike('USER nobody')],
    ['STOPSIGNAL SIGINT', alike('STOPSIGNAL SIGINT')],
    ['CMD a "b"', alike('CMD ["/bin/sh" "-c" "a \\"b\\""]')],
    ['CMD ["a", "b"]', alike('CMD ["a" "b"]')],
    ['ENTRYPOINT ["a"]', alike('ENTRYPOINT ["a"]')],
    ['SHELL ["/bin/bash", "-c"]', alike('SHELL [/bin/bash -c]')],
    [
      'HEALTHCHECK --interval=5s CMD curl "x"',
      both(
        nop(' HEALTHCHECK &{["CMD-SHELL" "curl \\"x\\""] "5s" "0s" "0s" \'\\x00\'}'),
        'HEALTHCHECK {Test:[CMD-SHELL curl "x"] Interval:5s Timeout:0s}',
      ),
    ],
    ['HEALTHCHECK NONE', alike('HEALTHCHECK &{["NONE"] "0s" "0s" "0s" \'\\x00\'}')],
    ['ONBUILD RUN make', alike('ONBUILD RUN make')],
    ['ARG V=1', alike('ARG V=2')],
    ['ARG V', alike('ARG V')],
    ['MAINTAINER a b', alike('MAINTAINER a b')],
  ] as const) {
    for (const entry of entries) {
      it(`${line} made ${entry}`, () => {
        const keyword = line.split(' ')[0] ?? '';
        assert.deepEqual(steps(`FROM x\n${line}\n`, [entry]), [`${keyword} same 0`]);
      });
    }
  }

  for (const [line, entry] of [
    ['RUN a', '/bin/sh -c b'],
    ['RUN a', 'RUN /bin/sh -c a && b # buildkit'],
    ['COPY a /x', 'COPY b /x # buildkit'],
    ['COPY a /x', nop(`COPY file:${hash} in /y `)],
    ['ENV A=1', 'ENV A=12'],
    ['WORKDIR /app', 'WORKDIR /application'],
    ['WORKDIR app', 'WORKDIR /myapp'],
    ['EXPOSE 80', 'EXPOSE [8080/tcp]'],
    ['CMD ["a"]', 'CMD ["a" "b"]'],
  ] as const) {
    it(`${line} did not make ${entry}`, () => {
      assert.match(steps(`FROM x\n${line}\n`, [entry]).join(), / changed 0$/);
    });
  }

  it('is found behind build arguments and another shell', () => {
    const text = 'FROM x\nARG V=1\nSHELL ["/bin/bash", "-c"]\nRUN make $V\nRUN ["rm", "/x"]\n';
    const history = [
      'ARG V=1',
      'SHELL [/bin/bash -c]',
      'RUN |1 V=3 /bin/bash -c make $V # buildkit',
      'RUN |1 V=3 rm /x # buildkit',
    ];
    const found = match(text, history);
    assert.equal(found.fit, 1);
    assert.deepEqual(
      found.args.map(({ name, built, here }) => [name, built, here]),
      [['V', '3', '1']],
    );
  });

  it('is found with its here-document', () => {
    const text = 'FROM x\nRUN <<EOF\na\n  b\nEOF\nRUN <<E\n#!/bin/sh\nc\nE\nCOPY <<C /c\nx\nC\n';
    const history = [
      'RUN /bin/sh -c a\n  b\n # buildkit',
      'RUN /bin/sh -c /dev/pipes/E # buildkit',
      'COPY <<C /c # buildkit',
    ];
    assert.deepEqual(steps(text, history), ['RUN same 0', 'RUN same 1', 'COPY same 2']);
  });
});

describe('a stage beside a history', () => {
  const text = 'FROM a AS one\nRUN 1\nFROM one\nRUN 2\nCOPY x /x\nCMD ["z"]\n';
  const run = (what: string): string => `RUN /bin/sh -c ${what} # buildkit`;
  const history = [run('1'), run('2'), 'COPY x /x # buildkit', 'CMD ["z"]'];

  it('holds what its parent stages made', () => {
    assert.deepEqual(steps(text, history), [
      'RUN same 0',
      'RUN same 1',
      'COPY same 2',
      'CMD same 3',
    ]);
    assert.equal(match(text, history).base, base.length);
  });

  it('shows what was changed, added and taken away', () => {
    const edited = 'FROM a AS one\nRUN 1\nFROM one\nRUN 3\nENV A=1\nCMD ["z"]\n';
    assert.deepEqual(steps(edited, history), [
      'RUN same 0',
      'RUN changed 1',
      'ENV added',
      'CMD same 3',
    ]);
    const { gone } = match(edited, history);
    assert.deepEqual(
      gone.map(({ entry, before }) => [entry - base.length, before?.keyword]),
      [[2, 'CMD']],
    );
  });

  it('takes no settings of the base for its own where its length is known', () => {
    const found = match('FROM a\nCMD ["bash"]\nRUN 2\n', [run('2')], base.length);
    assert.deepEqual(
      found.steps.map(({ status }) => status),
      ['added', 'same'],
    );
  });

  it('is found again for any file that was built as it stands', () => {
    const line = fc.constantFrom('RUN a', 'RUN b', 'COPY c /c', 'ENV D=1', 'CMD ["e"]', 'USER f');
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), (all) => {
        const built = all.map((each) =>
          each.startsWith('RUN') ? run(each.slice(4)) : each.replace(/^COPY.*$/, '$& # buildkit'),
        );
        const found = match(`FROM x\n${all.join('\n')}\n`, built);
        assert.ok(
          found.steps.every(({ status, entry }, index) => {
            return status === 'same' && entry === base.length + index;
          }),
        );
        assert.deepEqual([found.base, found.fit, found.gone.length], [base.length, 1, 0]);
      }),
    );
  });

  it('is compared in time with a hostile history', () => {
    const gaps = Array.from({ length: 60 }, (_, index) => `$A${index}a`).join('');
    const before = processorTime();
    steps(`FROM x\nENV A=${gaps}\n`, [`ENV A=${'a'.repeat(50_000)}b`]);
    steps(`FROM x\n${'RUN a\n'.repeat(2_000)}`, Array<string>(2_000).fill(run('a')));
    assert.ok(processorTime() - before < 5_000);
  });
});
