/**
 * A stable shuffle: the same seed gives the same order. `moved` keeps the result from being the
 * given order, which would be the answer of a question about order.
 */
export function shuffle<Item>(
  items: readonly Item[],
  seed: string,
  { moved = false }: { readonly moved?: boolean } = {},
): readonly Item[] {
  const next = random(seed);
  const shuffled = items
    .map((item) => ({ item, key: next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
  const same = shuffled.every((item, index) => item === items[index]);
  return moved && same && items.length > 1
    ? [...shuffled.slice(1), ...shuffled.slice(0, 1)]
    : shuffled;
}

/** Numbers in [0, 1) from a seed: FNV-1a for the state, mulberry32 for the sequence. */
function random(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const letter of seed) {
    state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}
