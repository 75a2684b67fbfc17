/** The author's check of every lab, as the packed command does it. */
import { readdirSync } from 'node:fs';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const labs = readdirSync(resolve(root, 'labs'), { withFileTypes: true }).filter((entry) =>
  entry.isDirectory(),
);

describe('container-lab test', () => {
  for (const { name } of labs) {
    it(name, async function () {
      this.timeout(900_000);
      const child = spawn(process.execPath, ['dist/cli.cjs', 'test', name], {
        cwd: root,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let report = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => (report += text));
      const [code] = (await once(child, 'close')) as [number | null];
      assert.equal(code, 0, report);
    });
  }
});
