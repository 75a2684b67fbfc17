import { docker, program } from './dockerHost.ts';

/** What a container of the sleeper runs. */
export const sleeping = ['/bin/sleep', '600'] as const;

/**
 * Imports an image of this machine's `sleep` and its libraries: some megabytes, for a daemon of the
 * test's own that holds no image.
 */
export async function importSleeper(
  reference: string,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const { stdout } = await program('ldd', ['/bin/sleep']);
  const libraries = [...stdout.matchAll(/\/\S+/g)].map(([path]) => path);
  const pack = 'tar -ch -- "$@" | docker import - "$0"';
  const argv = ['-c', pack, reference, '/bin/sleep', ...libraries];
  const { code, stderr } = await program('sh', argv, { env });
  if (code !== 0) throw new Error(`docker import gave ${code}: ${stderr}`);
  await docker(['image', 'inspect', reference], { env });
}
