import type { Step } from '../../dockerfile/history/match.ts';
import type { Layer } from '../../world/docker/objects/layer.ts';

/** What one step adds and a later one deletes or writes again: the image holds it all the same. */
export interface Waste {
  readonly earlier: Step;
  readonly later: Step;
  /** Bytes. */
  readonly deleted: number;
  readonly overwritten: number;
  /** Of the files, the largest. */
  readonly largest: string;
}

/** The layer of a step, in the order of the build. */
export interface StepLayer {
  readonly step: Step;
  readonly layer: Layer;
}

/** A name that is no UTF-8 may stand for several files. */
const undecodable = '\uFFFD';

/** What of the layers is in vain, by pairs of steps, the most bytes first. */
export function wasteIn(layers: readonly StepLayer[]): readonly Waste[] {
  const there = new Map<string, { readonly size: number; readonly step: Step }>();
  const found = new Map<string, { waste: Waste; most: number }>();
  for (const { step, layer } of layers) {
    for (const path of goneBy(layer, there)) take(path, step, 'deleted');
    for (const { path, size } of layer.files) {
      if (path.includes(undecodable)) continue;
      take(path, step, 'overwritten');
      there.set(path, { size, step });
    }
  }
  return [...found.values()]
    .map(({ waste }) => waste)
    .toSorted((a, b) => b.deleted + b.overwritten - a.deleted - a.overwritten);

  function take(path: string, later: Step, how: 'deleted' | 'overwritten'): void {
    const before = there.get(path);
    if (before === undefined) return;
    there.delete(path);
    const { size, step: earlier } = before;
    const key = `${earlier.instruction.start} ${later.instruction.start}`;
    const nothing = { earlier, later, deleted: 0, overwritten: 0, largest: path };
    const { waste, most } = found.get(key) ?? { waste: nothing, most: -1 };
    const largest = size > most ? path : waste.largest;
    found.set(key, {
      waste: { ...waste, [how]: waste[how] + size, largest },
      most: Math.max(most, size),
    });
  }
}

/** The paths that a layer takes away: with a folder all that is in it. */
function goneBy(
  { removed, emptied }: Layer,
  there: ReadonlyMap<string, unknown>,
): readonly string[] {
  if (removed.length === 0 && emptied.length === 0) return [];
  const [wholes, folders] = [new Set(removed), new Set(emptied)];
  return [...there.keys()].filter((path) => {
    if (wholes.has(path) || folders.has('/')) return true;
    for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      const folder = path.slice(0, slash);
      if (wholes.has(folder) || folders.has(folder)) return true;
    }
    return false;
  });
}
