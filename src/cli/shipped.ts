import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What comes with the command. */
export interface Shipped {
  /** The folder of the labs. */
  readonly labs: string;
  /** The command's own version, read when it is asked for. */
  readonly version: () => string;
}

export const shipped: Shipped = {
  get labs() {
    return join(root(), 'labs');
  },
  version: () => {
    const found: unknown = JSON.parse(readFileSync(join(root(), 'package.json'), 'utf8'));
    const isNamed = typeof found === 'object' && found !== null && 'version' in found;
    return isNamed ? String(found.version) : '?';
  },
};

/** It lies beside dist/ when bundled, and beside src/ in the source. */
function root(): string {
  const here = import.meta.dirname;
  return here.endsWith('dist') ? join(here, '..') : join(here, '..', '..');
}
