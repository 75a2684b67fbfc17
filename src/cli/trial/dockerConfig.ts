import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';

const readable = z.record(z.string(), z.unknown());

/** What knows the person's passwords. */
const secrets: ReadonlySet<string> = new Set(['auths', 'credsStore', 'credHelpers', 'HttpHeaders']);
/** What the docker command needs besides, to find its endpoint and its plugins. */
const shared = ['contexts', 'cli-plugins'];

/**
 * A folder for DOCKER_CONFIG, so that a `docker login` of a trial writes nothing into the person's
 * own, and reads none of their passwords: their settings without the secrets. Gives the folder.
 */
export async function makeDockerConfig(
  folder: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const own = env['DOCKER_CONFIG'] || join(homedir(), '.docker');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const text = await readFile(join(own, 'config.json'), 'utf8').catch(() => '{}');
  const settings = Object.entries(parse(text)).filter(([key]) => !secrets.has(key));
  // With no login at all the docker command would take the system's store of passwords.
  const config = { ...Object.fromEntries(settings), auths: { 'container-lab.invalid': {} } };
  await writeFile(join(folder, 'config.json'), JSON.stringify(config), { mode: 0o600 });
  for (const name of shared) {
    await symlink(join(own, name), join(folder, name), 'junction').catch(() => undefined);
  }
  return folder;
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    return readable.safeParse(JSON.parse(text)).data ?? {};
  } catch {
    return {};
  }
}
