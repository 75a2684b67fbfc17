import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Lab } from '../../../src/lab/model.ts';
import type { DockerConnection } from '../../../src/world/docker/docker.ts';
import { acts, interleave, type Act, type Scene } from '../../unit/session/interleaving.ts';
import { baseImage, cli, docker, uniqueNames } from '../support/dockerHost.ts';
import { connect, smallBox } from './support.ts';

const dockerfile = `FROM ${baseImage}\nCMD ["sleep", "3600"]\n`;

/** A scene on the real daemon, beside a container and an image of somebody else's. */
async function makeScene(
  lab: Lab,
  base: string,
  connection: DockerConnection,
  names: ReturnType<typeof uniqueNames>,
  list: readonly Act[],
): Promise<Scene> {
  const [image, container] = [names.name('image'), names.name('box')];
  const foreign = { image: `${names.name('theirs')}:1`, container: names.name('theirs-too') };
  await docker(['tag', baseImage, foreign.image]);
  const id = await docker(['create', '--name', foreign.container, baseImage, 'true']);
  const seen = { named: false, up: false, inside: false };
  // The lab's own solution builds, runs and steps inside, too.
  const solves = list.some(({ what }) => what === 'solve' || what === 'bring');

  /** What the daemon says after something was done. */
  async function truth(name = image): Promise<{ named: boolean; up: boolean }> {
    const there = await cli(['image', 'inspect', '-f', '{{.Id}}', `${name}:v1`]);
    const runs = await cli(['inspect', '-f', '{{.State.Running}} {{.Image}}', container]);
    const named = there.code === 0;
    const up = named && runs.stdout.trim() === `true ${there.stdout.trim()}`;
    return { named, up };
  }
  async function act(argv: readonly string[], input = ''): Promise<void> {
    await cli(argv, { input });
    const { named, up } = await truth();
    seen.named ||= named;
    seen.up ||= up;
  }
  return {
    lab,
    folder: join(base, 'lab'),
    root: join(base, 'state'),
    variables: { image, container },
    connection,
    does: {
      build: () => act(['build', '-q', '-t', `${image}:v1`, '-'], dockerfile),
      run: () => act(['run', '-ti', '-d', '--name', container, `${image}:v1`]),
      exec: async () => {
        const { code } = await cli(['exec', container, 'sh', '-c', 'true']);
        seen.inside ||= code === 0;
      },
      remove: () => act(['rm', '-f', container]),
      untag: () => act(['rmi', `${image}:v1`]),
    },
    foreignStands: async () => {
      assert.equal(await docker(['inspect', '-f', '{{.Id}}', foreign.container]), id);
      await docker(['image', 'inspect', foreign.image]);
      await docker(['image', 'inspect', baseImage]);
    },
    truth,
    held: (task) => solves || seen[task],
    patience: 2_000,
  };
}

describe('fifty interleavings of two windows on a real daemon', function () {
  let lab: Lab;
  let connection: DockerConnection;

  before(async () => {
    lab = await smallBox();
    connection = await connect();
  });
  after(() => connection.close());

  it('no crash, no wrong tick, nothing foreign touched, every state valid', async function () {
    this.timeout(300_000);
    await fc.assert(
      fc.asyncProperty(acts(6), async (list) => {
        const names = uniqueNames();
        const base = await mkdtemp(join(tmpdir(), 'container-lab-acts-'));
        try {
          await interleave(await makeScene(lab, base, connection, names, list), list);
        } finally {
          await names.removeAll();
          await rm(base, { recursive: true, force: true });
        }
      }),
      { numRuns: 50, endOnFailure: true },
    );
  });
});
