import assert from 'node:assert/strict';
import { completionAt } from '../../../../src/dockerfile/editor/complete.ts';
import { instructionInfos } from '../../../../src/dockerfile/editor/instructions.ts';
import type { Proposal } from '../../../../src/dockerfile/editor/proposal.ts';
import { withCursor } from './cursor.ts';

function proposed(source: string): readonly Proposal[] {
  const { file, offset } = withCursor(source);
  return completionAt(file, offset).proposals;
}

function labels(source: string): readonly string[] {
  return proposed(source).map(({ label }) => label);
}

/** The text with one proposal taken: up to the cursor is replaced, as by Enter, or the whole word. */
function taken(source: string, label: string, whole = false): string {
  const { file, offset } = withCursor(source);
  const proposal = completionAt(file, offset).proposals.find((one) => one.label === label);
  assert.ok(proposal, `no ${label} in ${labels(source).join(', ')}`);
  const { start, cursor, end, insert } = proposal;
  return file.text.slice(0, start) + insert + file.text.slice(whole ? end : cursor);
}

describe('completion of instructions', () => {
  const image = '${1:image}:${2:tag}';
  const cases: readonly [source: string, label: string, text: string][] = [
    ['‸', 'FROM', `FROM ${image}`],
    ['FROM a\nru‸', 'RUN', 'FROM a\nRUN ${1:command}'],
    ['FROM a\n  ru‸', 'RUN', 'FROM a\n  RUN ${1:command}'],
    ['from a\nR‸', 'run', 'from a\nrun ${1:command}'],
    ['from a\n‸', `from image:tag as stage`, `from a\nfrom ${image} as \${3:stage}`],
    ['FROM a\r\nru‸\r\n', 'RUN', 'FROM a\r\nRUN ${1:command}\r\n'],
    ['FROM a\nONBUILD c‸', 'COPY', 'FROM a\nONBUILD COPY ${1:source} ${2:target}'],
    [
      '# escape=`\nFROM a\nRUN x `\n  && y\nW‸',
      'WORKDIR',
      '# escape=`\nFROM a\nRUN x `\n  && y\nWORKDIR ${1:/app}',
    ],
    ['FROM a\nR‸ x', 'RUN', 'FROM a\nRUN x'],
    [
      'FROM a AS b\nFROM a\nC‸',
      'COPY --from=stage source target',
      'FROM a AS b\nFROM a\nCOPY --from=${1:stage} ${2:source} ${3:target}',
    ],
    ['FROM a\n# c\n\n‸\nRUN x', 'ENV', 'FROM a\n# c\n\nENV ${1:KEY}=${2:value}\nRUN x'],
  ];
  for (const [source, label, text] of cases) {
    it(`${JSON.stringify(source)} takes ${label}`, () => assert.equal(taken(source, label), text));
  }

  it('leaves what follows when a keyword is replaced', () => {
    assert.equal(taken('FROM a\nR‸N x', 'RUN', true), 'FROM a\nRUN x');
  });

  it('has only FROM and ARG before the first FROM', () => {
    const words = new Set(labels('ARG V=1\n‸').map((label) => label.split(' ')[0]));
    assert.deepEqual([...words], ['FROM', 'ARG']);
  });

  it('has behind ONBUILD only what may stand there', () => {
    const words = new Set(labels('FROM a\nONBUILD ‸').map((label) => label.split(' ')[0]));
    for (const word of ['FROM', 'ONBUILD', 'MAINTAINER']) assert.ok(!words.has(word), word);
    assert.ok(words.has('RUN') && words.has('COPY'));
  });

  it('copies from a stage only where there is one', () => {
    assert.ok(!labels('FROM a\nC‸').some((label) => label.includes('--from=')));
  });

  it('has nothing within comments, quoted here-documents and other words', () => {
    for (const source of [
      'FROM a\n# R‸',
      "FROM a\nCOPY <<'E' /x\nR‸\nE",
      'FROM a\nRUN x R‸',
      'FROM a\nRUN x \\\nR‸',
    ]) {
      assert.deepEqual(labels(source), [], source);
    }
  });

  it('knows every instruction of the reference, with forms and snippets that close', () => {
    for (const { forms, snippets, keyword } of instructionInfos) {
      assert.ok(forms.every((form) => form.startsWith(`${keyword} `)));
      for (const snippet of snippets) {
        assert.equal(snippet.split('{').length, snippet.split('}').length, snippet);
      }
    }
  });
});

