import {
  containerAnswer,
  containersAnswer,
  execAnswer,
  execCreated,
  historyAnswer,
  imageAnswer,
  imagesAnswer,
  readAnswer,
  statAnswer,
  topAnswer,
} from './answers.ts';
import type { Answer, AskOptions } from './ask.ts';
import { probeMarker } from './docker.ts';
import type { Container, Docker, ExecResult } from './docker.ts';
import { fault, faultOfSignal, messageOf } from './faults.ts';
import { fileStat } from './fileMode.ts';
import { logLines, unframe } from './frames.ts';
import { withLayers } from './historyLayers.ts';
import { containerPath, imagePath } from './names.ts';
import type { Calls } from './negotiate.ts';
import { regularFile } from './tar.ts';

const largestFile = 2 ** 20;
const largestOutput = 64 * 2 ** 10;
const largestLog = 8 * 2 ** 20;

/** The reads of one run: all end with its signal. */
export function makeReader(calls: Calls, signal: AbortSignal): Docker {
  const { endpoint } = calls;

  const get = (
    path: string,
    query?: Readonly<Record<string, string | number>>,
    options?: Partial<AskOptions>,
  ): Promise<Answer> =>
    calls.ask(
      { method: 'GET', path, ...(query === undefined ? {} : { query }) },
      { signal, ...options },
    );

  async function container(idOrName: string): Promise<Container | undefined> {
    const path = containerPath(idOrName);
    if (path === undefined) return undefined;
    const { status, body } = await get(`${path}/json`);
    return status === 404 ? undefined : readAnswer(containerAnswer, body, endpoint);
  }

  return {
    version: () => calls.version(signal),

    images: async () => readAnswer(imagesAnswer, (await get('/images/json')).body, endpoint),

    image: async (reference) => {
      const path = imagePath(reference);
      if (path === undefined) return undefined;
      const { status, body } = await get(`${path}/json`);
      return status === 404 ? undefined : readAnswer(imageAnswer, body, endpoint);
    },

    history: async (reference) => {
      const path = imagePath(reference);
      if (path === undefined) return undefined;
      const [history, image] = await Promise.all([get(`${path}/history`), get(`${path}/json`)]);
      if (history.status === 404 || image.status === 404) return undefined;
      const { layers } = readAnswer(imageAnswer, image.body, endpoint);
      return withLayers(readAnswer(historyAnswer, history.body, endpoint), layers.length);
    },

    containers: async () =>
      readAnswer(containersAnswer, (await get('/containers/json', { all: 1 })).body, endpoint),

    container,

    logs: async (given, lines) => {
      // The inspection tells whether the stream is framed: older daemons' headers do not.
      const found = typeof given === 'string' ? await container(given) : given;
      if (found === undefined) return undefined;
      const query = { stdout: 1, stderr: 1, tail: lines };
      // 501: the container's logging driver cannot be read.
      const { status, body } = await get(`/containers/${found.id}/logs`, query, {
        limit: largestLog,
        accept: [404, 501],
      });
      if (status === 404) return undefined;
      return status === 200 ? logLines(found.tty ? body : unframe(body), lines) : [];
    },

    top: async (idOrName) => {
      const path = containerPath(idOrName);
      if (path === undefined) return undefined;
      const { status, body } = await get(`${path}/top`, undefined, { accept: [404, 409] });
      return status === 200 ? readAnswer(topAnswer, body, endpoint) : undefined;
    },

    stat: async (idOrName, path) => {
      const parent = containerPath(idOrName);
      if (parent === undefined) return undefined;
      const query = { path: withoutSlash(path) };
      const request = { method: 'HEAD', path: `${parent}/archive`, query } as const;
      const { status, headers } = await calls.ask(request, { signal });
      if (status === 404) return undefined;
      const header = headers['x-docker-container-path-stat'];
      if (typeof header !== 'string') throw fault('bad-answer', endpoint, 'it gave no file stat');
      return fileStat(readAnswer(statAnswer, Buffer.from(header, 'base64'), endpoint));
    },

    readFile: async (idOrName, path) => {
      const parent = containerPath(idOrName);
      if (parent === undefined) return undefined;
      // The tar's headers and the file's last block come on top of the file itself.
      const { status, headers, body } = await get(
        `${parent}/archive`,
        { path: withoutSlash(path) },
        { limit: largestFile + 64 * 2 ** 10 },
      );
      if (status === 404) return undefined;
      if (headers['content-type'] !== 'application/x-tar') {
        throw fault('bad-answer', endpoint, 'it gave no archive');
      }
      return regularFile(body, largestFile)?.toString();
    },

    exec: async (idOrName, argv) => {
      const path = containerPath(idOrName);
      if (path === undefined) return undefined;
      const created = await calls.ask(
        {
          method: 'POST',
          path: `${path}/exec`,
          body: { AttachStdout: true, AttachStderr: true, Cmd: [...probeMarker, ...argv] },
        },
        { signal, accept: [404, 409] },
      );
      if (created.status >= 300) return undefined;
      return runExec(readAnswer(execCreated, created.body, endpoint).Id);
    },
  };

  async function runExec(id: string): Promise<ExecResult | undefined> {
    const started = await calls.ask(
      { method: 'POST', path: `/exec/${id}/start`, body: { Detach: false, Tty: false } },
      { signal, accept: [400, 404, 409], limit: largestOutput + 8 * 2 ** 10 },
    );
    if (started.status === 404 || started.status === 409) return undefined;
    // 400: the program is not there, as a shell's 127 says.
    if (started.status === 400) return { exitCode: 127, output: messageOf(String(started.body)) };
    const output = unframe(started.body).subarray(0, largestOutput).toString();
    for (;;) {
      const { status, body } = await get(`/exec/${id}/json`);
      if (status === 404) return undefined;
      const { Running, ExitCode } = readAnswer(execAnswer, body, endpoint);
      if (!Running && typeof ExitCode === 'number') return { exitCode: ExitCode, output };
      await pause(20);
      if (signal.aborted) throw faultOfSignal(signal, endpoint);
    }
  }
}

/** A trailing slash would follow a link. */
function withoutSlash(path: string): string {
  return path.replace(/(?<=[^/])\/+$/, '');
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
