import assert from 'node:assert/strict';
import { parseDockerfile } from '../../../../src/dockerfile/parse.ts';
import { scriptsOf } from '../../../../src/dockerfile/scripts.ts';

const sources = (text: string): readonly string[] =>
  scriptsOf(parseDockerfile(text)).map(({ source }) => source);

describe('the scripts that ShellCheck gets', () => {
  const bash = 'SHELL ["/bin/bash", "-c"]';
  for (const [text, ...expected] of [
    ['FROM a\nRUN b', '#!/bin/sh\n\nb'],
    [`FROM a\n${bash}\nRUN b`, '#!/bin/bash\n\nb'],
    ['FROM a\nSHELL ["/bin/ash", "-c"]\nRUN b', '#!/bin/dash\n\nb'],
    ['FROM a\nSHELL ["/usr/bin/env", "ksh", "-c"]\nRUN b', '#!/bin/ksh\n\nb'],
    ['FROM a\nSHELL ["zsh", "-c"]\nRUN b'],
    ['FROM a\nSHELL ["pwsh", "-c"]\nRUN b'],
    ['FROM a\nSHELL ["cmd", "/c"]\nRUN b'],
    [`FROM a AS c\n${bash}\nFROM c\nRUN b\nFROM a\nRUN b`, '#!/bin/bash\n\nb', '#!/bin/sh\n\nb'],
    ['# hadolint shell=bash\nFROM a\nRUN b\nFROM a\nRUN b', '#!/bin/bash\n\nb', '#!/bin/bash\n\nb'],
    ['FROM a\n# hadolint shell=bash\nRUN b\nFROM a\nRUN b', '#!/bin/bash\n\nb', '#!/bin/sh\n\nb'],
    ['FROM a\nRUN b\n# hadolint shell=bash', '#!/bin/sh\n\nb'],
    ['FROM a\n# hadolint shell=pwsh\nRUN b'],
    ['FROM a\n# hadolint shell=dash\nSHELL ["bash", "-c"]\nRUN b', '#!/bin/bash\n\nb'],
    [`FROM a\n${bash}\n# hadolint shell=dash # why\nRUN b`, '#!/bin/dash\n\nb'],
    ['FROM a\n# hadolint shell=bash -e\nRUN b', '#!/bin/sh\n\nb'],
    ['FROM a AS c\n# hadolint shell=bash\nFROM c\nRUN b', '#!/bin/bash\n\nb'],
    [
      'FROM a\nARG V=1\nENV W=2 n=3\nRUN $V $W\nRUN b',
      '#!/bin/sh\nexport V=1 W=1\n$V $W',
      '#!/bin/sh\n\nb',
    ],
    ['FROM a\nRUN $V\nENV V=1\nFROM a\nRUN $V', '#!/bin/sh\n\n$V', '#!/bin/sh\n\n$V'],
    ['ARG V\nFROM a\nRUN $V', '#!/bin/sh\n\n$V'],
    ['FROM a AS c\nENV V=1\nFROM c\nRUN $V', '#!/bin/sh\nexport V=1\n$V'],
    ['FROM a\nENV A.B=1\nRUN A.B $HTTP_PROXY', '#!/bin/sh\nexport HTTP_PROXY=1\nA.B $HTTP_PROXY'],
    [
      'FROM a\nRUN --mount=type=secret,id=x,env=TOKEN b $TOKEN',
      '#!/bin/sh\nexport TOKEN=1\nb $TOKEN',
    ],
    ['FROM a\nRUN b \\\n # c\n\n  && d', '#!/bin/sh\n\nb   && d'],
    ['FROM a\nRUN <<E\n#!/bin/bash\nb\nE', '#!/bin/bash\n\nb\n'],
    ['FROM a\nRUN <<E\n#!/usr/bin/python3\nb\nE'],
    ['FROM a\nRUN cat <<E >c\nb\nE', '#!/bin/sh\n\ncat <<E >c\nb\nE'],
    ['FROM a\nONBUILD RUN b', '#!/bin/sh\n\nb'],
    ['FROM a\nRUN ["bash", "-c", "b"]\nCMD b\nENTRYPOINT b\nHEALTHCHECK CMD b'],
    [`FROM a\nRUN ${'b'.repeat(70_000)}`],
  ] as const) {
    it(JSON.stringify(text.slice(0, 200)), () => assert.deepEqual(sources(text), expected));
  }
});
