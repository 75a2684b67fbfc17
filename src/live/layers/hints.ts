import { readComments } from '../../dockerfile/comments.ts';
import {
  matchHistory,
  rootOf,
  type HistoryMatch,
  type Step,
} from '../../dockerfile/history/match.ts';
import type { Dockerfile, Instruction, Stage } from '../../dockerfile/model.ts';
import type { Finding } from '../../lint/finding.ts';
import { withoutIgnored } from '../../lint/ignore.ts';
import { showSize } from '../../sizes.ts';
import { said, type Said } from '../../text.ts';
import type { Layer } from '../../world/docker/objects/layer.ts';
import { fromCache } from './cached.ts';
import { changesIn, type Paragraph } from './changes.ts';
import { filesLesson } from './files.ts';
import type { SeenImage } from './seen.ts';
import { labels, lens, lessons, problems } from './texts.ts';
import { wasteIn, type StepLayer } from './waste.ts';

/** What stands behind one instruction. */
export interface LayerHint {
  readonly instruction: Instruction;
  /** Parts of the label; they stand side by side. */
  readonly label: readonly Said[];
  /** Whether something of it is no longer as it was built. */
  readonly stale: boolean;
  readonly lesson: readonly Paragraph[];
}

export interface LayerHints {
  readonly lens: { readonly at: Instruction; readonly said: Said };
  readonly hints: readonly LayerHint[];
  readonly findings: readonly Finding[];
}

/** Bytes from which waste is worth a word: what a package manager notes down is less. */
const leastWaste = 1_000_000;
const makesFiles = new Set(['RUN', 'COPY', 'ADD', 'WORKDIR']);

/** What an image says of the stage of a file that made it. */
export function layerHints(file: Dockerfile, stage: Stage, seen: SeenImage): LayerHints {
  const { image, history, name } = seen;
  const isOn = isBuiltOn(seen);
  const match = matchHistory(file, stage, history, isOn ? seen.base?.entries : undefined);
  const moved = seen.base !== undefined && !isOn;
  const layerOf = layersByEntry(seen);
  const cached = fromCache(seen, seen.earlier);
  const edited = editedFiles(seen, match, layerOf);
  const changes = changesIn(match, history, edited, moved);
  const root = rootOf(stage).from;
  const base = history.slice(0, match.base).reduce((sum, { size }) => sum + size, 0);
  const baseHint: LayerHint = {
    instruction: root,
    label: [said(labels.size, { size: showSize(base) }), ...(moved ? [said(labels.moved)] : [])],
    stale: moved,
    lesson: [
      { said: said(lessons.base, { size: showSize(base), image: name }) },
      ...(moved ? [{ said: said(lessons.moved, { base: seen.base.name }) }] : []),
    ],
  };
  const hints = match.steps.map((step): LayerHint => {
    const { instruction, entry, status } = step;
    const built = entry === undefined ? undefined : history[entry];
    const { reasons, behind } = changes.get(instruction) ?? { reasons: [], behind: false };
    const isCached = built === undefined || entry === undefined ? undefined : cached(entry);
    const isStale = behind && status === 'same' && makesFiles.has(instruction.keyword);
    // The most telling alone: an editor cuts a long label off.
    const cacheLabel = isCached === undefined ? [] : [said(isCached ? labels.cached : labels.run)];
    const staleLabel = isStale ? [said(labels.behind)] : cacheLabel;
    const more = reasons.length > 0 ? reasons.map(({ label }) => label) : staleLabel;
    const ownFiles =
      built && status === 'same'
        ? filesLesson(seen.contents, entry === undefined ? undefined : layerOf(entry))
        : [];
    return {
      instruction,
      label: [...(built ? [said(labels.size, { size: showSize(built.size) })] : []), ...more],
      stale: reasons.length > 0 || isStale,
      lesson: [
        ...(built
          ? [{ said: said(lessons.size, { size: showSize(built.size), image: name }) }]
          : []),
        ...reasons.flatMap(({ lesson }) => lesson),
        ...(isStale ? [{ said: said(lessons.behind) }] : []),
        ...(built ? [{ said: said(cacheLesson(isCached)) }] : []),
        ...ownFiles,
      ],
    };
  });
  const size = showSize(image.size);
  const count = image.layers.length;
  return {
    lens: { at: stage.from, said: said(lens, { image: name, size, count }) },
    hints: [baseHint, ...hints.filter(({ label }) => label.length > 0)],
    findings: withoutIgnored(findingsOf(match.steps, layerOf), readComments(file).ignores).kept,
  };
}

function cacheLesson(isCached: boolean | undefined) {
  if (isCached === undefined) return lessons.unknown;
  return isCached ? lessons.cached : lessons.run;
}

/** Whether the image stands on what its FROM names now. */
function isBuiltOn({ image, base }: SeenImage): boolean {
  return base?.layers.every((layer, index) => image.layers[index] === layer) ?? false;
}

type LayerOfEntry = (entry: number) => Layer | undefined;

/** By the places of the entries that made layers; undefined where they are not as many. */
function layersByEntry({ history, contents, image }: SeenImage): LayerOfEntry {
  const made = history.flatMap(({ layer }, index) => (layer ? [index] : []));
  const { layers } = contents.kind === 'read' ? contents : { layers: [] };
  if (made.length !== image.layers.length || layers.length !== made.length) return () => undefined;
  const byEntry = new Map(made.map((entry, index) => [entry, layers[index]]));
  return (entry) => byEntry.get(entry);
}

/** The paths of the folder whose files are other ones than an instruction copied. */
function editedFiles(
  { context }: SeenImage,
  { steps }: HistoryMatch,
  layerOf: LayerOfEntry,
): ReadonlyMap<Instruction, readonly string[]> {
  const now = new Map(context.map((file) => [file.inside, file]));
  const found = new Map<Instruction, readonly string[]>();
  for (const { instruction, status, entry } of steps) {
    if (status !== 'same' || entry === undefined) continue;
    if (instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') continue;
    const paths = (layerOf(entry)?.files ?? []).flatMap(({ path, hash }) => {
      const own = now.get(path);
      return hash !== undefined && own !== undefined && own.hash !== hash ? [own.path] : [];
    });
    if (paths.length > 0) found.set(instruction, paths);
  }
  return found;
}

/** What one instruction has in vain: in the file as it stands, not in one that was built. */
function findingsOf(steps: readonly Step[], layerOf: LayerOfEntry): readonly Finding[] {
  const layers = steps.flatMap((step): readonly StepLayer[] => {
    const layer = step.entry === undefined ? undefined : layerOf(step.entry);
    return layer === undefined ? [] : [{ step, layer }];
  });
  return wasteIn(layers).flatMap(({ earlier, later, deleted, overwritten, largest }) => {
    if (deleted + overwritten < leastWaste) return [];
    if (earlier.status !== 'same' || later.status !== 'same') return [];
    const text = deleted >= overwritten ? problems.deleted : problems.overwritten;
    const size = showSize(deleted + overwritten);
    const line = earlier.instruction.range.start.line + 1;
    return [
      {
        ids: ['LayerWaste'],
        severity: 'warning',
        range: later.instruction.keywordRange,
        message: said(text, { size, line, path: largest }),
        related: [{ range: earlier.instruction.keywordRange, message: said(problems.here) }],
        fixes: [],
        link: '',
      },
    ];
  });
}
