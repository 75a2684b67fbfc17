import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { Duplex } from 'node:stream';
import { fault } from './faults.ts';

/** What of the environment would lead the docker command elsewhere. */
const elsewhere = ['DOCKER_HOST', 'DOCKER_CONTEXT', 'DOCKER_TLS', 'DOCKER_TLS_VERIFY'];

/**
 * One connection to the daemon behind an ssh:// endpoint: standard input and output of
 * `docker -H ssh://… system dial-stdio`, which runs ssh as the docker command does. It ends with a
 * WorldError that says what ssh said. Nothing can ask for a password: there is no terminal.
 */
export function openSshLine(endpoint: string): Duplex {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !elsewhere.includes(name)),
  );
  const child = spawn('docker', ['--host', endpoint, 'system', 'dial-stdio'], {
    // In a session of its own, so that ssh finds no terminal and Ctrl-C is ours.
    detached: process.platform !== 'win32',
    windowsHide: true,
    stdio: 'pipe',
    env: { ...env, SSH_ASKPASS_REQUIRE: 'never' },
  });
  let said = '';
  const line = new Duplex({
    read: () => void child.stdout.resume(),
    // What ended the command is told by its exit code, not by a write that came too late.
    write: (chunk, _encoding, done) => void child.stdin.write(chunk, () => done()),
    final: (done) => void child.stdin.end(() => done()),
    destroy: (error, done) => {
      // The docker command may take a signal its own way, and ends with its input.
      child.stdin.destroy();
      child.stdout.destroy();
      end(child);
      done(error);
    },
  });
  child.stderr
    .setEncoding('utf8')
    .on('data', (text: string) => (said = (said + text).slice(-4096)));
  child.stdout.on('data', (bytes: Buffer) => {
    if (!line.push(bytes)) child.stdout.pause();
  });
  child.stdin.on('error', () => undefined);
  child.on('error', (error) => {
    const why = 'code' in error && error.code === 'ENOENT';
    const text = why ? 'the docker command, which opens ssh, is not on the PATH' : error.message;
    line.destroy(fault('ssh-failed', endpoint, text, error));
  });
  child.on('close', (code) => {
    if (code !== 0) {
      const why = reasonIn(said) ?? `the docker command ended with ${code ?? 'a signal'}`;
      line.destroy(fault('ssh-failed', endpoint, why));
      return;
    }
    line.push(null);
    // One that waits for its next call would not notice its end.
    if (line.listenerCount('data') === 0) line.destroy();
  });
  // What Node's agent asks of a kept connection, and a pipe has no need of.
  const nothing = (): Duplex => line;
  return Object.assign(line, {
    setKeepAlive: nothing,
    setNoDelay: nothing,
    setTimeout: nothing,
    ref: nothing,
    unref: nothing,
  });
}

function end({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGTERM');
  } catch {
    // It has ended by itself.
  }
}

/** What ssh said, in what the docker command said: after `stderr=`, or its own last line. */
function reasonIn(said: string): string | undefined {
  const text = /stderr=([^]*)$/.exec(said)?.[1] ?? said;
  const lines = text.split('\n').map((line) => line.trim());
  return lines.findLast((line) => line !== '')?.replace(/\.$/, '');
}
