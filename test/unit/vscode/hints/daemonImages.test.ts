import assert from 'node:assert/strict';
import type { Docker, DockerConnection } from '../../../../src/world/docker/docker.ts';
import { WorldError } from '../../../../src/world/worldError.ts';
import { daemonImages } from '../../../../src/vscode/hints/editor/daemonImages.ts';

/** A connection that has only the list of images. */
function connectionTo(images: Docker['images']): DockerConnection {
  const reader = { images } as Partial<Docker> as Docker;
  return { reader: () => reader } as Partial<DockerConnection> as DockerConnection;
}

function image(...tags: string[]) {
  return { id: 'sha256:1', tags, created: 0, size: 0 };
}

describe('the images that a daemon knows', () => {
  it('are asked for once, and again when the answer is old', async () => {
    let [asked, time] = [0, 0];
    const images = daemonImages(
      () =>
        Promise.resolve(
          connectionTo(() => {
            asked += 1;
            return Promise.resolve([image('a:1', 'a:2'), image('<none>:<none>'), image()]);
          }),
        ),
      () => true,
      () => time,
    );
    const [first, second] = await Promise.all([images.known(), images.known()]);
    assert.deepEqual(first, { tags: ['a:1', 'a:2'], asking: false });
    assert.deepEqual(second, first);
    await images.known();
    assert.equal(asked, 1);
    time = 30_001;
    await images.known();
    assert.equal(asked, 2);
  });

  it('are none where no daemon answers, which is asked no more for a while', async () => {
    let [asked, time] = [0, 0];
    const images = daemonImages(
      () => {
        asked += 1;
        return Promise.reject(new WorldError('daemon-down', 'unix:///x', 'no daemon'));
      },
      () => true,
      () => time,
    );
    assert.deepEqual(await images.known(), { tags: [], asking: false });
    assert.deepEqual(await images.known(), { tags: [], asking: false });
    assert.equal(asked, 1);
    time = 10_001;
    await images.known();
    assert.equal(asked, 2);
  });

  it('do not keep a person waiting', async () => {
    let answer: ((images: Awaited<ReturnType<Docker['images']>>) => void) | undefined;
    const answered = new Promise<Awaited<ReturnType<Docker['images']>>>((resolve) => {
      answer = resolve;
    });
    const images = daemonImages(
      () => Promise.resolve(connectionTo(() => answered)),
      () => true,
    );
    assert.deepEqual(await images.known(), { tags: [], asking: true });
    answer?.([image('a:1')]);
    await answered;
    assert.deepEqual(await images.known(), { tags: ['a:1'], asking: false });
  });

  it('are not asked for in a folder that is not trusted', async () => {
    const images = daemonImages(
      () => Promise.reject(new Error('asked')),
      () => false,
    );
    assert.deepEqual(await images.known(), { tags: [], asking: false });
  });
});
