import type { Writable } from 'node:stream';
import { debounce } from './time.ts';

/** Milliseconds without a word by which a program has said what it has to say. */
const quiet = 150;
/** Milliseconds after which the next part is typed to a program that prints nothing. */
const patience = 5_000;

/**
 * Types as a person does: each part once the program has printed something since the part before and
 * is quiet, for a key that comes before a program listens is lost, or read by somebody else. The
 * input stays open.
 */
export function typeParts(
  parts: readonly string[],
  into: Writable,
): { printed(): void; end(): void } {
  const left = [...parts];
  let silence: NodeJS.Timeout | undefined;
  const wait = (): void => {
    clearTimeout(silence);
    silence = left.length === 0 ? undefined : setTimeout(next, patience);
  };
  const soon = debounce(() => next(), quiet);
  function next(): void {
    soon.cancel();
    const part = left.shift();
    if (part !== undefined) into.write(part);
    wait();
  }
  wait();
  return {
    printed: () => {
      if (left.length > 0) soon();
    },
    end: () => {
      soon.cancel();
      clearTimeout(silence);
    },
  };
}

/** What is typed, for reading: a control key stands as `Ctrl-C`. */
export function keysOf(input: string | readonly string[]): string {
  const typed = typeof input === 'string' ? input : input.join(' ');
  // eslint-disable-next-line no-control-regex
  return typed.trim().replace(/[\u0001-\u0008\u000b-\u001a]/g, controlKey);
}

function controlKey(sign: string): string {
  return `Ctrl-${String.fromCodePoint(sign.charCodeAt(0) + 64)}`;
}
