import assert from 'node:assert/strict';
import { consecutiveRuns } from '../../../../src/dockerfile/rules/consecutiveRuns.ts';
import { pipefail } from '../../../../src/dockerfile/rules/pipefail.ts';
import { shellByLink } from '../../../../src/dockerfile/rules/shellByLink.ts';
import { useraddHighUid } from '../../../../src/dockerfile/rules/useraddHighUid.ts';
import { uselessCommand } from '../../../../src/dockerfile/rules/uselessCommand.ts';
import { wgetAndCurl } from '../../../../src/dockerfile/rules/wgetAndCurl.ts';
import { wgetProgress } from '../../../../src/dockerfile/rules/wgetProgress.ts';
import { workdirForCd } from '../../../../src/dockerfile/rules/workdirForCd.ts';
import { fixAll } from '../../../../src/lint/fixAll.ts';
import { shellCases } from './shellCases.ts';
import { findings, testRule } from './support.ts';

testRule(
  uselessCommand,
  shellCases(
    [
      'RUN ‹ssh› a',
      'RUN ‹vim› a; ‹top›; ‹ps›',
      'RUN sudo ‹service› a start',
      'RUN a | ‹/bin/kill› 1',
      'RUN [‹"shutdown"›]',
      'RUN if a; then ‹mount› b; fi && ‹free›',
      'ONBUILD RUN ‹ps›',
    ],
    [
      'RUN apt-get install vim ssh',
      'RUN vi a; nano b',
      'RUN echo ps',
      'CMD ps',
      'ENTRYPOINT ["service"]',
      'RUN systemctl enable a; killall b',
    ],
  ),
);

testRule(workdirForCd, {
  ...shellCases(
    [
      ['RUN ‹cd /a› && b\nWORKDIR /c', 'WORKDIR /a\nRUN b\nWORKDIR /c'],
      ['RUN ‹cd /a›; b; c\nENV d=e\nWORKDIR /c', 'WORKDIR /a\nRUN b; c\nENV d=e\nWORKDIR /c'],
      ['RUN ‹cd /a›\nWORKDIR /c', 'WORKDIR /a\nWORKDIR /c'],
      [
        '# why\nRUN ‹cd /a› \\\n    && b \\\n    # c\n    && d\nWORKDIR /c',
        'WORKDIR /a\n# why\nRUN b \\\n    # c\n    && d\nWORKDIR /c',
      ],
      ['RUN set -eux; ‹cd /a›; b\nWORKDIR /c', 'WORKDIR /a\nRUN set -eux; b\nWORKDIR /c'],
      ['RUN <<EOF\n‹cd /a›\nb\nEOF\nWORKDIR /c', 'WORKDIR /a\nRUN <<EOF\nb\nEOF\nWORKDIR /c'],
      ['WORKDIR /a\nRUN ‹cd ./b› && c\nWORKDIR /d', 'WORKDIR /a\nWORKDIR /a/b\nRUN c\nWORKDIR /d'],
      [
        'run --mount=type=tmpfs,target=/t ‹cd "/a b"› && c\nWORKDIR /d',
        'workdir "/a b"\nrun --mount=type=tmpfs,target=/t c\nWORKDIR /d',
      ],
      ['ENV A=/a\nRUN ‹cd $A› && b\nWORKDIR /c', 'ENV A=/a\nWORKDIR $A\nRUN b\nWORKDIR /c'],
      'RUN ‹cd a› && b',
      'RUN (‹cd /a› && b)',
      'RUN a && ‹cd /b›',
      'RUN ‹cd /a› || exit 1',
      'RUN a "$(‹cd /b› && pwd)"',
      'RUN if a; then ‹cd /b›; fi',
      'RUN ‹cd› && a',
      'RUN ‹cd ~› && a; ‹cd -›',
      'RUN ‹cd $A› && a',
      'RUN ‹cd ../a› && b',
      'RUN [‹"cd", "/a"›]',
      'RUN ‹cd /a› | b',
    ],
    [
      'RUN pushd /a',
      'RUN bash -c "cd /a && b"',
      'ONBUILD RUN cd /a',
      'CMD cd /a && b',
      'SHELL ["powershell", "-Command"]\nRUN cd a; b',
      'WORKDIR /a\nRUN b --cd /c; echo cd',
    ],
  ),
  'for a person to choose when the next instruction would run elsewhere': {
    source: 'FROM debian:12\nRUN ‹cd /a› && b && ‹cd c›\nRUN d',
    chosen: 'FROM debian:12\nWORKDIR /a\nRUN b && cd c\nRUN d',
  },
});

