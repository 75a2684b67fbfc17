/**
 * The messages between the extension and the guide. The extension sends one whole view; the guide
 * sends what the person did, by reference (a task, a fence's index), never a command or a path.
 * Texts here are already in the person's language; those named `…Markdown` have no raw HTML.
 */
import type { Language } from '../text.ts';

export type ToGuide =
  | { readonly type: 'view'; readonly view: GuideView }
  /** Said by the screen reader, politely. */
  | { readonly type: 'announce'; readonly text: string }
  | { readonly type: 'focus'; readonly on: 'check' | 'task'; readonly task?: string };

export interface GuideView {
  readonly language: Language;
  /** Base URI for images of the lab's text, or undefined when it has none. */
  readonly imageBase?: string;
  readonly screen: Screen;
}

export type Screen =
  | { readonly kind: 'loading' }
  | { readonly kind: 'none'; readonly labs: readonly LabCard[] }
  | { readonly kind: 'untrusted'; readonly header?: Header; readonly summaryMarkdown?: string }
  | { readonly kind: 'broken'; readonly id: string; readonly faults: readonly FaultRow[] }
  | IntroScreen
  | StepScreen
  | FinishedScreen;

export interface LabCard {
  readonly id: string;
  readonly title: string;
  /** Minutes. */
  readonly duration: number;
  readonly started: boolean;
}

export interface FaultRow {
  readonly text: string;
  /** `lab.yaml:12:5`. */
  readonly place: string;
}

export interface Header {
  /** The lab's id, under which the guide keeps answers that are not given yet. */
  readonly lab: string;
  readonly course: string;
  readonly title: string;
  readonly daemon: { readonly answers: boolean | undefined; readonly label: string };
  readonly steps: readonly {
    readonly id: string;
    readonly title: string;
    readonly status: 'done' | 'here' | 'todo' | 'changed';
  }[];
}

/** Before the lab is started: what it is, and whether this machine is ready for it. */
export interface IntroScreen {
  readonly kind: 'intro';
  readonly header: Header;
  readonly summaryMarkdown: string;
  readonly duration: number;
  readonly level: 'beginner' | 'intermediate' | 'advanced';
  readonly preflight: readonly PreflightRow[];
  /** Preflight is under way. */
  readonly checking: boolean;
  readonly canStart: boolean;
  /** Files are being written, images fetched. */
  readonly starting: boolean;
}

export interface PreflightRow {
  readonly id: string;
  readonly status: 'ready' | 'attention' | 'missing' | 'checking';
  readonly titleMarkdown: string;
  readonly detailMarkdown?: string;
  /** How far the work is that is under way. */
  readonly progress?: string;
  /** The last lines of what went wrong. */
  readonly excerpt?: readonly string[];
  readonly actions: readonly Action[];
}

/** A button or link of the guide; the extension knows what it does by its id. */
export interface Action {
  readonly id: string;
  readonly label: string;
  /** The command line shown with Copy and Run in terminal. */
  readonly command?: string;
  /** Drawn as a button rather than a link: what the person most likely wants. */
  readonly main?: true;
}

export interface StepScreen {
  readonly kind: 'step';
  readonly header: Header;
  readonly id: string;
  /** From 1. */
  readonly number: number;
  readonly title: string;
  readonly textMarkdown: string;
  readonly tasks: readonly TaskView[];
  /** The environment is not ready; nothing of the learner's is wrong. */
  readonly banner?: Banner;
  /** All tasks have passed: what the learner has now. */
  readonly doneMarkdown?: string;
  readonly checking: boolean;
  readonly complete: boolean;
  /** The next step's title; undefined on the last step. */
  readonly next?: string;
  readonly hasPrevious: boolean;
  readonly solution: {
    readonly shown: boolean;
    readonly actions: readonly Action[];
    /** What the actions do, in order, for reading: commands and file names. */
    readonly linesMarkdown: readonly string[];
  };
  /** What the next Hint press reveals something for; undefined when nothing is left. */
  readonly hintFor?: string;
}

