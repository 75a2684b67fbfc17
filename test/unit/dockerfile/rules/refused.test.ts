import assert from 'node:assert/strict';
import { inlineIgnore } from '../../../../src/dockerfile/rules/inlineIgnore.ts';
import { refused } from '../../../../src/dockerfile/rules/refused.ts';
import { findings, testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  refused,
  table(
    [
      ['‹FORM› a', undefined, { chosen: 'FROM a', says: 'Did you mean FROM?' }],
      ['FROM a\n‹rnu› b', undefined, { chosen: 'FROM a\nrun b' }],
      ['FROM a\n‹FOO› b', undefined, { says: 'Write one of: ADD, ARG' }],
      ['FROM a\nONBUILD ‹CPY› a b', undefined, { chosen: 'FROM a\nONBUILD COPY a b' }],
      ['FROM a\n‹RUN›\n', undefined, { says: 'says nothing yet' }],
      ['‹FROM›\n'],
      ['FROM a\n‹CMD›'],
      ['FROM a\n‹ONBUILD›'],
      ['ARG a\n‹ARG b›\n', undefined, { says: 'nothing to build' }],
      ['FROM --‹plattform›=x a', undefined, { chosen: 'FROM --platform=x a' }],
      ['FROM a\nCOPY --‹chwon›=1 b /c', undefined, { chosen: 'FROM a\nCOPY --chown=1 b /c' }],
      [
        'FROM a\nRUN --‹quiet› b',
        undefined,
        { says: 'RUN has no flag --quiet. It knows: --mount' },
      ],
      ['FROM a\nWORKDIR --‹x› /b', undefined, { says: 'WORKDIR takes no flags' }],
      ['FROM a\nCMD --‹version›', undefined],
      ['FROM a\nCOPY --from=b ‹--from=c› d /e', undefined, { says: 'twice' }],
      ['FROM a\nCOPY ‹--chown› b /c', undefined, { says: '--chown=…' }],
      ['FROM a\nCOPY --link=‹yes› b /c', undefined, { says: 'neither true nor false' }],
      ['FROM a\nHEALTHCHECK --interval=‹30› CMD b', undefined, { says: '30s' }],
      ['FROM a\nHEALTHCHECK --retries=‹some› CMD b'],
      [
        'FROM a\nRUN --mount=type=‹cach›,target=/x b',
        undefined,
        { chosen: 'FROM a\nRUN --mount=type=cache,target=/x b' },
      ],
      [
        'FROM a\nRUN --mount=type=cache,‹tagret›=/x b',
        undefined,
        { chosen: 'FROM a\nRUN --mount=type=cache,target=/x b' },
      ],
      ['FROM a\nRUN --mount=‹foo›=b c', undefined, { says: 'has no key foo' }],
      ['FROM a ‹b›'],
      ['FROM a ‹AS›'],
      ['FROM a AS b ‹c›'],
      ['FROM a AS ‹1b›', undefined, { says: 'Begin with a letter' }],
      ['FROM a\nCOPY ‹b›', undefined, { says: 'source and a destination' }],
      ['FROM a\nADD ‹["b"]›'],
      ['FROM a\nSHELL ‹bash -c›', undefined, { says: 'JSON only' }],
      ["FROM a\nRUN ‹['b', 'c']›", 'FROM a\nRUN ["b", "c"]', { says: 'This is no JSON' }],
      ['FROM a\nVOLUME ‹["b", c]›'],
      ['FROM a\nRUN ‹<<EOF›\nb\n', undefined, { says: 'a line with EOF alone' }],
      ['FROM a\nCOPY ‹<<A› <<B /c\n'.replace('<<B', '‹<<B›')],
      ['FROM a\nENV ‹b›', undefined, { says: 'has no value' }],
      ['FROM a\nENV b=c ‹d›', undefined, { says: 'd has no =' }],
      ['FROM a\nLABEL ‹b›'],
      ['FROM a\nENV =‹b›', undefined, { says: 'No name' }],
      ['FROM a\nENV b=‹"c›', undefined, { says: 'not closed' }],
      ["FROM a\nLABEL b=‹'c d›\n"],
      ['FROM a\nHEALTHCHECK ‹curl› b', undefined, { says: 'CMD before the command' }],
      ['FROM a\nHEALTHCHECK NONE ‹b›'],
      ['FROM a\nHEALTHCHECK ‹CMD›'],
      ['FROM a\nEXPOSE 80 ‹http›', undefined, { says: '8080 or 53/udp' }],
    ],
    [
      '',
      '# a\n',
      'ARG a=1\nFROM b:$a AS c-d.e_1\nRUN f',
      'RUN a',
      'FROM a\nONBUILD FROM b',
      'FROM --platform=$BUILDPLATFORM a',
      'FROM a\nCOPY --from=b --chown=1:2 --chmod=755 --link --parents --exclude=x --exclude=y c /d',
      'FROM a\nADD --keep-git-dir=true --checksum=sha256:1 --unpack --link b /c',
      'FROM a\nCOPY --link=$X b /c',
      'FROM a\nRUN --mount=type=cache,target=/x,sharing=locked --mount=type=secret,id=b,env=C,required --network=none --security=insecure --device=d e',
      'FROM a\nRUN --mount=type=$T,target=/x b',
      'FROM a\nRUN <<A cat <<B\nb\nA\nc\nB\n',
      'FROM a\nCOPY <<A <<B /c/\n1\nA\n2\nB\n',
      'FROM a\nCOPY ["b", "c/"]',
      'FROM a\nRUN [ "$B" = c ]',
      'FROM a\nRUN [ -f b ] && [[ c ]]',
      "FROM a\nCMD ['b']",
      'FROM a\nENV b c d\nENV e=f g="h i" j=\'k l\' m=n\\ o\nLABEL p="q\\"r"',
      "FROM a\nENV b it's",
      'FROM a\nARG b\nARG c d=e',
      'FROM a\nHEALTHCHECK NONE\nHEALTHCHECK --interval=1m30s --timeout=1.5s --start-period=0 --start-interval=500ms --retries=3 CMD b',
      'FROM a\nHEALTHCHECK --interval=$I CMD ["b"]',
      'FROM a\nEXPOSE 80 90-99/tcp 53/udp $P ${Q}/udp "70" 1.2.3.4:80:80',
      'FROM a\nUSER b c\nWORKDIR /d e\nSTOPSIGNAL SIGTERM\nVOLUME /f /g\nMAINTAINER h i',
    ],
  ),
);

testRule(
  inlineIgnore,
  table(
    [
      ['FROM a\n  ‹# hadolint ignore=DL3008,SC2086 # why›\nRUN b'],
      ['‹# hadolint ignore=DL3006›\nFROM a'],
    ],
    [
      'FROM a\n# hadolint global ignore=DL3008\nRUN b',
      'FROM a\n# hadolint ignore=all\nRUN b',
      'FROM a\n# check=skip=all\nRUN b',
      'FROM a\nRUN b \\\n# hadolint ignore=DL3008\n  c',
    ],
  ),
);

describe('DL1001', () => {
  it('is off where no config turns it on', () => {
    const text = 'FROM a\n# hadolint ignore=DL3008\nRUN b';
    const found = findings(inlineIgnore, text, { config: { profile: 'recommended' } });
    assert.deepEqual(found, []);
    const config = { profile: 'recommended', override: { DL1001: 'warning' } } as const;
    assert.equal(findings(inlineIgnore, text, { config })[0]?.severity, 'warning');
  });
});
