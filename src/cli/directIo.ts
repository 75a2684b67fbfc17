import { writeSync } from 'node:fs';
import type { LightIo } from './context.ts';
import type { Shipped } from './shipped.ts';

/** The process without its streams, which take Node longer to make than most files to be linted. */
export function directIo({ version }: Shipped): LightIo {
  return {
    out: (text) => write(1, text),
    err: (text) => write(2, text),
    env: process.env,
    cwd: process.cwd(),
    get version() {
      return version();
    },
  };
}

/** To the end, also where a pipe is full for a moment; not where whoever read it has left. */
function write(descriptor: 1 | 2, text: string): void {
  let bytes: Buffer = Buffer.from(text);
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(writeSync(descriptor, bytes));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}
