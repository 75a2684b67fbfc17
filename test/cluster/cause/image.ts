import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { baseImage, docker, program } from '../../docker/support/dockerHost.ts';
import { testCluster } from '../support/labCluster.ts';

/** Builds a small image, and loads it into the tests' cluster by the names of its nodes. */
export async function loadImage(reference: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'cl-cluster-image-'));
  try {
    await writeFile(
      join(folder, 'Dockerfile'),
      `FROM ${baseImage}\nLABEL made=${Date.now()}\nCMD ["sleep", "600"]\n`,
    );
    await docker(['build', '-t', reference, folder]);
    await load(reference);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Loads an image of Docker's into the tests' cluster. */
export async function load(reference: string): Promise<void> {
  const argv = ['load', 'docker-image', reference, '--name', testCluster()];
  const { code, stderr } = await program('kind', argv);
  if (code !== 0) throw new Error(stderr);
}
