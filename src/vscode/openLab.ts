import type { Session, StepResult } from '../session/session.ts';
import type { SessionSubject } from './guide/input.ts';

/** A session as this window shows it: what is checked now, and what a person asked for. */
export interface OpenLab {
  readonly session: Session;
  subject(): SessionSubject;
  /** Checks the current step because a person asked; undefined when it was cancelled. */
  check(): Promise<StepResult | undefined>;
  cancel(): void;
  answer(task: string, value: readonly string[]): Promise<void>;
  goTo(step: string): Promise<void>;
  /** The next step, the end of a finished lab, or else the first step with an open task, then told. */
  next(): Promise<{ readonly openStep?: string }>;
  previous(): Promise<void>;
  dispose(): void;
}

export function openLab(session: Session, changed: () => void): OpenLab {
  const asked = new Set<string>();
  let atEnd = session.state().finishedAt !== undefined;
  let running: AbortController | undefined;
  const stopListening = session.onChange(() => {
    if (session.state().finishedAt === undefined) atEnd = false;
    changed();
  });

  async function check(): Promise<StepResult | undefined> {
    if (running) return undefined;
    const own = new AbortController();
    running = own;
    changed();
    try {
      const result = await session.check(session.state().step, { asked: true }, own.signal);
      if (own.signal.aborted) return undefined;
      for (const task of result.verdicts.keys()) asked.add(task);
      return result;
    } catch (error) {
      if (own.signal.aborted) return undefined;
      throw error;
    } finally {
      running = undefined;
      changed();
    }
  }

  async function goTo(step: string): Promise<void> {
    if (!session.lab.steps.some(({ id }) => id === step)) return;
    running?.abort();
    atEnd = false;
    if (session.state().step === step) changed();
    else await session.goTo(step);
  }

  function neighbour(distance: number): string | undefined {
    const { steps } = session.lab;
    return steps[steps.findIndex(({ id }) => id === session.state().step) + distance]?.id;
  }

  function firstOpenStep(): string | undefined {
    const { tasks } = session.state();
    const open = (id: string): boolean => {
      const progress = tasks[id];
      return progress === undefined || progress.changedAt !== undefined;
    };
    return session.lab.steps.find((step) => step.tasks.some(({ id }) => open(id)))?.id;
  }

  return {
    session,
    subject: () => ({ kind: 'session', session, checking: running !== undefined, asked, atEnd }),
    check,
    cancel: () => running?.abort(),
    async answer(task, value) {
      asked.add(task);
      await session.answer(task, value);
    },
    goTo,
    async next() {
      const step = neighbour(1);
      if (step !== undefined) {
        await goTo(step);
        return {};
      }
      const openStep = firstOpenStep();
      if (session.state().finishedAt === undefined && openStep !== undefined) {
        await goTo(openStep);
        return { openStep };
      }
      atEnd = true;
      changed();
      return {};
    },
    async previous() {
      const step = atEnd ? session.state().step : neighbour(-1);
      if (step !== undefined) await goTo(step);
    },
    dispose() {
      running?.abort();
      stopListening();
      session.dispose();
    },
  };
}
