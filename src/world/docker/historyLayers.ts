import type { HistoryEntry } from './objects/image.ts';

const metadata =
  /^(?:CMD|ENTRYPOINT|ENV|EXPOSE|LABEL|USER|VOLUME|STOPSIGNAL|SHELL|HEALTHCHECK|ONBUILD|MAINTAINER|ARG)\b/;

/** How likely an instruction without bytes made a layer: RUN may have changed nothing. */
const likeliest = ['ADD', 'COPY', 'WORKDIR'];

/**
 * Which entries of a history, oldest first, made the image's `layers` file-system layers: the API
 * does not say. Entries with bytes did, metadata did not. Of the others BuildKit makes a layer each,
 * and the legacy builder only where something changed, so the count decides.
 */
export function withLayers(
  entries: readonly Omit<HistoryEntry, 'layer'>[],
  layers: number,
): readonly HistoryEntry[] {
  const doubtful = entries.filter(
    ({ createdBy, size }) => size === 0 && !metadata.test(instruction(createdBy)),
  );
  const isLikely = (entry: { readonly createdBy: string }): boolean =>
    likeliest.some((keyword) => instruction(entry.createdBy).startsWith(keyword));
  const ordered = [...doubtful.filter(isLikely), ...doubtful.filter((it) => !isLikely(it))];
  const sure = entries.filter(({ size }) => size > 0).length;
  const made = new Set(ordered.slice(0, Math.max(0, layers - sure)));
  return entries.map((entry) => ({ ...entry, layer: entry.size > 0 || made.has(entry) }));
}

/** Without what the legacy builder writes in front, the shell of the image first. */
function instruction(createdBy: string): string {
  return createdBy.replace(/^[^]*? #\(nop\)\s*/, '');
}
