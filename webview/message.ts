import type { ToGuide } from '../src/protocol/guide.ts';

const types: readonly unknown[] = [
  'view',
  'announce',
  'focus',
] satisfies readonly ToGuide['type'][];

/** The extension's message. Other parts of the page post theirs too: those are undefined. */
export function readMessage(data: unknown): ToGuide | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  if (!('type' in data) || !types.includes(data.type)) return undefined;
  if (data.type === 'view' && !('view' in data && isView(data.view))) return undefined;
  if (data.type === 'announce' && !('text' in data && typeof data.text === 'string'))
    return undefined;
  // The envelope is told from foreign messages; what is in it is the same version's own contract.
  return data as ToGuide;
}

function isView(view: unknown): boolean {
  return typeof view === 'object' && view !== null && 'language' in view && 'screen' in view;
}
