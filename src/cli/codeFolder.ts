/**
 * Where code that Node compiled is kept for the next start: among the person's own files, because
 * others may write to the folder for temporary ones. Undefined where the person has no such place.
 */
export function codeFolder({
  XDG_CACHE_HOME: cache,
  HOME: home,
}: NodeJS.ProcessEnv): string | undefined {
  const folder = cache || (home && `${home}/.cache`);
  return folder ? `${folder}/container-lab/code` : undefined;
}
