import { posix } from 'node:path';
import { linesOf } from '../check/places.ts';
import type { Edit, Place } from '../range.ts';
import type { Container } from '../world/docker/objects/container.ts';
import type { World } from '../world/world.ts';
import { logOf } from './served.ts';

/** Why the first process of a container could not be started, in the words of runc and of shells. */
export interface StartFault {
  readonly why:
    /** No such program in the image. */
    | 'not-found'
    | 'not-executable'
    /** The script is there, and what its first line names is not. */
    | 'interpreter'
    /** The kernel cannot run it. */
    | 'format';
  readonly program: string;
  /** The line that says so. */
  readonly line: string;
}

const signs: readonly (readonly [StartFault['why'], RegExp])[] = [
  ['not-found', /exec: "([^"]*)": executable file not found/],
  ['not-found', /exec: "([^"]*)": stat \S+: no such file/],
  ['not-executable', /exec: "([^"]*)": (?:permission denied|is a directory)/],
  ['format', /exec:? "?([^\s"]+)"?: exec format error/],
  ['interpreter', /exec (\S+): no such file or directory/],
  ['interpreter', /^(?:\S*sh: )?(?:line \d+: )?(\S+): .*bad interpreter/],
];
/** What a shell says of a command; only where its exit code says so too. */
const shellSigns: readonly (readonly [StartFault['why'], RegExp])[] = [
  ['not-found', /^(?:\S*: )+(?:line \d+: |\d+: )?(\S+): (?:command )?not found$/],
  ['not-executable', /^(?:\S*: )+(?:line \d+: |\d+: )?(\S+): Permission denied$/],
];

/** Undefined when it was started, or ended for another reason. */
export async function startFault(
  container: Container,
  world: World,
): Promise<StartFault | undefined> {
  const { error, exitCode } = container;
  const ended = [126, 127].includes(exitCode) ? [...signs, ...shellSigns] : signs;
  const log = container.state === 'created' ? [] : (await logOf(container, world)).slice(-5);
  for (const line of [error, ...log.toReversed()]) {
    for (const [why, sign] of ended) {
      const program = sign.exec(line)?.[1];
      if (program !== undefined) return { why, program, line };
    }
  }
  return undefined;
}

/** A path as a container's process means it. */
export function insidePath({ workingDirectory }: Container, path: string): string {
  return posix.resolve(workingDirectory || '/', path);
}

/** The file of the lab's folder that lies in a container under this path, by its name. */
export async function labFile(
  path: string,
  world: World,
): Promise<{ readonly path: string; readonly text: string } | undefined> {
  const name = posix.basename(path);
  const found = (await world.files.list()).filter((each) => posix.basename(each) === name);
  const [only] = found;
  if (only === undefined || found.length > 1) return undefined;
  const read = await world.files.read(only);
  return read.kind === 'file' ? { path: only, text: read.text } : undefined;
}

/** The first line of a file. */
export function firstLine({ path, text }: { path: string; text: string }): Place {
  const start = { line: 0, character: 0 };
  return { path, range: { start, end: { line: 0, character: (linesOf(text)[0] ?? '').length } } };
}

/** The whole file with other content. */
export function rewritten(file: { path: string; text: string }, text: string): Edit {
  const lines = linesOf(file.text);
  const end = { line: lines.length - 1, character: (lines.at(-1) ?? '').length };
  return { path: file.path, range: { start: { line: 0, character: 0 }, end }, text };
}
