import type { Dockerfile } from './model.ts';

/**
 * What was found out of the parts of a file, for as long as the file itself is known: one weak
 * reference for each part would cost the collector more than finding out again.
 */
export function ofFile<Part, Found>(
  known: WeakMap<Dockerfile, Map<Part, Found>>,
  file: Dockerfile,
): Map<Part, Found> {
  const found = known.get(file) ?? new Map<Part, Found>();
  known.set(file, found);
  return found;
}
