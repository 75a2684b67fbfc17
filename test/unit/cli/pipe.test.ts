import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const command = resolve(import.meta.dirname, '../../../dist/cli.cjs');

describe('container-lab, whose reader has left', () => {
  it('ends without a stack', async () => {
    const child = spawn(process.execPath, [command, 'explain'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    const [, signal] = (await once(child, 'close')) as [number | null, string | null];
    assert.equal(errors, '');
    assert.equal(signal, null);
  });
});
