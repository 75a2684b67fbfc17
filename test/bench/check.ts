/** A step's check against the bare calls it needs: the same requests, sent at once, without us. */
import { request } from 'node:http';
import { resolve } from 'node:path';
import { checkSchemas } from '../../src/check/checks.ts';
import { readLab } from '../../src/lab/load.ts';
import { docker, baseImage, realEndpoint } from '../docker/support/dockerHost.ts';
import { startFaultyDaemon } from '../docker/support/faultyDaemon.ts';
import { connect, makeRoom, never, open, start } from '../docker/session/support.ts';
import { sideBySide } from './measure.ts';

const labFolder = resolve(import.meta.dirname, '../../labs/flask-uwsgi-v1');
const step = 'run';

/** The step *Run it*, half passed: a container of the image runs, its socket file is not there. */
export async function benchCheck(): Promise<string> {
  const endpoint = realEndpoint();
  if (endpoint.kind !== 'unix') throw new Error('the bench needs a daemon on a unix socket');
  const { lab } = await readLab(labFolder, 'extension', checkSchemas);
  if (!lab) throw new Error('the lab has faults');
  const room = await makeRoom();
  const proxy = await startFaultyDaemon(endpoint.path);
  const ref = `${room.image}:v1`;
  try {
    await docker(['tag', baseImage, ref]);
    await docker(['run', '-ti', '-d', '--name', room.container, ref, 'bash']);
    const seen = await connect(proxy.socket);
    const first = await start(lab, room, seen);
    await first.check(step, { asked: true }, never);
    // The second check is the usual one: the daemon's version is known, its events are heard.
    const before = proxy.requests.length;
    await first.check(step, { asked: true }, never);
    const calls = proxy.requests.slice(before).map((line) => line.split(' '));
    first.dispose();
    await first.closed;
    seen.close();

    const connection = await connect(endpoint.path);
    const session = await open(lab, room, connection);
    const { ours, theirs, ratio } = await sideBySide(
      60,
      () => session.check(step, { asked: true }, never),
      () => Promise.all(calls.map(([method, path]) => bareCall(endpoint.path, method, path))),
    );
    session.dispose();
    await session.closed;
    connection.close();
    return `check of step “${step}”, ${calls.length} requests: ${ours.toFixed(1)} ms; the bare requests ${theirs.toFixed(1)} ms; ratio ${ratio.toFixed(2)} (aim ≤1.2)`;
  } finally {
    await proxy.stop();
    await room.leave();
  }
}

function bareCall(socketPath: string, method = 'GET', path = '/'): Promise<void> {
  return new Promise((done, fail) => {
    request({ socketPath, method, path }, (response) => {
      response.resume().on('end', done).on('error', fail);
    })
      .on('error', fail)
      .end();
  });
}
