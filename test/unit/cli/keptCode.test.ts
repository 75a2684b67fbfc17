import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const source = resolve(import.meta.dirname, '../../../src/cli/keptCode.ts');
const loader = `
  import { createRequire } from 'node:module';
  import { loadKept } from ${JSON.stringify(source)};
  const [bundle, cache] = process.argv.slice(1);
  console.log(loadKept(bundle, createRequire(bundle), cache).say());`;

describe('code kept of bundles', () => {
  let folder = '';
  let cache = '';
  const bundle = (): string => join(folder, 'main.cjs');
  const write = (word: string): void => {
    writeFileSync(
      bundle(),
      `const { basename } = require('node:path');
       exports.say = () => require('./other.cjs').twice(${JSON.stringify(word)}) + basename(__filename);`,
    );
    writeFileSync(join(folder, 'other.cjs'), 'exports.twice = (word) => word + word;');
  };
  const say = (): string => {
    const argv = ['--input-type=module', '--eval', loader, bundle(), cache];
    const { stdout, stderr, status } = spawnSync(process.execPath, argv, { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    return stdout.trim();
  };
  const kept = (name: string): Buffer => {
    const [found] = readdirSync(cache).filter((one) => one.startsWith(name));
    return readFileSync(join(cache, found ?? name));
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'container-lab-kept-'));
    cache = join(folder, 'cache', 'code');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is that of the bundle and of those it requires, written by the first few starts', () => {
    write('a');
    for (let start = 1; start <= 6; start += 1) {
      assert.equal(say(), 'aamain.cjs');
      assert.equal(kept('main.cjs')[0], Math.min(start, 4));
    }
    assert.equal(kept('other.cjs')[0], 4);
  });

  it('is that of a bundle in the wrapper that the build gave it', () => {
    write('a');
    const own = readFileSync(bundle(), 'utf8');
    const wrapper = '(function (exports, require, module, __filename, __dirname) {';
    writeFileSync(bundle(), `${wrapper}\n${own}\n})`);
    assert.equal(say(), 'aamain.cjs');
    assert.equal(say(), 'aamain.cjs');
    assert.equal(kept('main.cjs')[0], 2);
  });

  it('is not that of another file of the same length', () => {
    write('a');
    say();
    write('b');
    assert.equal(say(), 'bbmain.cjs');
    assert.equal(kept('main.cjs')[0], 1);
  });

  it('does without where it is damaged, or cannot be written', () => {
    write('a');
    say();
    const [name = ''] = readdirSync(cache);
    writeFileSync(join(cache, name), kept(name).subarray(0, 200));
    assert.equal(say(), 'aamain.cjs');
    rmSync(cache, { recursive: true });
    mkdirSync(join(folder, 'cache'), { recursive: true });
    writeFileSync(cache, 'a file');
    assert.equal(say(), 'aamain.cjs');
  });
});
