import assert from 'node:assert/strict';
import { readOutput } from '../../../src/vscode/terminalOutput.ts';

/** A command that prints these parts, and then ends, breaks or never ends. */
function printing(parts: readonly string[], after: 'ends' | 'breaks' | 'hangs' = 'ends') {
  return {
    async *read(): AsyncGenerator<string> {
      yield* parts;
      if (after === 'breaks') throw new Error('the terminal was closed');
      if (after === 'hangs') await new Promise(() => undefined);
    },
  };
}

describe('what a terminal’s command prints', () => {
  it('is kept without colours, controls and carriage returns', async () => {
    const colours = ['\u001b[31mdenied: \u001b[0m', 'no\r\n', '\u001b]633;D;1\u0007'];
    assert.equal(await readOutput(printing(colours))(), 'denied: no\n');
  });

  it('is kept by its end, at most 4 KiB', async () => {
    const long = await readOutput(printing(['x'.repeat(100_000), 'the end']))();
    assert.equal(long.length, 4096);
    assert.match(long, /x{9}the end$/);
  });

  for (const after of ['breaks', 'hangs'] as const) {
    it(`is what came before the stream ${after}`, async () => {
      assert.equal(await readOutput(printing(['half'], after))(), 'half');
    });
  }
});
