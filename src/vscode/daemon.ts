import type { DockerConnection } from '../world/docker/docker.ts';
import type { Daemon } from './guide/input.ts';

interface DaemonState {
  readonly state: () => Daemon;
  /** Asks now, and from then on while somebody looks. */
  watch(): void;
  /** Asks now. */
  ask(): Promise<void>;
  dispose(): void;
}

/** Milliseconds: how long one answer may take, and the pauses between questions. */
const patience = 1_500;
const pauses = { answers: 10_000, silent: 2_000 };

/** Whether the daemon answers. `changed` hears when it comes back and when it goes. */
export function daemonState(
  connection: () => Promise<DockerConnection>,
  changed: (daemon: Daemon) => void,
): DaemonState {
  let state: Daemon = { answers: undefined };
  let timer: NodeJS.Timeout | undefined;
  let watching = false;
  const ended = new AbortController();

  async function version(): Promise<string | undefined> {
    try {
      const signal = AbortSignal.any([ended.signal, AbortSignal.timeout(patience)]);
      return (await (await connection()).reader(signal).version()).version;
    } catch {
      return undefined; // Why it does not answer is told by the preflight and by checks.
    }
  }

  async function ask(): Promise<void> {
    const found = await version();
    if (ended.signal.aborted) return;
    const before = state;
    state = found === undefined ? { ...state, answers: false } : { answers: true, version: found };
    if (before.answers !== state.answers || before.version !== state.version) changed(state);
  }

  async function round(): Promise<void> {
    await ask();
    if (ended.signal.aborted) return;
    clearTimeout(timer);
    timer = setTimeout(() => void round(), state.answers ? pauses.answers : pauses.silent);
  }

  return {
    state: () => state,
    ask,
    watch() {
      if (watching) return;
      watching = true;
      void round();
    },
    dispose() {
      ended.abort();
      clearTimeout(timer);
    },
  };
}
