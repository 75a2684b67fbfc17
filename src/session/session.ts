import type { Explanation, Verdict } from '../check/verdict.ts';
import type { Lab, OwnObject, SolveAction, Step } from '../lab/model.ts';
import type { Said, Text } from '../text.ts';
import type { TerminalCommand } from '../world/world.ts';
import type { Kept } from './keptFiles.ts';
import type { DaemonObject, State } from './state.ts';

/** One line of the preflight. */
export interface Requirement {
  readonly id: string;
  readonly status: 'ready' | 'attention' | 'missing';
  readonly title: Said;
  readonly detail?: Said;
  /** What to do about it; `variable` is the lab's variable to rename. */
  readonly remedies: readonly (
    | { readonly run: readonly string[]; readonly label: Said }
    | { readonly variable: string; readonly label: Said }
  )[];
}

/** One thing that a clean-up can remove. */
export interface Leftover {
  /** On the daemon; or an object of the cluster, an image of its nodes, the cluster itself. */
  readonly object: DaemonObject | 'object' | 'node-image' | 'cluster';
  /** A volume's is its name. */
  readonly id: string;
  readonly name: string;
  readonly detail: Said;
  /** Unticked for what was pulled rather than made. */
  readonly ticked: boolean;
  /** Of an object of the cluster. */
  readonly inCluster?: OwnObject;
}

/** What became of one thing that was to be removed. */
export interface Removal {
  readonly leftover: Leftover;
  /** Why it is still there. */
  readonly error?: Said;
}

/** What a reset did. */
export interface Reset {
  readonly removals: readonly Removal[];
  /** The learner's own versions of files; undefined when none differed. */
  readonly kept?: Kept;
  /** Why the lab was not begun anew. */
  readonly wrong?: Said;
}

/** What *Bring me here* will do. */
export interface Way {
  /** Ids of the steps before that have not passed. */
  readonly steps: readonly string[];
  /** Files whose versions of the learner's will be kept aside. */
  readonly files: readonly string[];
  /** Objects of the lab whose names those steps need. */
  readonly inTheWay: readonly Leftover[];
}

/** What *Bring me here* did. */
export interface Brought {
  /** Ids of the steps that were done. */
  readonly done: readonly string[];
  readonly kept?: Kept;
  /** Why it stopped, at the step behind those that were done. */
  readonly wrong?: Said;
}

export interface StepResult {
  readonly step: string;
  /** By task id, in the step's order, then the tasks of earlier steps that should still hold. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly asked: boolean;
  readonly at: number;
  /** Set when the whole environment is not ready. */
  readonly block?: Explanation;
}

/** A started lab in its folder. Every window and the command share its log. */
export interface Session {
  readonly lab: Lab;
  readonly folder: string;
  state(): State;
  /** The newest results of this process, by task id; not kept. */
  verdicts(): ReadonlyMap<string, Verdict>;
  /** The lab's step with variables replaced in its texts, specs and solution. */
  step(id: string): Step;
  check(
    step: string,
    options: { readonly asked: boolean },
    signal: AbortSignal,
  ): Promise<StepResult>;
  /** Keeps the answer and judges it at once. */
  answer(task: string, value: readonly string[]): Promise<void>;
  /** Reveals the next author's hint, or the next degree of the cause. */
  hint(task: string): Promise<void>;
  more(task: string): Promise<void>;
  showSolution(step: string): Promise<void>;
  goTo(step: string): Promise<void>;
  /** What is wrong with the value, if anything; then it is not set. */
  setVariable(name: string, value: string): Promise<Said | undefined>;
  /** A command that the lab's terminal ran; kept in memory only. */
  ran(command: TerminalCommand): void;
  /** What the lab left; for a reset, a cluster that the lab breaks is among it. */
  leftovers(signal: AbortSignal, purpose?: 'clean-up' | 'reset'): Promise<readonly Leftover[]>;
  /** Removes what the person left ticked; what could not be removed is told with its reason. */
  cleanUp(chosen: readonly Leftover[], signal: AbortSignal): Promise<readonly Removal[]>;
  /** Files of the lab that differ from how it starts: a reset keeps them aside. */
  changedFiles(): Promise<readonly string[]>;
  /**
   * Begins anew in the same folder with the same names: removes what is chosen, keeps the changed
   * files and the log aside, and writes the starting files. A cluster that goes is made anew, each
   * step of which is told. Other windows follow.
   */
  reset(
    chosen: readonly Leftover[],
    signal: AbortSignal,
    tell?: (step: Text) => void,
  ): Promise<Reset>;
  /** What `bringTo` would do. Throws WorldError when Docker does not answer. */
  wayTo(step: string, signal: AbortSignal): Promise<Way>;
  /**
   * Does the solutions of the steps of the way in order, marks them as shown, and goes to the step.
   * Of the objects in the way only those named are removed.
   */
  bringTo(
    step: string,
    way: Way,
    signal: AbortSignal,
    onStep?: (step: string, index: number, of: number) => void,
  ): Promise<Brought>;
  /** Does the step's solution, or the given actions, with variables replaced; what went wrong, if anything. */
  solve(
    step: string,
    signal: AbortSignal,
    actions?: readonly SolveAction[],
  ): Promise<Said | undefined>;
  /** A file of the lab folder was saved: the current step is checked by itself soon. */
  saved(path: string): void;
  /** The lab cluster was created, started or deleted: it is looked at soon. */
  lookAtCluster(): void;
  /** Whether the daemon answers; undefined until that is known. */
  daemon(): boolean | undefined;
  /** Why the environment is not ready; it goes by itself when the daemon answers again. */
  block(): Explanation | undefined;
  /** Why the newest progress could not be saved. */
  problem(): Said | undefined;
  /** Called after the state or the verdicts changed, here or in another process. */
  onChange(listener: () => void): () => void;
  /** Listens to the daemon, and checks by itself after events, until disposed. */
  dispose(): void;
  /** Settles once everything was written, after the disposal. */
  readonly closed: Promise<void>;
}
