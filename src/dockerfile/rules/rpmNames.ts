/** A version behind the name, a range, a module's stream, a file. Groups (`@core`) have no version. */
export function isPinnedRpm(name: string): boolean {
  return /-(?:\d|\$)|[=<>:]|\.rpm$|^@/.test(name);
}
