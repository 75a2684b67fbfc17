import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { lock } from 'proper-lockfile';
import { pause } from '../../session/time.ts';

/** Milliseconds. */
const every = 500;

/**
 * Waits until no other command of this user tries labs on the daemon: with equal contents the
 * clean-up of one would take images that the other builds on. Gives the release; undefined when the
 * signal ended first.
 */
export async function lockDaemon(
  endpoint: string,
  signal: AbortSignal,
  onWait: () => void,
): Promise<(() => Promise<void>) | undefined> {
  const folder = join(tmpdir(), `container-lab-trials-${String(userInfo().uid)}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = createHash('sha256').update(endpoint).digest('hex').slice(0, 16);
  for (let waited = false; !signal.aborted; waited = true) {
    const release = await lock(folder, {
      lockfilePath: join(folder, `${name}.lock`),
      realpath: false,
      stale: 10_000,
      // A machine that slept may lose it: then the other one has waited long enough.
      onCompromised: () => undefined,
    }).catch((error: unknown) => {
      if (isHeld(error)) return undefined;
      throw error;
    });
    if (release) return () => release().catch(() => undefined);
    if (!waited) onWait();
    await pause(every, signal);
  }
  return undefined;
}

function isHeld(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ELOCKED';
}
