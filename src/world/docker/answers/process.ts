import * as z from 'zod/mini';
import type { FileChange } from '../objects/inside.ts';
import { list, strings, text, truth } from './pieces.ts';

export const topAnswer = z.pipe(
  z.object({ Titles: strings, Processes: list(z.array(z.string())) }),
  z.transform(({ Titles, Processes }): readonly string[] => {
    const column = Titles.findIndex((title) => title === 'CMD' || title === 'COMMAND');
    const [pid, parent] = [Titles.indexOf('PID'), Titles.indexOf('PPID')];
    const pids = new Set(Processes.map((fields) => fields[pid]));
    // PID 1 is no other's child; once the host's numbers have begun anew, it may be listed late.
    const inside = (fields: readonly string[]): boolean =>
      parent >= 0 && pids.has(fields[parent] ?? '');
    return Processes.toSorted((a, b) => Number(inside(a)) - Number(inside(b))).map(
      (fields) => fields.at(column) ?? '',
    );
  }),
);

export const execCreated = z.object({ Id: z.string() });
export const execAnswer = z.object({ Running: truth, ExitCode: z.nullish(z.number()) });

export const statAnswer = z.object({ size: z.number(), mode: z.number(), linkTarget: text });

const kinds: readonly FileChange['kind'][] = ['changed', 'added', 'deleted'];

export const changesAnswer = list(
  z.pipe(
    z.object({ Path: z.string(), Kind: z.number() }),
    z.transform((it): FileChange => ({ kind: kinds[it.Kind] ?? 'changed', path: it.Path })),
  ),
);