describe('completion of flags', () => {
  const cases: readonly [source: string, label: string, text: string][] = [
    ['FROM a\nCOPY --f‸', '--from', 'FROM a\nCOPY --from='],
    ['FROM a\nCOPY --l‸', '--link', 'FROM a\nCOPY --link '],
    ['FROM a\nRUN -‸', '--mount', 'FROM a\nRUN --mount=type='],
    ['FROM a\nRUN \\\n  --m‸', '--mount', 'FROM a\nRUN \\\n  --mount=type='],
    ['FROM a\nRUN --mount=‸', 'type', 'FROM a\nRUN --mount=type='],
    ['FROM a\nRUN --mount=type=c‸', 'cache', 'FROM a\nRUN --mount=type=cache'],
    ['FROM a\nRUN --mount=type=cache,t‸', 'target', 'FROM a\nRUN --mount=type=cache,target='],
    [
      'FROM a\nRUN --mount=type=cache,sharing=‸',
      'locked',
      'FROM a\nRUN --mount=type=cache,sharing=locked',
    ],
    ['FROM a\nRUN --mount=type=bind,r‸', 'rw', 'FROM a\nRUN --mount=type=bind,rw'],
    [
      'FROM a AS b\nFROM a\nRUN --mount=from=‸,target=/x',
      'b',
      'FROM a AS b\nFROM a\nRUN --mount=from=b,target=/x',
    ],
    ['FROM a AS b\nFROM a\nCOPY --from=‸ x y', 'b', 'FROM a AS b\nFROM a\nCOPY --from=b x y'],
    ['FROM --pl‸', '--platform', 'FROM --platform='],
    ['FROM --platform=‸', '$BUILDPLATFORM', 'FROM --platform=$BUILDPLATFORM'],
    [
      'FROM a\nHEALTHCHECK --interval=3s --t‸',
      '--timeout',
      'FROM a\nHEALTHCHECK --interval=3s --timeout=',
    ],
    ['FROM a\nUSER app\nCOPY --chown=‸', 'app:app', 'FROM a\nUSER app\nCOPY --chown=app:app'],
    ['FROM a\nONBUILD COPY --ch‸', '--chmod', 'FROM a\nONBUILD COPY --chmod='],
    ['FROM a\nRUN --network=‸', 'none', 'FROM a\nRUN --network=none'],
  ];
  for (const [source, label, text] of cases) {
    it(`${JSON.stringify(source)} takes ${label}`, () => assert.equal(taken(source, label), text));
  }

  it('does not offer a flag twice, but --mount', () => {
    assert.ok(!labels('FROM a\nCOPY --from=x --‸').includes('--from'));
    assert.ok(labels('FROM a\nRUN --mount=type=ssh --‸').includes('--mount'));
  });

  it('offers the keys of the type that is written, each once', () => {
    const keys = labels('FROM a\nRUN --mount=type=secret,id=x,‸');
    assert.ok(keys.includes('env') && keys.includes('required'));
    for (const key of ['id', 'type', 'sharing', 'from']) assert.ok(!keys.includes(key), key);
  });

  it('has none behind the arguments', () => {
    assert.deepEqual(labels('FROM a\nRUN x --‸'), []);
  });

  it('replaces what is left of a value', () => {
    assert.equal(
      taken('FROM a\nRUN --mount=type=ca‸ch,target=/x y', 'cache', true),
      'FROM a\nRUN --mount=type=cache,target=/x y',
    );
  });
});

