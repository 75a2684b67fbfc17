#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeFolder } from './codeFolder.ts';
import { directIo } from './directIo.ts';

// What comes with the command lies beside dist/ when bundled, and beside src/ in the source.
const here = import.meta.dirname;
const root = here.endsWith('dist') ? join(here, '..') : join(here, '..', '..');
const argv = process.argv.slice(2);
void start().then((code) => {
  process.exitCode = code;
});

/** Most verbs work with labs, whose bundle takes longest to load; so do the streams of Node. */
async function start(): Promise<number> {
  const labs = join(root, 'labs');
  const version = (): string => versionIn(join(root, 'package.json'));
  // The build keeps the code of this bundle by `keptCode.ts`.
  if (argv[0] === 'lint')
    return (await import('./quick.ts')).quick(argv, directIo({ labs, version }));
  // Node 20 keeps none.
  const { enableCompileCache } = (await import('node:module')) as Partial<
    typeof import('node:module')
  >;
  const folder = codeFolder(process.env);
  if (folder) enableCompileCache?.(folder);
  const { processIo } = await import('./processIo.ts');
  const { main } = await import('./main.ts');
  return main(argv, processIo({ labs, version }));
}

function versionIn(manifest: string): string {
  const found: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
  const isNamed = typeof found === 'object' && found !== null && 'version' in found;
  return isNamed ? String(found.version) : '?';
}
