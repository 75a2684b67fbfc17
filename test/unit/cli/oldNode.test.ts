import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const command = resolve(import.meta.dirname, '../../../dist/cli.cjs');
/** As Node 20 is, which cannot keep what it compiled. */
const without = 'import m from "node:module"; delete m.enableCompileCache;';

describe('container-lab by a Node that keeps nothing compiled', () => {
  it('does its work', () => {
    const home = mkdtempSync(join(tmpdir(), 'container-lab-old-node-'));
    try {
      const argv = ['--import', `data:text/javascript,${without}`, command, 'list'];
      const { status, stdout, stderr } = spawnSync(process.execPath, argv, {
        encoding: 'utf8',
        env: { HOME: home },
      });
      assert.equal(stderr, '');
      assert.equal(status, 0);
      assert.match(stdout, /first-container/);
    } finally {
      rmSync(home, { recursive: true });
    }
  });
});
