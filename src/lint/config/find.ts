import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';

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
  const folders = [folder];
  for (let at = folder; dirname(at) !== at;) folders.push((at = dirname(at)));
  const xdg = env['XDG_CONFIG_HOME'] ?? join(home, '.config');
  const candidates = [
    ...folders.flatMap((one) => names.map((name) => join(one, name))),
    ...['hadolint.yaml', 'hadolint.yml'].map((name) => join(xdg, name)),
    ...names.map((name) => join(home, name)),
  ];
  return candidates.find(isFile);
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
