/**
 * A step's check against the bare calls it needs: the same requests, sent at once, without us. Both
 * keep their connections, but for a HEAD, whose connection Node gives up where nobody tells it not
 * to: the check's client does.
 */
import { Agent, request } from 'node:http';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import Dockerode from 'dockerode';
import { checkSchemas } from '../../src/check/checks.ts';
import { readLab } from '../../src/lab/load.ts';
import { realEndpoint } from '../docker/support/dockerHost.ts';
import { startFaultyDaemon } from '../docker/support/faultyDaemon.ts';
import { connect, makeRoom, never, open, start } from '../docker/session/support.ts';
import { makeCrowd } from './crowd.ts';
import { sideBySide } from './measure.ts';

const labFolder = resolve(import.meta.dirname, 'fixture/ten-tasks');
const step = 'all';
/** What its two tasks about files read. */
const files = ['Dockerfile', 'app.ini'];
const crowdSize = 500;

/** A step of ten tasks that pass, on the daemon as it is and with many strangers on it. */
export async function benchCheck(): Promise<readonly string[]> {
  const endpoint = realEndpoint();
  if (endpoint.kind !== 'unix') throw new Error('the bench needs a daemon on a unix socket');
  const socketPath = endpoint.path;
  const { lab } = await readLab(labFolder, 'extension', checkSchemas);
  if (!lab) throw new Error('the lab has faults');
  const room = await makeRoom();
  const proxy = await startFaultyDaemon(socketPath);
  try {
    const seen = await connect(proxy.socket);
    const first = await start(lab, room, seen);
    const wrong = await first.solve(step, never);
    if (wrong) throw new Error(wrong.text.en);
    await first.check(step, { asked: true }, never);
    // The second check is the usual one: the daemon's version is known, its events are heard.
    const before = proxy.requests.length;
    const { verdicts } = await first.check(step, { asked: true }, never);
    const calls = proxy.requests.slice(before).map((line) => line.split(' '));
    const passed = [...verdicts.values()].filter(({ status }) => status === 'passed').length;
    if (passed !== 10) throw new Error(`${passed} of ten tasks passed`);
    first.dispose();
    await first.closed;
    seen.close();

    const connection = await connect(socketPath);
    const session = await open(lab, room, connection);
    const agent = new Agent({ keepAlive: true });
    const dockerode = new Dockerode({ socketPath });
    const check = (): Promise<unknown> => session.check(step, { asked: true }, never);
    const measure = async (where: string, aim: number): Promise<readonly string[]> => {
      const readFiles = files.map((name) => () => readFile(join(room.folder, name), 'utf8'));
      const raw = await sideBySide(200, check, () =>
        Promise.all([
          ...calls.map(([method, path]) => rawCall(agent, socketPath, method, path)),
          ...readFiles.map((read) => read()),
        ]),
      );
      const client = await sideBySide(200, check, () =>
        Promise.all([
          ...calls.map(([method, path]) => clientCall(dockerode, method, path)),
          ...readFiles.map((read) => read()),
        ]),
      );
      const shown = ({ ours, theirs, ratio }: typeof raw): string =>
        `${ours.toFixed(1)} ms against ${theirs.toFixed(1)} ms, ratio ${ratio.toFixed(2)}`;
      return [
        `check of ten tasks, ${calls.length} requests and ${files.length} files, ${where} (aim ≤${aim}):`,
        `  against the same calls by dockerode: ${shown(client)}`,
        `  against the same bytes by node:http, unread: ${shown(raw)}`,
      ];
    };
    const alone = await measure('on the daemon as it is', 1.2);
    const crowd = await makeCrowd(socketPath, crowdSize);
    try {
      const where = `with ${crowdSize} images and ${crowdSize} containers more`;
      return [...alone, ...(await measure(where, 1.5))];
    } finally {
      session.dispose();
      await session.closed;
      connection.close();
      agent.destroy();
      await crowd.leave();
    }
  } finally {
    await proxy.stop();
    await room.leave();
  }
}

function rawCall(agent: Agent, socketPath: string, method = 'GET', path = '/'): Promise<void> {
  return new Promise((done, fail) => {
    request({ socketPath, method, path, agent }, (response) => {
      response.resume().on('end', done).on('error', fail);
    })
      .on('error', fail)
      .end();
  });
}

/** As dockerode's own methods do it: one dial of its modem, the answer read as JSON. */
function clientCall(dockerode: Dockerode, method = 'GET', path = '/'): Promise<unknown> {
  return new Promise((done, fail) => {
    const statusCodes = { 200: true, 404: true };
    dockerode.modem.dial({ method, path, statusCodes }, (error: unknown, data: unknown) => {
      if (error instanceof Error) fail(error);
      else done(data);
    });
  });
}
