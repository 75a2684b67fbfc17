import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cli } from './dockerHost.ts';

/**
 * The environment in which `docker build` uses BuildKit, where it would not by itself; undefined
 * where it does, and where no BuildKit is. Debian's docker command builds with the one in the
 * daemon, where a newer one needs its buildx.
 */
export async function otherBuilder(): Promise<Readonly<Record<string, string>> | undefined> {
  if (process.env['DOCKER_BUILDKIT'] !== undefined) return undefined;
  const env = { DOCKER_BUILDKIT: '1', PATH: `/usr/bin:${process.env['PATH'] ?? ''}` };
  const folder = await mkdtemp(join(tmpdir(), 'container-lab-builder-'));
  try {
    await writeFile(join(folder, 'Dockerfile'), 'FROM scratch\nLABEL container-lab=probe\n');
    const { code, stdout } = await cli(['build', '-q', folder], { env });
    if (code === 0) await cli(['rmi', stdout.trim()]);
    return code === 0 ? env : undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
