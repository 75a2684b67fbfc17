/** Whether a daemon's version is what `>=20.10` asks for; parts that are no numbers count as 0. */
export function isAtLeast(version: string, needs: string): boolean {
  const parts = (text: string): number[] =>
    text
      .replace(/^[^0-9]*/, '')
      .split(/[.+-]/)
      .map((part) => Number.parseInt(part, 10) || 0);
  const [have, want] = [parts(version), parts(needs)];
  for (let at = 0; at < want.length; at += 1) {
    const difference = (have[at] ?? 0) - (want[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
