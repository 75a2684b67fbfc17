import type { Instruction } from '../model.ts';

/** Where `--mount=type=cache` and `type=tmpfs` stand: what is written there is not in the image. */
export function keptOut({ flags }: Instruction): readonly string[] {
  return flags.flatMap(({ name, keys }) => {
    if (name !== 'mount') return [];
    const valueOf = (...names: readonly string[]): string | undefined =>
      keys.find(({ key }) => names.includes(key))?.value;
    const target = valueOf('target', 'dst', 'destination');
    const isKeptOut = ['cache', 'tmpfs'].includes(valueOf('type') ?? 'bind');
    return isKeptOut && target !== undefined ? [target] : [];
  });
}

/** Whether a path is one of the folders, or in one of them. */
export function isWithin(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => `${trimmed(path)}/`.startsWith(`${trimmed(folder)}/`));
}

/** Without what `rm -rf /x/*` has at its end. */
function trimmed(path: string): string {
  return path.replace(/(?:\/\*?)+$/, '');
}
