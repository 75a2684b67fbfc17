import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';

/**
 * Makes ready, one after the other and beside what runs now, what is needed later only: with the
 * lowest priority, so that what runs now loses little. Whoever needs one waits for it by its lock;
 * what fails here is tried again there, and told there.
 * @param {readonly string[]} scripts  of this folder, such as `kindNode.mjs`
 * @returns {() => Promise<void>} ends what still runs
 */
export function makeAhead(scripts) {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;
  let ended = false;
  const work = (async () => {
    for (const script of scripts) {
      if (ended) return;
      const path = fileURLToPath(new URL(script, import.meta.url));
      child = spawn(process.execPath, [path], { stdio: 'ignore' });
      const closed = once(child, 'close').catch(() => undefined);
      if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_LOW);
      await closed;
    }
  })();
  return async () => {
    ended = true;
    child?.kill();
    await work;
  };
}
