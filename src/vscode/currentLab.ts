import { EventEmitter, type Event } from 'vscode';
import type { Disposing } from './owner.ts';
import { inOrder, nextInCourse } from '../lab/course.ts';
import type { Lab, LabRead } from '../lab/model.ts';
import type { Session } from '../session/session.ts';
import type { ListedLab, Subject } from './guide/input.ts';
import { isIn } from './inFolder.ts';
import type { IntroLab } from './introLab.ts';
import { openLab, type OpenLab } from './openLab.ts';

/** What the guide shows: a started lab, one before its start, one that cannot be read, or none. */
type Shown =
  | { readonly kind: 'loading' | 'none' }
  | { readonly kind: 'broken'; readonly read: LabRead }
  | { readonly kind: 'intro'; readonly intro: IntroLab }
  | { readonly kind: 'open'; readonly open: OpenLab };

export interface CurrentLab extends Disposing {
  shown(): Shown;
  /** Every started lab of this window. */
  all(): readonly OpenLab[];
  /** The open lab whose folder holds the path. */
  holding(path: string): OpenLab | undefined;
  open(): OpenLab | undefined;
  intro(): IntroLab | undefined;
  show(shown: Shown): void;
  /** Takes a session in, without showing it. */
  adopt(session: Session): OpenLab;
  /** Lets go of a session whose folder is gone. */
  forget(open: OpenLab): void;
  /** The lab of the editor that became active, when a started lab is shown or nothing; the lab, when it is another. */
  followEditor(path: string): OpenLab | undefined;
  closeAll(): void;
  readonly changed: () => void;
  readonly onChange: Event<void>;
}

export function currentLab(): CurrentLab {
  const emitter = new EventEmitter<void>();
  const labs = new Map<string, OpenLab>();
  let shown: Shown = { kind: 'loading' };

  const changed = (): void => emitter.fire();

  function holding(path: string): OpenLab | undefined {
    return [...labs.values()].find(({ session }) => isIn(session.folder, path));
  }

  function show(next: Shown): void {
    if (shown.kind === 'intro' && !(next.kind === 'intro' && next.intro === shown.intro)) {
      shown.intro.dispose();
    }
    shown = next;
    changed();
  }

  function closeAll(): void {
    for (const lab of [...labs.values()].reverse()) lab.dispose();
    labs.clear();
  }

  return {
    shown: () => shown,
    all: () => [...labs.values()],
    holding,
    open: () => (shown.kind === 'open' ? shown.open : undefined),
    intro: () => (shown.kind === 'intro' ? shown.intro : undefined),
    show,
    adopt(session) {
      labs.get(session.folder)?.dispose();
      const lab = openLab(session, changed);
      labs.set(session.folder, lab);
      return lab;
    },
    forget(open) {
      labs.delete(open.session.folder);
      open.dispose();
      if (shown.kind === 'open' && shown.open === open) show({ kind: 'none' });
    },
    followEditor(path) {
      const open = holding(path);
      if (!open || (shown.kind !== 'open' && shown.kind !== 'none')) return undefined;
      if (shown.kind === 'open' && shown.open === open) return undefined;
      show({ kind: 'open', open });
      return open;
    },
    closeAll,
    changed,
    onChange: emitter.event,
    dispose() {
      if (shown.kind === 'intro') shown.intro.dispose();
      closeAll();
      emitter.dispose();
    },
  };
}

/** What the guide's view is made from, in a trusted window. */
export function subjectOf(
  shown: Shown,
  labs: readonly LabRead[],
  started: ReadonlySet<string>,
): Subject {
  switch (shown.kind) {
    case 'loading':
      return { kind: 'loading' };
    case 'none':
      return {
        kind: 'none',
        labs: inOrder(labs).flatMap(({ lab }) => (lab ? [listed(lab, started)] : [])),
      };
    case 'broken':
      return shown;
    case 'intro':
      return shown.intro.subject();
    case 'open': {
      const subject = shown.open.subject();
      const next = nextInCourse(labs, subject.session.lab.id);
      return next ? { ...subject, next: listed(next, started) } : subject;
    }
  }
}

function listed(lab: Lab, started: ReadonlySet<string>): ListedLab {
  return { lab, started: started.has(lab.id) };
}
