import type { IncomingMessage } from 'node:http';
import { WorldError } from '../worldError.ts';
import { readAnswer } from './answers/read.ts';
import { versionAnswer } from './answers/version.ts';
import type { Answer, Asker, AskOptions, Request } from './ask.ts';
import type { DaemonVersion } from './objects/daemon.ts';
import { fault, faultOfSignal } from './faults.ts';

/** Engine API versions, as the minor number of 1.x. */
const oldest = 41;
const newest = 56;

/** Calls whose paths carry the API version that this daemon and we both know. */
export interface Calls {
  readonly endpoint: string;
  version(signal: AbortSignal): Promise<DaemonVersion>;
  ask(request: Request, options: AskOptions): Promise<Answer>;
  open(request: Request, signal: AbortSignal, timeout?: number): Promise<IncomingMessage>;
}

interface Agreed {
  readonly daemon: DaemonVersion;
  readonly prefix: string;
}

/** Asks /version before the first call, and again after a fault: another daemon may stand there. */
export function agreeOnVersion(asker: Asker): Calls {
  let agreed: Promise<Agreed> | undefined;
  /** What was agreed on, once it is known. */
  let known: Agreed | undefined;

  function agreement(signal: AbortSignal): Promise<Agreed> {
    // Shared between callers: one caller's signal must not end the others' question.
    const shared = (agreed ??= negotiate(asker, new AbortController().signal));
    shared.then(
      (value) => {
        if (agreed === shared) known = value;
      },
      () => {
        if (agreed === shared) agreed = undefined;
      },
    );
    return new Promise((resolve, reject) => {
      const end = (): void => reject(faultOfSignal(signal, asker.endpoint));
      if (signal.aborted) end();
      signal.addEventListener('abort', end, { once: true });
      shared.then(resolve, reject).finally(() => signal.removeEventListener('abort', end));
    });
  }

  async function forgetful<Value>(call: () => Promise<Value>): Promise<Value> {
    try {
      return await call();
    } catch (error) {
      const local = error instanceof WorldError && ['cancelled', 'refused'].includes(error.fault);
      if (!local) agreed = known = undefined;
      throw error;
    }
  }

  const versioned = async (request: Request, signal: AbortSignal): Promise<Request> => {
    const { prefix } = known ?? (await agreement(signal));
    return { ...request, path: `${prefix}${request.path}` };
  };

  return {
    endpoint: asker.endpoint,
    version: (signal) => forgetful(async () => (await agreement(signal)).daemon),
    ask: (request, options) =>
      forgetful(async () => asker.ask(await versioned(request, options.signal), options)),
    open: (request, signal, timeout) =>
      forgetful(async () => asker.open(await versioned(request, signal), signal, timeout)),
  };
}

async function negotiate(asker: Asker, signal: AbortSignal): Promise<Agreed> {
  const { endpoint } = asker;
  const { body } = await asker.ask({ method: 'GET', path: '/version' }, { signal, accept: [] });
  const { daemon, lowest } = readAnswer(versionAnswer, body, endpoint);
  const highest = minor(daemon.apiVersion);
  if (highest === undefined) {
    throw fault('bad-answer', endpoint, `its API version is ${daemon.apiVersion}`);
  }
  if (highest < oldest) {
    const why = `its API version is ${daemon.apiVersion}, and 1.${oldest} (Docker 20.10) is needed`;
    throw fault('too-old', endpoint, why);
  }
  const chosen = Math.max(Math.min(highest, newest), minor(lowest ?? '') ?? 0);
  return { daemon, prefix: `/v1.${chosen}` };
}

function minor(version: string): number | undefined {
  const match = /^1\.(\d{1,4})$/.exec(version);
  return match === null ? undefined : Number(match[1]);
}
