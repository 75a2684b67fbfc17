import type { Action } from '../../protocol/guide.ts';
import type { Edit, Place } from '../../range.ts';

/** What an action of the guide does. The guide knows only the action's id. */
export type Deed =
  | { readonly do: 'run'; readonly commandLine: string }
  | { readonly do: 'edit'; readonly edit: Edit }
  | { readonly do: 'open'; readonly place: Place }
  /** The learner's file beside the solution's. */
  | { readonly do: 'compare'; readonly path: string }
  /** Without a variable the person is asked which. */
  | { readonly do: 'rename'; readonly variable?: string }
  | { readonly do: 'solve'; readonly step: string }
  | { readonly do: 'setting'; readonly name: string }
  /** A line of a lab's own file. */
  | { readonly do: 'openFault'; readonly folder: string; readonly place: Place }
  | { readonly do: Standing | 'otherDaemon' | 'startAgain' | 'createCluster' | 'cancelCluster' };

type Standing = (typeof standing)[number];

/** What the guide's menu always offers, by these ids. */
const standing = [
  'log',
  'diagnostics',
  'bringHere',
  'reset',
  'cleanUp',
  'chooseFolder',
  'preflight',
  'trust',
] as const;

/** The actions offered in one view, with what each does. */
export interface Deeds {
  /** For an action that the guide makes itself, such as a fault's link. */
  keep(id: string, deed: Deed): void;
  offer(id: string, label: string, deed: Deed): Action;
  readonly byId: ReadonlyMap<string, Deed>;
}

export function deeds(): Deeds {
  const byId = new Map<string, Deed>(standing.map((id) => [id, { do: id }]));
  byId.set('rename', { do: 'rename' });
  return {
    byId,
    keep: (id, deed) => void byId.set(id, deed),
    offer(id, label, deed) {
      byId.set(id, deed);
      if (deed.do === 'run') return { id, label, command: deed.commandLine };
      return deed.do === 'createCluster' ? { id, label, main: true } : { id, label };
    },
  };
}
