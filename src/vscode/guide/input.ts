import type { Lab, LabRead } from '../../lab/model.ts';
import type { Requirement, Session } from '../../session/session.ts';
import type { Language } from '../../text.ts';
import type { ClusterWork } from './clusterWork.ts';

/** What the guide's view is made from. */
export interface GuideInput {
  readonly language: Language;
  readonly imageBase?: string;
  readonly daemon: Daemon;
  readonly subject: Subject;
  /** Undefined when nothing was done with the lab cluster. */
  readonly cluster?: ClusterWork;
}

export interface Daemon {
  /** Undefined until it was asked. */
  readonly answers: boolean | undefined;
  /** Undefined until it answered once. */
  readonly version?: string;
}

export type Subject =
  | { readonly kind: 'loading' }
  | { readonly kind: 'none'; readonly labs: readonly ListedLab[] }
  | { readonly kind: 'untrusted'; readonly lab?: Lab }
  | { readonly kind: 'broken'; readonly read: LabRead }
  | IntroSubject
  | SessionSubject;

export interface ListedLab {
  readonly lab: Lab;
  readonly started: boolean;
}

/** A lab that is not started yet. */
export interface IntroSubject {
  readonly kind: 'intro';
  readonly lab: Lab;
  /** Undefined while the first preflight is under way. */
  readonly requirements: readonly Requirement[] | undefined;
  readonly checking: boolean;
  readonly starting: boolean;
}

export interface SessionSubject {
  readonly kind: 'session';
  readonly session: Pick<
    Session,
    'lab' | 'folder' | 'state' | 'verdicts' | 'step' | 'block' | 'problem'
  >;
  /** A check that the person asked for is under way. */
  readonly checking: boolean;
  /** Tasks that a person asked to be checked in this window. */
  readonly asked: ReadonlySet<string>;
  /** The person looks at the end of the lab rather than at a step. */
  readonly atEnd: boolean;
  /** What comes after it in its course. */
  readonly next?: ListedLab;
}
