/** The work, done once at a time: asking again while it is under way waits for that one. */
export function single<A extends readonly unknown[]>(
  work: (...args: A) => Promise<void>,
): (...args: A) => Promise<void> {
  let under: Promise<void> | undefined;
  return (...args) =>
    (under ??= work(...args).finally(() => {
      under = undefined;
    }));
}
