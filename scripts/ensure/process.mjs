import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A process that is still the one meant: a pid alone is used again by others.
 * @typedef {{ pid: number, startTime: string }} ProcessMark
 */

/**
 * When a process started, with the boot it belongs to; undefined when there is no such process
 * (a zombie counts as none).
 * @param {number} pid
 * @returns {string | undefined}
 */
export function startTimeOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command's name stands in brackets and may hold spaces and brackets itself.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}:${fields[19]}`;
  } catch {
    return undefined;
  }
}

/**
 * @param {ProcessMark | undefined} mark
 */
export function sameProcess(mark) {
  return mark?.startTime !== undefined && startTimeOf(mark.pid) === mark.startTime;
}

/**
 * Ends that one process and waits until it is gone; SIGKILL after `graceMs`.
 * @param {ProcessMark} mark
 * @param {number} graceMs
 */
export async function endProcess(mark, graceMs = 20_000) {
  const deadline = Date.now() + graceMs;
  let signal = 'SIGTERM';
  while (sameProcess(mark)) {
    if (signal) send(mark.pid, signal);
    signal = '';
    await sleep(50);
    if (Date.now() > deadline) signal = 'SIGKILL';
  }
}

/**
 * Ends the leader of a process group, which was started detached, then waits for the rest of the
 * group: its children may still write where the caller is about to remove. SIGKILL after
 * `graceMs`.
 * @param {ProcessMark} leader
 * @param {number} graceMs
 */
export async function endGroup(leader, graceMs = 5_000) {
  if (!sameProcess(leader)) return;
  await endProcess(leader);
  const deadline = Date.now() + graceMs;
  while (send(-leader.pid, 0)) {
    if (Date.now() > deadline) return void send(-leader.pid, 'SIGKILL');
    await sleep(20);
  }
}

/**
 * @param {number} pid
 * @param {string | 0} signal
 * @returns {boolean} whether there was a process to get it
 */
function send(pid, signal) {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code;
    if (code === 'ESRCH') return false;
    throw error;
  }
}
