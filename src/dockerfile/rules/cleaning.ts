import type { Invocation } from './invocations.ts';
import { isWithin } from './mounts.ts';

/** Whether a command removes one of the folders, all in it, or some of what is in it. */
export function removes({ program, args }: Invocation, folders: readonly string[]): boolean {
  const isRemoval =
    program === 'rm' || (program === 'find' && args.some(({ value }) => value === '-delete'));
  return (
    isRemoval &&
    args.some(
      ({ value }) =>
        value.startsWith('/') &&
        folders.some((folder) => isWithin(folder, [value]) || isWithin(value, [folder])),
    )
  );
}
