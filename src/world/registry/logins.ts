import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';

const config = z.object({
  auths: z.optional(z.record(z.string(), z.unknown())),
  credHelpers: z.optional(z.record(z.string(), z.unknown())),
});

export interface ClientConfig {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/**
 * Hosts for which the docker client's config.json keeps a login, itself or by a helper (docker/cli,
 * cli/config): a store for all (`credsStore`) leaves an empty entry under `auths`. Only keys are
 * kept; a file that is missing or damaged has none.
 */
export async function readLogins(
  { env, home }: ClientConfig = { env: process.env, home: homedir() },
): Promise<readonly string[]> {
  const folder = env['DOCKER_CONFIG'] || join(home, '.docker');
  const text = await readFile(join(folder, 'config.json'), 'utf8').catch(() => '{}');
  return hostsIn(text);
}

/** The hosts in the text of a config.json. */
export function hostsIn(text: string): readonly string[] {
  const read = config.safeParse(parse(text));
  if (!read.success) return [];
  const { auths = {}, credHelpers = {} } = read.data;
  return [...new Set([...Object.keys(auths), ...Object.keys(credHelpers)].map(hostOf))].sort();
}

/** Old clients wrote a URL. */
function hostOf(key: string): string {
  return key.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
