import type { Place } from '../range.ts';
import type { Said, Text } from '../text.ts';

/** Where a lab was found; only the extension's own labs are trusted with running commands unasked. */
export type Origin = 'extension' | 'setting' | 'workspace';

/** What a variable's value must be, so that it can stand in a command, a reference or a file. */
export const variableForms = ['name', 'repository', 'tag', 'port', 'word'] as const;
export type VariableForm = (typeof variableForms)[number];

export interface Variable {
  readonly default: string;
  readonly is: VariableForm;
}

/** One action of a step's solution. */
export type SolveAction =
  | {
      readonly run: readonly string[];
      readonly tty?: boolean;
      /**
       * Typed into the terminal with `tty`, in parts one after another, each once more was printed,
       * and the terminal stays open; without, what the command reads.
       */
      readonly input?: string | readonly string[];
      /** The exit codes that are right; 0 alone if not given. */
      readonly exit?: readonly number[];
    }
  /** Files copied from the lab's `solution/` folder into the lab folder. */
  | { readonly files: readonly string[] }
  /** Lines replaced in a file, e.g. the small change before a second build. */
  | { readonly edit: { readonly path: string; readonly find: string; readonly replace: string } }
  /** The right answer of a quiz or predict task; the value `world` asks the world for it. */
  | { readonly answer: { readonly task: string; readonly value: string | readonly string[] } }
  /** The lab cluster created, as `container-lab cluster up` does. */
  | { readonly cluster: 'up' };

/** A question to the world. */
export interface Check {
  /** A check type's key, e.g. `image`, or one of `all`, `any` and `not`. */
  readonly type: string;
  /** As the type's schema has validated it; of `all`, `any` and `not` the checks that they join. */
  readonly spec: unknown;
}

/** A task: one check with what surrounds it. */
export interface Task extends Check {
  readonly id: string;
  readonly title: Text;
  /** Until when it must stay true: its step, the lab's end, or the end of a named step. */
  readonly holds: 'step' | 'lab' | { readonly until: string };
  /** The id of the task of the same step without which this one waits. */
  readonly after?: string;
  readonly hints: readonly Text[];
}

export interface Step {
  readonly id: string;
  readonly title: Text;
  /** Markdown without raw HTML, variables not yet replaced. */
  readonly text: Text;
  /** Shown once all tasks have passed: what the learner has now. */
  readonly done?: Text;
  /** The rules that hints on files are shown for while it is the current step, beside errors. */
  readonly focus?: readonly string[];
  readonly tasks: readonly Task[];
  readonly solve: readonly SolveAction[];
}

/** An object of the cluster; a namespace stands for all that is in it. */
export interface OwnObject {
  readonly kind: string;
  /** That of a usual kind may be left out. */
  readonly apiVersion?: string;
  readonly name: string;
  /** `default` when left out. */
  readonly namespace?: string;
}

/** Names of objects on the daemon and in the cluster; variables not yet replaced. */
export interface ObjectNames {
  readonly containers: readonly string[];
  readonly images: readonly string[];
  readonly networks: readonly string[];
  readonly volumes: readonly string[];
  /** In the cluster; none when left out. */
  readonly objects?: readonly OwnObject[];
}

export interface Lab {
  readonly id: string;
  readonly version: number;
  readonly title: Text;
  readonly summary: Text;
  readonly course?: { readonly id: string; readonly title: Text; readonly at: string };
  readonly level: 'beginner' | 'intermediate' | 'advanced';
  /** Minutes. */
  readonly duration: number;
  readonly needs: {
    readonly docker?: string;
    /** The kind cluster that is made for labs: the oldest version, and how many nodes at least. */
    readonly cluster?: {
      readonly version?: string;
      readonly nodes?: number;
      /** The learner creates it in a step: the start does not ask for it. */
      readonly made?: 'in-lab';
      /** The lab breaks it: a reset makes it anew, and nothing else may run on it meanwhile. */
      readonly reset?: 'anew';
    };
    readonly images: readonly string[];
  };
  readonly variables: Readonly<Record<string, Variable>>;
  /** What the lab's own commands may create. */
  readonly owns: ObjectNames;
  /** Starting files in which variables are replaced, relative to `files/`. */
  readonly templates: readonly string[];
  readonly steps: readonly Step[];
  /** Absolute path of the lab's folder (the one with lab.yaml). */
  readonly folder: string;
  readonly origin: Origin;
}

/** One thing wrong in a lab, with its place in the lab's folder and what to write instead. */
export interface Fault {
  readonly id: string;
  readonly message: Said;
  readonly place: Place;
}

/** A lab that was read: the faults are empty exactly when `lab` is there. */
export interface LabRead {
  readonly folder: string;
  readonly origin: Origin;
  /** The id for showing: from lab.yaml when it could be read, else the folder's name. */
  readonly id: string;
  readonly lab?: Lab;
  readonly faults: readonly Fault[];
}

/** A near miss that an author lists in mistakes.yaml, with the cause that must be named for it. */
export interface Mistake {
  readonly id: string;
  /** The step at which it is made; the steps before it are solved first. */
  readonly at: string;
  /** Steps or single actions done before: the solution's own actions of this step, by default none. */
  readonly do: readonly SolveAction[];
  readonly task: string;
  readonly cause: string;
  /** Objects that the mistake makes beyond what the lab owns, removed after the test. */
  readonly leaves: ObjectNames;
}
