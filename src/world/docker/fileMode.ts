import type { FileStat } from './objects/inside.ts';

/** The type bits of Go's os.FileMode (package io/fs), which the archive API passes through. */
const types: readonly (readonly [bit: number, type: FileStat['type']])[] = [
  [31, 'directory'],
  [27, 'symlink'],
  [26, 'device'],
  [25, 'pipe'],
  [24, 'socket'],
];
/** setuid, setgid and sticky stand elsewhere in Go than in chmod(2). */
const special: readonly (readonly [bit: number, mode: number])[] = [
  [23, 0o4000],
  [22, 0o2000],
  [20, 0o1000],
];

export function fileStat(stat: {
  readonly size: number;
  readonly mode: number;
  readonly linkTarget: string;
}): FileStat {
  const has = (bit: number): boolean => Math.floor(stat.mode / 2 ** bit) % 2 === 1;
  return {
    type: types.find(([bit]) => has(bit))?.[1] ?? 'file',
    size: stat.size,
    mode: special.reduce(
      (mode, [bit, value]) => (has(bit) ? mode | value : mode),
      stat.mode & 0o777,
    ),
    linkTarget: stat.linkTarget,
  };
}
