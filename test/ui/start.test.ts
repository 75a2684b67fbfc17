import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { until } from './support/until.ts';

const root = resolve(import.meta.dirname, '../..');

describe('npm start', () => {
  it('ends with the address of a VS Code, which answers, and ends on Ctrl-C', async () => {
    const child = spawn('npm', ['start', '--', '--port', '0'], {
      cwd: root,
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
    try {
      const url = await until(
        'the address',
        () => /^(http:\/\/127\.0\.0\.1:\d+\/\S*)\s*$/m.exec(output)?.[1],
        240_000,
      );
      assert.equal(output.trim().split('\n').at(-1), url);
      const page = await (await fetch(url)).text();
      assert.match(page, /workbench/);
    } finally {
      // As a terminal does it: to the whole group, of which npm is the leader.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
      await ended;
    }
  });
});