export interface Banner {
  readonly id: string;
  readonly title: string;
  readonly textMarkdown: string;
  /** How far the work is that is under way. */
  readonly progress?: string;
  /** The last lines of what went wrong. */
  readonly excerpt?: readonly string[];
  readonly actions: readonly Action[];
}

export type TaskStatus = 'todo' | 'passed' | 'failed' | 'blocked' | 'waiting' | 'changed';

export interface TaskView {
  readonly id: string;
  readonly titleMarkdown: string;
  readonly status: TaskStatus;
  readonly checking: boolean;
  /** Local time of day at which its act was seen, `07:42:31`. */
  readonly at?: string;
  readonly pass?: 'clean' | 'hints' | 'shown';
  /** `waiting`: the title of the task that comes first. */
  readonly waitsFor?: string;
  readonly expectedMarkdown?: string;
  readonly observedMarkdown?: string;
  readonly why?: Why;
  /** The author's hints revealed so far. */
  readonly hintsMarkdown: readonly string[];
  readonly question?: Question;
}

export interface Why {
  readonly cause: string;
  readonly textMarkdown: string;
  readonly degrees: readonly { readonly textMarkdown: string; readonly action?: Action }[];
  /** How many degrees there are in all; `degrees` holds those revealed. */
  readonly total: number;
  readonly places: readonly { readonly index: number; readonly label: string }[];
  readonly excerpt: readonly string[];
  /** Unrecognised: three commands that look, and a report to copy. */
  readonly unknown: boolean;
}

export interface Question {
  readonly kind: 'one' | 'many' | 'order' | 'text' | 'predict';
  /** What is asked, when the task's title is not the question. */
  readonly askMarkdown?: string;
  readonly choices: readonly { readonly id: string; readonly markdown: string }[];
  /** The answer given so far. */
  readonly answer: readonly string[];
  readonly replyMarkdown?: string;
  /** The choice that the reply belongs under. */
  readonly replyTo?: string;
  /** Right, or predicted and not to be changed any more. */
  readonly settled: boolean;
  /** A prediction whose outcome is known. */
  readonly outcomeMarkdown?: string;
}

export interface FinishedScreen {
  readonly kind: 'finished';
  readonly header: Header;
  /** Local date. */
  readonly on: string;
  readonly passes: { readonly clean: number; readonly hints: number; readonly shown: number };
  readonly cleaned: boolean;
  /** The lab that comes after it in its course. */
  readonly next?: LabCard;
  readonly actions: readonly Action[];
}

/**
 * What the person did. Beside the actions of the view these ids of `action` always stand: `log`,
 * `diagnostics`, `rename`, `bringHere`, `reset`, `cleanUp`, `chooseFolder`, `preflight`, `trust`, and `fault:<index>`.
 */
export type FromGuide =
  | { readonly type: 'ready' }
  | { readonly type: 'startLab'; readonly lab: string }
  | { readonly type: 'start' }
  | { readonly type: 'check' }
  | { readonly type: 'cancel' }
  | { readonly type: 'step'; readonly to: string }
  | { readonly type: 'next' }
  | { readonly type: 'previous' }
  | { readonly type: 'hint'; readonly task?: string }
  | { readonly type: 'more'; readonly task: string }
  | { readonly type: 'solution' }
  | { readonly type: 'answer'; readonly task: string; readonly value: readonly string[] }
  /** The index-th `sh run` fence of the step's text. */
  | { readonly type: 'runFence'; readonly index: number }
  /**
   * An `Action` of the view; or of the guide's own: `rename`, `bringHere`, `reset`, `cleanUp`, `chooseFolder`, `preflight`,
   * `log`, `diagnostics` from its menu, `trust` where nothing is trusted, and `fault:0`, `fault:1`, …
   * by the fault's index where the lab is broken.
   */
  | { readonly type: 'action'; readonly id: string }
  | { readonly type: 'place'; readonly task: string; readonly index: number }
  | { readonly type: 'link'; readonly href: string }
  | { readonly type: 'copy'; readonly text: string }
  | { readonly type: 'copyReport'; readonly task: string };