testRule(
  consecutiveRuns,
  shellCases(
    [
      ['RUN a\n‹RUN› b', 'RUN a \\\n    && b'],
      ['RUN a\n‹RUN› b\n‹RUN› c', 'RUN a \\\n    && b \\\n    && c'],
      ['RUN a \\\n  b\n\n# why\n\n‹RUN› c \\\n  d\n', 'RUN a \\\n  b \\\n# why\n  && c \\\n  d\n'],
      ['RUN --network=none a\n‹RUN› --network=none b', 'RUN --network=none a \\\n    && b'],
      ['RUN A=b c\r\n‹run› d\r\nCMD e', 'RUN A=b c \\\r\n    && d\r\nCMD e'],
      ['# escape=`\nFROM a\nRUN b\n‹RUN› c', '# escape=`\nFROM a\nRUN b `\n    && c'],
      'RUN cd /a\n‹RUN› b',
      'RUN ["a"]\n‹RUN› ["b"]',
      'RUN a # why\n‹RUN› b',
      'RUN a &\n‹RUN› ! b',
      'RUN a\n# hadolint ignore=DL3001\n‹RUN› b',
      'RUN a\n‹RUN› <<EOF\nb\nEOF',
    ],
    [
      'RUN a && b\nRUN c',
      'RUN a\nRUN b | c',
      'RUN a\nRUN if b; then c; fi',
      'RUN --mount=type=cache,target=/a b\nRUN c',
      'RUN a\nENV b=c\nRUN d',
      'FROM a\nRUN b\nFROM c\nRUN d',
      'RUN a\nONBUILD RUN b\nONBUILD RUN c',
      'RUN <<EOF\na\nEOF\nRUN b',
      'SHELL ["powershell"]\nRUN a\nRUN b',
    ],
  ),
);

testRule(
  wgetAndCurl,
  shellCases(
    [
      'RUN wget a\nRUN ‹curl› b',
      'RUN curl a && ‹wget› b',
      'RUN curl a\nRUN b\nRUN ‹wget› c\nRUN ‹curl› d && wget e',
      'RUN if a; then wget b; else sudo ‹/usr/bin/curl› c; fi',
      'ONBUILD RUN wget a\nONBUILD RUN ‹curl› b',
      'RUN <<EOF\nwget a\n‹curl› b\nEOF',
    ],
    [
      'RUN wget a; wget b',
      'RUN apt-get install wget curl',
      'FROM a\nRUN wget b\nFROM c\nRUN curl d',
      'FROM a AS b\nRUN wget c\nFROM b\nRUN curl d',
      'RUN wget a\nHEALTHCHECK CMD curl b\nCMD curl c',
      'RUN wget a\nONBUILD RUN curl b',
    ],
  ),
);

