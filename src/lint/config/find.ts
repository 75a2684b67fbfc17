import { statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

const names = ['.hadolint.yaml', '.hadolint.yml'] as const;

interface Where {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/**
 * The config file that counts for the files of a folder: the first up the tree, then in XDG's config
 * folder, then in the home folder. hadolint itself looks in its working directory instead of the tree.
 */
export function findHadolintConfig(folder: string, { env, home }: Where): string | undefined {
  const xdg = env['XDG_CONFIG_HOME'] ?? within(home, '.config');
  return (
    findUp(folder, names) ??
    [
      ...['hadolint.yaml', 'hadolint.yml'].map((name) => within(xdg, name)),
      ...names.map((name) => within(home, name)),
    ].find(isFile)
  );
}

/** The first file of one of the names in a folder, or in one of those around it. */
export function findUp(folder: string, wanted: readonly string[]): string | undefined {
  const found = wanted.map((name) => within(folder, name)).find(isFile);
  const above = dirname(folder);
  return found ?? (above === folder ? undefined : findUp(above, wanted));
}

/** `join` looks at every letter, and each start of the command asks at every folder. */
function within(folder: string, name: string): string {
  return folder.endsWith(sep) ? folder + name : folder + sep + name;
}

function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  } catch {
    return false;
  }
}

/**
 * The config of a workspace folder in which a rule can be ignored: the one that counts, or one that
 * is to be made; none where one outside of the folder counts, which a new one would switch off.
 */
export function configToChange(
  folder: string,
  { root, ...where }: Where & { readonly root: string },
): { readonly path: string; readonly exists: boolean } | undefined {
  const path = findHadolintConfig(folder, where);
  if (path === undefined) return { path: join(root, names[0]), exists: false };
  return path.startsWith(join(root, '/')) ? { path, exists: true } : undefined;
}
