import { main } from './main.ts';
import { processIo } from './processIo.ts';
import { shipped } from './shipped.ts';

/** The command with all its verbs, by the streams of the process. Never rejects. */
export function full(argv: readonly string[]): Promise<number> {
  return main(argv, processIo(shipped));
}
