import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { runCommand } from '../../../src/session/command.ts';
import { keysOf } from '../../../src/session/typing.ts';

/** Says when it listens, and ends with how many keys it got at each time. */
const listener = `
process.stdin.setRawMode(true);
let got = [];
process.stdin.on('data', (keys) => {
  got.push(keys.length);
  if (got.length === 1) setTimeout(() => console.log('again'), 300);
  if (got.length === 2) { console.log('got ' + got.join(' ')); process.exit(5); }
});
setTimeout(() => console.log('listening'), 300);
`;

/** Forgets what was typed before it listens, as many programs do that set up their terminal. */
const flushing = `
const { stdin } = process;
const forget = () => {};
stdin.on('data', forget);
setTimeout(() => {
  stdin.off('data', forget);
  stdin.once('data', (keys) => process.exit(keys.length));
  stdin.resume();
  console.log('listening');
}, 300);
`;

describe('input in parts', () => {
  it('is typed one after another, each once the program has printed something', async () => {
    const ended = await runCommand(
      {
        argv: [process.execPath, '-e', listener],
        cwd: tmpdir(),
        tty: true,
        input: ['\u0003', '\u0010\u0011'],
        timeLimit: 10_000,
      },
      new AbortController().signal,
    );
    assert.match(ended.output, /got 1 2/);
    assert.equal(ended.exitCode, 5);
  });

  it('is typed to one that says nothing, too', async () => {
    const script = `process.stdin.once('data', (keys) => process.exit(keys.length));`;
    const { exitCode } = await runCommand(
      { argv: [process.execPath, '-e', script], cwd: tmpdir(), input: ['hi\n'], timeLimit: 10_000 },
      new AbortController().signal,
    );
    assert.equal(exitCode, 3);
  });

  it('of one part, under a terminal, waits for the program too', async () => {
    const ended = await runCommand(
      {
        argv: [process.execPath, '-e', flushing],
        cwd: tmpdir(),
        tty: true,
        input: 'hi\n',
        timeLimit: 10_000,
      },
      new AbortController().signal,
    );
    assert.equal(ended.exitCode, 3);
  });

  it('is written with the names of its keys', () => {
    assert.equal(keysOf(['\u0003']), 'Ctrl-C');
    assert.equal(keysOf(['\u0010', '\u0011']), 'Ctrl-P Ctrl-Q');
    assert.equal(keysOf('ls\nexit\n'), 'ls\nexit');
    assert.equal(keysOf(''), '');
  });
});
