export const powers = ['', 'k', 'm', 'g', 't'];

/** A size as `docker images` shows it. */
export function showSize(bytes: number, base: 1000 | 1024 = 1000): string {
  let value = bytes;
  let power = 0;
  while (value >= base && power < powers.length - 1) {
    value /= base;
    power += 1;
  }
  const unit = power === 0 ? 'B' : `${power === 1 ? 'k' : (powers[power] ?? '').toUpperCase()}B`;
  const rounded =
    value >= 100 || power === 0 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
  return `${rounded} ${unit}`;
}
