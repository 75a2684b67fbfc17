import { execAnswer, execCreated } from '../answers/process.ts';
import { readAnswer } from '../answers/read.ts';
import { probeMarker } from '../docker.ts';
import type { Docker } from '../docker.ts';
import type { ExecResult } from '../objects/inside.ts';
import { faultOfSignal, messageOf } from '../faults.ts';
import { unframe } from '../frames.ts';
import { containerPath } from '../names.ts';
import type { Reads } from './reads.ts';

const largestOutput = 64 * 2 ** 10;

export function execReads({ endpoint, signal, ask, find }: Reads): Pick<Docker, 'exec'> {
  return {
    exec: async (idOrName, argv) => {
      const path = containerPath(idOrName);
      if (path === undefined) return undefined;
      const created = await ask(
        {
          method: 'POST',
          path: `${path}/exec`,
          body: { AttachStdout: true, AttachStderr: true, Cmd: [...probeMarker, ...argv] },
        },
        { accept: [404, 409] },
      );
      if (created.status >= 300) return undefined;
      return run(readAnswer(execCreated, created.body, endpoint).Id);
    },
  };

  async function run(id: string): Promise<ExecResult | undefined> {
    const started = await ask(
      { method: 'POST', path: `/exec/${id}/start`, body: { Detach: false, Tty: false } },
      { accept: [400, 404, 409], limit: largestOutput + 8 * 2 ** 10 },
    );
    if (started.status === 404 || started.status === 409) return undefined;
    // 400: the program is not there, as a shell's 127 says.
    if (started.status === 400) {
      const error = messageOf(String(started.body));
      return { exitCode: 127, output: error, error };
    }
    const said = (stream?: 2): string =>
      unframe(started.body, stream).subarray(0, largestOutput).toString();
    for (;;) {
      const exec = await find(execAnswer, `/exec/${id}/json`);
      if (exec === undefined) return undefined;
      if (!exec.Running && typeof exec.ExitCode === 'number') {
        return { exitCode: exec.ExitCode, output: said(), error: said(2) };
      }
      await pause(20);
      if (signal.aborted) throw faultOfSignal(signal, endpoint);
    }
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
