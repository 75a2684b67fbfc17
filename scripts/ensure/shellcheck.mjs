import { ensurePackages } from './packages.mjs';
import { ask } from './stage.mjs';

/**
 * ShellCheck on the PATH: the one that is there, or Debian's.
 * @returns {Promise<void>}
 */
export async function ensureShellcheck() {
  if ((await ask('shellcheck', ['--version'])) === undefined) await ensurePackages(['shellcheck']);
}
