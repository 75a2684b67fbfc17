import type { TextDocument } from 'vscode';
import type { Script } from '../../dockerfile/scripts.ts';
import type { Shellcheck } from '../../dockerfile/shellcheck/shellcheck.ts';
import type { More } from '../../lint/lint.ts';
import type { Disposing } from '../owner.ts';

/** Milliseconds without a key, beside those of the hints, after which ShellCheck is asked. */
const quiet = 350;

/** ShellCheck in the background, for all open Dockerfiles. */
export interface ShellcheckHints extends Disposing {
  /** What it found so far; what is not known yet is asked for, and `again` called when it is. */
  known(document: TextDocument, scripts: readonly Script[]): Promise<More | undefined>;
  /** What it finds; undefined where it gives no answer. */
  all(scripts: readonly Script[]): Promise<More | undefined>;
  /** A file is closed: nothing is asked for it any more. */
  forget(document: TextDocument): void;
}

/**
 * @param program its path, or a name that is looked for on the PATH
 * @param again called when more is known of a document
 * @param failed called once when it gives no answer; not where it is not installed
 */
export function shellcheckHints(
  program: string,
  again: (document: TextDocument) => void,
  failed: (error: unknown) => void,
): ShellcheckHints {
  const waiting = new Map<string, AbortController>();
  const closed = new AbortController();
  let given = false;
  let loaded: Promise<Shellcheck> | undefined;
  const load = async (): Promise<Shellcheck> => {
    const { makeShellcheck } = await import('../../dockerfile/shellcheck/shellcheck.ts');
    return makeShellcheck(program);
  };
  const stop = (key: string): void => {
    waiting.get(key)?.abort();
    waiting.delete(key);
  };

  /** Whether there is an answer now. */
  async function ask(scripts: readonly Script[], signal: AbortSignal): Promise<boolean> {
    try {
      await (await (loaded ??= load())).ask(scripts, signal);
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      given = true;
      const { isAbsent } = await import('../../dockerfile/shellcheck/shellcheck.ts');
      if (!isAbsent(error)) failed(error);
      return false;
    }
  }

  return {
    async known(document, scripts) {
      const key = document.uri.toString();
      stop(key);
      if (given || closed.signal.aborted || scripts.length === 0) return undefined;
      const { more, all } = (await (loaded ??= load())).known(scripts);
      if (all) return more;
      const own = new AbortController();
      waiting.set(key, own);
      const signal = AbortSignal.any([own.signal, closed.signal]);
      const later = setTimeout(() => {
        void ask(scripts, signal).then((known) => {
          if (waiting.get(key) === own) waiting.delete(key);
          if (known && !signal.aborted) again(document);
        });
      }, quiet);
      signal.addEventListener('abort', () => clearTimeout(later));
      return more;
    },
    async all(scripts) {
      if (given || scripts.length === 0) return undefined;
      const known = await ask(scripts, closed.signal);
      return known ? (await (loaded ??= load())).known(scripts).more : undefined;
    },
    forget: ({ uri }) => stop(uri.toString()),
    dispose() {
      closed.abort();
      waiting.clear();
    },
  };
}
