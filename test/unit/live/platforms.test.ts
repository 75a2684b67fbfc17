import assert from 'node:assert/strict';
import { ignoresOf } from '../../../src/dockerfile/addIgnore.ts';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import { platformFindings, readBases, type SeenBases } from '../../../src/live/bases/platforms.ts';
import { languages, toPlain } from '../../../src/text.ts';
import type { Docker } from '../../../src/world/docker/docker.ts';
import { anImage, fakeDocker } from '../check/fakes.ts';
import { textAt } from '../dockerfile/marks.ts';

const amd64 = { os: 'linux', architecture: 'amd64' };
const arm64 = { os: 'linux', architecture: 'arm64' };
const classic: SeenBases = {
  own: amd64,
  images: new Map([
    ['amd:1', amd64],
    ['arm:1', arm64],
  ]),
};

/** What is underlined, of each finding. */
function marked(source: string, seen: SeenBases = classic): readonly string[] {
  return platformFindings(parseDockerfile(source), seen).map(({ range }) => textAt(source, range));
}

describe('the platform of a base image', () => {
  const cases: readonly (readonly [source: string, marks: readonly string[]])[] = [
    ['FROM arm:1\n', ['arm:1']],
    ['FROM amd:1\n', []],
    ['FROM other:1\n', []],
    ['FROM scratch\n', []],
    ['FROM --platform=linux/arm64 arm:1\n', []],
    ['FROM --platform=linux/arm64/v8 arm:1\n', []],
    ['FROM --platform=aarch64 arm:1\n', []],
    ['FROM --platform=linux arm:1\n', ['--platform=linux']],
    ['FROM --platform="Linux/x86_64" amd:1\n', []],
    ['FROM --platform=linux/arm64 amd:1\n', []],
    ['FROM \\\n  --platform=windows/amd64 \\\n  amd:1 AS x\n', []],
    ['FROM \\\n  --platform=linux/amd64 \\\n  arm:1 AS x\n', ['--platform=linux/amd64']],
    ['FROM --platform=$BUILDPLATFORM arm:1\n', ['--platform=$BUILDPLATFORM']],
    ['FROM --platform=linux/${TARGETARCH} amd:1\n', []],
    ['ARG P=linux/amd64\nFROM --platform=$P arm:1\n', ['--platform=$P']],
    ['ARG P=linux/arm64\nFROM --platform=$P amd:1\n', []],
    ['ARG TARGETPLATFORM=linux/arm64\nFROM --platform=$TARGETPLATFORM arm:1\n', []],
    ['ARG P\nFROM --platform=$P amd:1\n', []],
    ['FROM --platform=a/b/c/d amd:1\n', []],
    ['FROM --platform=/ amd:1\n', []],
    ['ARG BASE=arm:1\nFROM $BASE\n', ['$BASE']],
    ['FROM amd:1 AS base\nFROM arm:1 AS two\nFROM base\n', ['arm:1']],
    ['FROM amd:1 AS arm\nFROM arm\n', []],
    ['# check=skip=InvalidBaseImagePlatform\nFROM arm:1\n', []],
    ['FROM arm:1\n# check=skip=InvalidBaseImagePlatform\nFROM arm:1 AS two\n', ['arm:1']],
  ];
  for (const [source, marks] of cases) {
    it(JSON.stringify(source), () => assert.deepEqual(marked(source), marks));
  }

  it('is said with the command that gets the right one', () => {
    const said = (source: string): readonly string[] =>
      platformFindings(parseDockerfile(source), classic).flatMap(({ message }) =>
        languages.map((language) => toPlain(message, language)),
      );
    for (const text of said('FROM arm:1\n'))
      assert.match(text, /docker pull --platform linux\/amd64 arm:1/);
    for (const text of said('FROM --platform=linux/amd64 arm:1\n'))
      assert.match(text, /docker pull --platform linux\/amd64 arm:1.*--platform/);
  });

  it('is ignored by the comments that are offered', () => {
    const source = 'FROM arm:1\n';
    const file = parseDockerfile(source);
    const [finding] = platformFindings(file, classic);
    assert.ok(finding);
    assert.equal(finding.link, 'https://docs.docker.com/reference/build-checks/');
    const ways = ignoresOf(file, finding).flatMap(({ edits }) => edits);
    assert.equal(ways.length, 2);
    for (const { text } of ways) assert.deepEqual(marked(text + source), []);
  });

  it('is asked of the daemon once for each image, and of no stage', async () => {
    const asked: string[] = [];
    const fake = fakeDocker({ images: [anImage({ tags: ['arm:1'], platform: arm64 })] });
    const docker: Docker = {
      ...fake,
      image(name) {
        asked.push(name);
        return fake.image(name);
      },
    };
    const read = (source: string) => readBases(parseDockerfile(source), docker, {});
    const seen = await read('FROM arm:1 AS a\nFROM a\nFROM arm:1\nFROM gone:1\nFROM scratch\n');
    assert.deepEqual(asked.toSorted(), ['arm:1', 'gone:1']);
    assert.deepEqual(seen, { own: amd64, images: new Map([['arm:1', arm64]]) });
    assert.equal(await read('FROM scratch\nCOPY a /a\n'), undefined);
  });

  it('is not judged where the builds of a machine are for another platform', async () => {
    const docker = fakeDocker({ images: [anImage({ tags: ['arm:1'], platform: arm64 })] });
    const file = parseDockerfile('FROM arm:1\n');
    const read = (platform: string) =>
      readBases(file, docker, { DOCKER_DEFAULT_PLATFORM: platform });
    assert.equal(await read('linux/arm64'), undefined);
    assert.ok(await read(''));
  });
});