describe('completion of what a file defines', () => {
  const cases: readonly [source: string, labels: readonly string[]][] = [
    ['FROM a AS b\nFROM c AS d\nFROM ‸', ['b', 'd', 'scratch', '--platform']],
    ['FROM a AS b\nFROM b AS d\nFROM ‸\nFROM x AS later', ['b', 'd', 'scratch', '--platform']],
    ['FROM a ‸', ['AS']],
    ['from a ‸', ['as']],
    ['FROM a AS ‸', []],
    ['FROM a\nARG V=1\nENV W=2\nRUN x $‸', ['W', 'V']],
    ['FROM a\nRUN x $‸\nARG V=1', []],
    ['ARG V=1\nFROM a\nRUN x $‸', []],
    [
      'ARG V=1\nFROM a:$‸',
      ['V', 'BUILDPLATFORM', 'TARGETPLATFORM', 'TARGETOS', 'TARGETARCH', 'BUILDARCH'],
    ],
    ['FROM a AS b\nENV V=1\nFROM b\nWORKDIR /$‸', ['V']],
    ["FROM a\nARG V\nRUN awk '{print $‸", []],
    ['FROM a\nARG V\nRUN x \\$‸', []],
    ['FROM a\nARG V\nCMD ["x", "$‸', []],
    ['FROM a\nARG V\nCOPY <<E /x\n$‸\nE', ['V']],
    ["FROM a\nARG V\nCOPY <<'E' /x\n$‸\nE", []],
    ["FROM a\nARG V\nRUN <<'E'\necho $‸\nE", ['V']],
    ['FROM a\nARG V\nONBUILD RUN x $‸', ['V']],
    ['FROM a\nUSER app\nRUN x\nUSER ‸', ['app', 'root']],
    ['FROM a\nEXPOSE 80‸', ['80/tcp', '80/udp']],
    [
      'FROM a\nHEALTHCHECK --retries=1 ‸',
      ['CMD', 'NONE', '--interval', '--timeout', '--start-period', '--start-interval'],
    ],
    [
      'FROM a\nSTOPSIGNAL SIGH‸',
      ['SIGTERM', 'SIGINT', 'SIGQUIT', 'SIGHUP', 'SIGKILL', 'SIGUSR1', 'SIGUSR2'],
    ],
  ];
  for (const [source, expected] of cases) {
    it(`${JSON.stringify(source)}: ${expected.join(', ')}`, () =>
      assert.deepEqual([...labels(source)].sort(), [...expected].sort()));
  }

  it('closes the braces of a variable once', () => {
    assert.equal(taken('FROM a\nARG V=1\nRUN x ${‸', 'V'), 'FROM a\nARG V=1\nRUN x ${V}');
    assert.equal(
      taken('FROM a\nARG VER=1\nRUN x ${V‸E}', 'VER', true),
      'FROM a\nARG VER=1\nRUN x ${VER}',
    );
  });

  it('shows the value of a variable', () => {
    assert.equal(proposed('FROM a\nARG V=1\nENV W=$V-2\nRUN x $W‸')[0]?.detail, '1-2');
  });
});

describe('completion of parser directives', () => {
  const cases: readonly [source: string, label: string, text: string][] = [
    ['#‸', '# syntax=', '# syntax=docker/dockerfile:1'],
    ['# syn‸\nFROM a', '# syntax=', '# syntax=docker/dockerfile:1\nFROM a'],
    ['# syntax=a\n# e‸', '# escape=', '# syntax=a\n# escape=`'],
    ['# syntax=‸', 'docker/dockerfile:1', '# syntax=docker/dockerfile:1'],
    ['# check=skip=‸', 'StageNameCasing', '# check=skip=StageNameCasing'],
    ['# check=skip=FromAsCasing,‸', 'all', '# check=skip=FromAsCasing,all'],
    ['‸', '# syntax=', '# syntax=docker/dockerfile:1'],
  ];
  for (const [source, label, text] of cases) {
    it(`${JSON.stringify(source)} takes ${label}`, () => assert.equal(taken(source, label), text));
  }

  it('are only at the head, each once', () => {
    assert.deepEqual(labels('FROM a\n# ‸'), []);
    assert.deepEqual(labels('# a comment\n# ‸'), []);
    assert.ok(!labels('# syntax=a\n# ‸').includes('# syntax='));
  });
});

describe('what completion asks for outside of the file', () => {
  const cases: readonly [source: string, images: boolean, paths: string | undefined][] = [
    ['FROM py‸', true, undefined],
    ['FROM --platform=x py‸', true, undefined],
    ['FROM a\nCOPY --from=py‸', true, undefined],
    ['FROM a\nRUN --mount=from=‸', true, undefined],
    ['FROM a\nCOPY ‸', false, 'alone'],
    ['FROM a\nCOPY src/‸ /x', false, 'word'],
    ['FROM a\nCOPY a 中‸', false, 'word'],
    ['FROM a\nCOPY a /us‸', false, undefined],
    ['FROM a\nCOPY ["my f‸', false, 'json'],
    ['FROM a\nCOPY --from=b ‸', false, undefined],
    ['FROM a\nADD --chown=1 ‸', false, 'alone'],
    ['FROM a\nONBUILD COPY ‸', false, 'alone'],
    ['FROM a\nRUN --mount=type=bind,source=‸', false, 'key'],
    ['FROM a\nRUN --mount=type=bind,from=b,source=‸', false, undefined],
    ['FROM a\nRUN ‸', false, undefined],
  ];
  for (const [source, images, paths] of cases) {
    it(`${JSON.stringify(source)}: ${images ? 'images' : (paths ?? 'nothing')}`, () => {
      const { file, offset } = withCursor(source);
      const found = completionAt(file, offset);
      assert.equal(found.images !== undefined, images);
      assert.equal(found.paths?.form, paths);
    });
  }
});