testRule(
  shellByLink,
  shellCases(
    [
      ['RUN ‹ln -sf /bin/bash /bin/sh›', 'SHELL ["/bin/bash", "-c"]'],
      ['RUN rm /bin/sh && ‹ln -s bash /bin/sh›\nRUN b', 'SHELL ["/bin/bash", "-c"]\nRUN b'],
      [
        '# why\nRUN ‹ln -sf /bin/bash /usr/bin/sh› && \\\n    b && c',
        'SHELL ["/bin/bash", "-c"]\n# why\nRUN b && c',
      ],
      [
        'RUN apk add bash \\\n    && ‹ln -sf /bin/bash /bin/sh›\nRUN b',
        'RUN apk add bash\nSHELL ["/bin/bash", "-c"]\nRUN b',
      ],
      ['RUN a; rm -f /bin/sh; sudo ‹ln -s /bin/dash /bin/sh›', 'RUN a\nSHELL ["/bin/dash", "-c"]'],
      ['RUN a && rm -f /bin/sh && ‹ln -s /bin/dash /bin/sh›;', 'RUN a\nSHELL ["/bin/dash", "-c"]'],
      'RUN a && ‹ln -sf /bin/bash /bin/sh› && b',
      'RUN ‹ln -sf $B /bin/sh›',
      'RUN [‹"ln", "-sf", "/bin/bash", "/bin/sh"›]',
      'ONBUILD RUN ‹ln -sf /bin/bash /bin/sh›',
      'SHELL ["/bin/bash", "-c"]\nRUN ‹ln -sf /bin/bash /bin/sh›',
    ],
    [
      'RUN ln -s /bin/sh /a',
      'RUN cp /bin/bash /bin/sh',
      'RUN ln -s /a /b',
      'RUN echo ln -s /bin/bash /bin/sh',
      'SHELL ["/bin/bash", "-c"]\nRUN a',
      'CMD ln -s /bin/bash /bin/sh',
    ],
  ),
);

const bash = 'SHELL ["/bin/bash", "-o", "pipefail", "-c"]';

testRule(
  pipefail,
  shellCases(
    [
      ['RUN ‹a | b›', `${bash}\nRUN a | b`],
      ['# why\nRUN c && ‹a \\\n  | b 2>&1› && d', `${bash}\n# why\nRUN c && a \\\n  | b 2>&1 && d`],
      [
        'FROM alpine:3.20\nRUN ‹a | b›',
        'FROM alpine:3.20\nSHELL ["/bin/ash", "-eo", "pipefail", "-c"]\nRUN a | b',
      ],
      [
        'SHELL ["/bin/bash", "-c"]\nRUN ‹a | b›',
        'SHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN a | b',
      ],
      [
        'SHELL ["/bin/bash", "-o", "errexit", "-c"]\nRUN ‹a | b | c›; d | e',
        'SHELL ["/bin/bash", "-o", "errexit", "-o", "pipefail", "-c"]\nRUN a | b | c; d | e',
      ],
      ['RUN a "$(‹b | c›)"', `${bash}\nRUN a "$(b | c)"`],
      ['RUN if ‹a | b›; then c; fi', `${bash}\nRUN if a | b; then c; fi`],
      ['RUN ‹a |& b›', `${bash}\nRUN a |& b`],
      ['RUN <<EOF\n‹a | b›\nEOF', `${bash}\nRUN <<EOF\na | b\nEOF`],
      [
        'RUN <<EOF\n#!/bin/bash\n‹a | b›\nEOF',
        'RUN <<EOF\n#!/bin/bash\nset -o pipefail\na | b\nEOF',
      ],
      ['RUN ‹a | b› && set -o pipefail', `${bash}\nRUN a | b && set -o pipefail`],
      'FROM scratch\nRUN ‹a | b›',
      [
        `FROM a AS b\n${bash}\nFROM c\nRUN ‹d | e›`,
        `FROM a AS b\n${bash}\nFROM c\n${bash}\nRUN d | e`,
      ],
    ],
    [
      `${bash}\nRUN a | b`,
      'SHELL ["/usr/bin/env", "bash", "-eo", "pipefail", "-c"]\nRUN a | b',
      'RUN set -o pipefail && a | b',
      'RUN set -eux -o pipefail; a | b',
      'RUN <<EOF\nset -euo pipefail\na | b\nEOF',
      `FROM a AS b\n${bash}\nFROM b\nRUN c | d`,
      'SHELL ["powershell", "-Command"]\nRUN a | b',
      'SHELL ["python3", "-c"]\nRUN a | b',
      '# hadolint shell=powershell\nFROM a\nRUN b | c',
      'FROM example.com/windows/servercore:ltsc\nRUN a | b',
      'RUN a || b; echo "c | d"; time e; ! f',
      'RUN ["a", "|", "b"]',
      'RUN bash -o pipefail -c "a | b"',
      'RUN <<EOF\n#!/usr/bin/env python3\na | b\nEOF',
      'CMD a | b',
      'ONBUILD RUN a | b',
    ],
  ),
);

