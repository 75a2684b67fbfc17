#!/usr/bin/env node
import { codeFolder } from './codeFolder.ts';

// It is as short as can be: Node compiles it at each start, and keeps nothing of it.
const argv = process.argv.slice(2);
void start().then((code) => {
  process.exitCode = code;
});

/** Most verbs work with labs, whose bundle takes longest to load; so do the streams of Node. */
async function start(): Promise<number> {
  // The build keeps the code of this bundle by `keptCode.ts`.
  // All is written when it ends, so that nothing is waited for, nor taken down piece by piece.
  if (argv[0] === 'lint') process.exit(await (await import('./quick.ts')).quick(argv));
  // Node 20 keeps none.
  const { enableCompileCache } = (await import('node:module')) as Partial<
    typeof import('node:module')
  >;
  const folder = codeFolder(process.env);
  if (folder) enableCompileCache?.(folder);
  return (await import('./full.ts')).full(argv);
}
