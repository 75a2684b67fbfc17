/**
 * Milliseconds of the processor's that this process has taken: for tests that something ends, which
 * other programs of a busy machine do not make longer.
 */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