describe('DL4006 over a stage', () => {
  it('is mended by one SHELL, whichever of its findings is fixed', async () => {
    const text = 'FROM debian:12\nRUN a | b\nRUN c\nRUN d | e\nFROM debian:12\nRUN f | g\n';
    const lint = (now: string): ReturnType<typeof findings> => findings(pipefail, now);
    assert.deepEqual(
      lint(text).map(({ fixes }) => fixes[0]?.edits[0]?.range.start.line),
      [1, 1, 5],
    );
    assert.equal(
      (await fixAll(text, lint)).text,
      `FROM debian:12\n${bash}\nRUN a | b\nRUN c\nRUN d | e\nFROM debian:12\n${bash}\nRUN f | g\n`,
    );
  });
});

testRule(
  useraddHighUid,
  shellCases(
    [
      ['RUN ‹useradd -u› 123456 a', 'RUN useradd -l -u 123456 a'],
      ['RUN ‹useradd -m -u› 100000 -g 1 a', 'RUN useradd -l -m -u 100000 -g 1 a'],
      ['RUN ‹useradd -mu› "123456" a', 'RUN useradd -l -mu "123456" a'],
      ['RUN ‹useradd --uid=123456› a', 'RUN useradd -l --uid=123456 a'],
      ['RUN ‹/usr/sbin/useradd -u123456› a', 'RUN /usr/sbin/useradd -l -u123456 a'],
      ['ARG ID=123456\nRUN ‹useradd -u› $ID a', 'ARG ID=123456\nRUN useradd -l -u $ID a'],
      ['ONBUILD RUN sudo ‹useradd --uid› 123456 a', 'ONBUILD RUN sudo useradd -l --uid 123456 a'],
      ['RUN [‹"useradd", "-u"›, "123456", "a"]', 'RUN ["useradd", "-l", "-u", "123456", "a"]'],
    ],
    [
      'RUN useradd -u 12345 a',
      'RUN useradd -l -u 123456 a && useradd -lu 123456 b',
      'RUN useradd --no-log-init --uid 123456 a',
      'RUN useradd -u 123456 -ml a',
      'RUN useradd -u $ID a',
      'RUN useradd -c 123456 a; usermod -u 123456 b; adduser -u 123456 c',
    ],
  ),
);

const progress = '--progress=dot:giga';

testRule(
  wgetProgress,
  shellCases(
    [
      ['RUN ‹wget› a', `RUN wget ${progress} a`],
      [
        'RUN ‹wget› -O q a && ‹wget› -O- b',
        `RUN wget ${progress} -O q a && wget ${progress} -O- b`,
      ],
      ['RUN sudo ‹/usr/bin/wget› \\\n  -nc a', `RUN sudo /usr/bin/wget ${progress} \\\n  -nc a`],
      ['RUN [‹"wget"›, "a"]', `RUN ["wget", "${progress}", "a"]`],
      ['ONBUILD RUN ‹wget› $O a', `ONBUILD RUN wget ${progress} $O a`],
      ['FROM alpine:3.20\nRUN ‹wget› a', 'FROM alpine:3.20\nRUN wget -q a'],
      [
        'FROM alpine:3.20\nRUN apk add a wget && ‹wget› b',
        `FROM alpine:3.20\nRUN apk add a wget && wget ${progress} b`,
      ],
      ['RUN busybox ‹wget› a', `RUN busybox wget ${progress} a`],
    ],
    [
      'RUN wget -q a && wget --quiet b',
      'RUN wget -nv a && wget --no-verbose b',
      'RUN wget -qO- a && wget -cq b && wget -O- -q c',
      `RUN wget ${progress} a && wget --progress dot:giga b`,
      'RUN wget -o log a && wget --append-output=log b',
      'RUN wget --version && wget -b a',
      'RUN apt-get install wget && which wget',
    ],
  ),
);
