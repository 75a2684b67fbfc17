import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { baseImage, docker, program } from '../../docker/support/dockerHost.ts';

/** Builds a small image, and loads it into the tests' cluster by the names of its nodes. */
export async function loadImage(reference: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'cl-cluster-image-'));
  try {
    await writeFile(
      join(folder, 'Dockerfile'),
      `FROM ${baseImage}\nLABEL made=${Date.now()}\nCMD ["sleep", "600"]\n`,
    );
    await docker(['build', '-t', reference, folder]);
    const name = await clusterName();
    const { code, stderr } = await program('kind', [
      'load',
      'docker-image',
      reference,
      '--name',
      name,
    ]);
    if (code !== 0) throw new Error(stderr);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** kind names a cluster's context after the cluster. */
async function clusterName(): Promise<string> {
  const text = await readFile(process.env['CONTAINER_LAB_TEST_KUBECONFIG'] ?? '', 'utf8');
  return /^current-context: kind-(.+)$/m.exec(text)?.[1] ?? 'container-lab';
}
