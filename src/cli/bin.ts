#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { join } from 'node:path';
import { directIo } from './directIo.ts';
import { isQuick, quick } from './quick.ts';

// What comes with the command lies beside dist/ when bundled, and beside src/ in the source.
const here = import.meta.dirname;
const root = here.endsWith('dist') ? join(here, '..') : join(here, '..', '..');
const argv = process.argv.slice(2);
keepCompiled(process.env);
void start().then((code) => {
  process.exitCode = code;
});

/** Most verbs work with labs, whose bundle takes longest to load; so do the streams of Node. */
async function start(): Promise<number> {
  const labs = join(root, 'labs');
  const version = (): string => versionIn(join(root, 'package.json'));
  if (isQuick(argv)) return quick(argv, directIo({ labs, version }));
  const { processIo } = await import('./processIo.ts');
  const { main } = await import('./main.ts');
  return main(argv, processIo({ labs, version }));
}

/**
 * Keeps what Node compiles of the bundles for the next start: among the person's own files, because
 * others may write to the folder for temporary ones, where Node would keep it. Node 20 cannot.
 */
function keepCompiled({ XDG_CACHE_HOME: cache, HOME: home }: NodeJS.ProcessEnv): void {
  const { enableCompileCache } = nodeModule as Partial<typeof nodeModule>;
  const folder = cache || (home && join(home, '.cache'));
  if (folder) enableCompileCache?.(join(folder, 'container-lab', 'code'));
}

function versionIn(manifest: string): string {
  const found: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
  const isNamed = typeof found === 'object' && found !== null && 'version' in found;
  return isNamed ? String(found.version) : '?';
}
