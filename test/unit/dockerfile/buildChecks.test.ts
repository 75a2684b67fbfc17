import assert from 'node:assert/strict';
import { lintDockerfile } from '../../../src/dockerfile/lint.ts';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import { defaultConfig } from '../../../src/lint/config/config.ts';

/** What a check's page shows as bad, with the lines of the exact places, and as good. */
interface Page {
  readonly bad: readonly (readonly [source: string, ...lines: number[]])[];
  readonly good: readonly string[];
}

/** The situations of https://docs.docker.com/reference/build-checks/, written anew. */
const pages: Readonly<Record<string, Page>> = {
  StageNameCasing: {
    bad: [['FROM busybox AS GoBuilder\n', 1]],
    good: ['FROM busybox AS go-builder\n'],
  },
  FromAsCasing: {
    bad: [['FROM ubuntu:24.04 as app\n', 1]],
    good: ['FROM ubuntu:24.04 AS app\n', 'from ubuntu:24.04 as app\n'],
  },
  NoEmptyContinuation: {
    // BuildKit names line 4, where the instruction ends (parser.go); the place to mend is line 3.
    bad: [['FROM busybox\nEXPOSE \\\n\n80\n', 3]],
    good: ['FROM busybox\nEXPOSE \\\n# the port\n80\n'],
  },
  ConsistentInstructionCasing: {
    bad: [
      ['From busybox\nRUN echo a\n', 1],
      ['FROM busybox AS one\nRun echo a\nRUN echo b\n', 2],
    ],
    good: ['FROM busybox\nRUN echo a\n', 'from busybox\nrun echo a\n'],
  },
  DuplicateStageName: {
    bad: [['FROM debian:12 AS app\nRUN a\nFROM golang:1.24 AS app\n', 3]],
    good: ['FROM debian:12 AS system\nFROM golang:1.24 AS app\n'],
  },
  ReservedStageName: {
    bad: [['FROM busybox AS scratch\nFROM busybox AS context\n', 1, 2]],
    good: ['FROM busybox AS work\n'],
  },
  JSONArgsRecommended: {
    bad: [['FROM busybox\nENTRYPOINT serve --all\n', 2]],
    good: [
      'FROM busybox\nENTRYPOINT ["serve", "--all"]\n',
      'FROM busybox\nSHELL ["sh", "-c"]\nENTRYPOINT serve --all\n',
    ],
  },
  MaintainerDeprecated: {
    bad: [['FROM busybox\nMAINTAINER us@example.com\n', 2]],
    good: ['FROM busybox\nLABEL org.opencontainers.image.authors="us@example.com"\n'],
  },
  UndefinedArgInFrom: {
    bad: [['ARG VERSION=1\nFROM node:${VERSOIN} AS base\n', 2]],
    good: ['ARG VERSION=1\nFROM node:${VERSION} AS base\n'],
  },
  WorkdirRelativePath: {
    bad: [['FROM nginx\nWORKDIR usr/share\n', 2]],
    good: ['FROM nginx\nWORKDIR /usr/share\n', 'FROM nginx\nWORKDIR /usr\nWORKDIR share\n'],
  },
  UndefinedVar: {
    bad: [
      ['FROM busybox AS base\nCOPY $folder .\n', 2],
      ['FROM busybox\nENV PATH=$PAHT:/opt/bin\n', 2],
    ],
    good: ['FROM busybox AS base\nARG folder\nCOPY $folder .\n'],
  },
  MultipleInstructionsDisallowed: {
    bad: [
      ['FROM busybox\nENTRYPOINT ["a"]\nENTRYPOINT ["b"]\n', 2],
      ['FROM busybox\nHEALTHCHECK CMD a\nHEALTHCHECK CMD b\n', 2],
    ],
    good: [
      'FROM busybox\nENTRYPOINT ["a"]\n',
      'FROM busybox AS one\nCMD ["a"]\nFROM busybox\nCMD ["b"]\n',
    ],
  },
  LegacyKeyValueFormat: {
    bad: [
      ['FROM busybox\nARG folder /data\n', 2],
      ['FROM busybox\nENV GREETING "good day"\n', 2],
    ],
    good: ['FROM busybox\nARG folder=/data\n', 'FROM busybox\nENV A="b" C="d"\n'],
  },
  RedundantTargetPlatform: {
    bad: [['FROM --platform=$TARGETPLATFORM busybox AS work\n', 1]],
    good: ['FROM busybox AS work\n', 'FROM --platform=$BUILDPLATFORM busybox AS work\n'],
  },
  SecretsUsedInArgOrEnv: {
    bad: [
      ['FROM scratch\nARG SERVICE_TOKEN\n', 2],
      ['FROM scratch\nENV DB_PASSWORD=x\n', 2],
    ],
    good: ['FROM busybox\nRUN --mount=type=secret,id=token,env=TOKEN fetch\n'],
  },
  InvalidDefaultArgInFrom: {
    bad: [
      ['ARG TAG\nFROM busybox:${TAG}\n', 2],
      ['ARG TAG\nFROM busy${TAG}\nFROM box:$TAG\n', 3],
    ],
    good: ['ARG TAG=1.36\nFROM busybox:${TAG}\n', 'ARG TAG\nFROM busybox${TAG}\n'],
  },
  FromPlatformFlagConstDisallowed: {
    bad: [['FROM --platform=linux/arm64 busybox AS base\nRUN a\n', 1]],
    good: ['FROM --platform=$BUILDPLATFORM busybox AS base\n', 'FROM busybox AS base\n'],
  },
  InvalidDefinitionDescription: {
    bad: [
      [
        '# check=experimental=InvalidDefinitionDescription\n# a folder\nARG place=/x\nFROM busybox\n',
        3,
      ],
      [
        '# check=experimental=InvalidDefinitionDescription\n# a stage\nFROM busybox AS base\n\n# a version\nARG NUMBER=1\n',
        3,
        6,
      ],
      ['# check=experimental=all\n# Base is a stage\nFROM busybox AS Base\n', 3],
    ],
    good: [
      '# check=experimental=InvalidDefinitionDescription\n# place is a folder\nARG place=/x\nFROM busybox\n',
      '# check=experimental=InvalidDefinitionDescription\n# a folder\n\nARG place=/x\nFROM busybox\n',
      '# check=experimental=all\n# base is a stage\nFROM busybox AS Base\n# a comment\n#\nARG X\n',
      '# check=experimental=all\n# no stage has a name here\nFROM busybox\n',
      '# a folder\nARG place=/x\nFROM busybox\n',
    ],
  },
  ExposeProtoCasing: {
    bad: [['FROM busybox\nEXPOSE 80/TcP\n', 2]],
    good: ['FROM busybox\nEXPOSE 80/tcp\n'],
  },
  ExposeInvalidFormat: {
    bad: [['FROM busybox\nEXPOSE 127.0.0.1:80:80\n', 2]],
    good: ['FROM busybox\nEXPOSE 80\n'],
  },
  CopyIgnoredFile: {
    bad: [['FROM scratch\nCOPY ./tmp/a /a\nADD ./tmp/b /b\n', 2, 3]],
    good: ['FROM scratch\nCOPY forever /a\n'],
  },
};

describe('BuildKit’s checks', () => {
  const linesOf = (id: string, source: string): readonly number[] =>
    lintDockerfile(parseDockerfile(source), defaultConfig, { dockerignore: '*/tmp/*\ntmp/*\n' })
      .filter(({ ids }) => ids.includes(id))
      .map(({ range }) => range.start.line + 1);
  for (const [id, { bad, good }] of Object.entries(pages)) {
    for (const [source, ...lines] of bad) {
      it(`${id} is told of ${JSON.stringify(source)}`, () => {
        assert.deepEqual(linesOf(id, source), lines);
      });
    }
    for (const source of good) {
      it(`${id} is not told of ${JSON.stringify(source)}`, () => {
        assert.deepEqual(linesOf(id, source), []);
      });
    }
  }
});
