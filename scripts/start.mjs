/**
 * `npm start`: a VS Code in the browser with the extension and the first lab open.
 *   npm start -- [--port N] [--folder DIR] [--lang zh-cn] [--no-open]
 * Makes ready what a bare machine lacks; the last line is the URL. Ctrl-C ends the editor.
 */
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cachePath } from './ensure/cache.mjs';
import { ensureCodeServer, installVsix, startCodeServer } from './ensure/codeServer.mjs';
import { ensureDependencies } from './ensure/dependencies.mjs';
import { ensureDocker } from './ensure/docker.mjs';
import { ensureImages, labImages } from './ensure/images.mjs';
import { EnsureError, showError, stage } from './ensure/stage.mjs';
import { hasStandIns } from './ensure/standInRegistry.mjs';
import { ensureVsix } from './ensure/vsix.mjs';

const firstLab = { id: 'flask-uwsgi-v1', images: ['python:3.11-slim-bookworm'] };
/** The same from run to run, so that the browser finds its state again. */
const usualPort = 7680;

try {
  await start(options());
} catch (error) {
  showError(error);
  process.exitCode = 1;
}

/**
 * @typedef {{ port?: number, folder?: string, locale: 'en' | 'zh-cn', open: boolean }} Options
 * @returns {Options}
 */
function options() {
  const { port, folder, lang, 'no-open': closed } = readArgv();
  const number = port === undefined ? undefined : Number(port);
  if (number !== undefined && !(Number.isInteger(number) && number >= 0 && number < 65536)) {
    throw misuse(`--port ${port} is not a port number`);
  }
  if (lang !== 'en' && lang !== 'zh-cn') throw misuse(`--lang ${lang} is not one of en, zh-cn`);
  return { port: number, folder: folder && resolve(folder), locale: lang, open: !closed };
}

function readArgv() {
  try {
    return parseArgs({
      options: {
        port: { type: 'string' },
        folder: { type: 'string' },
        lang: { type: 'string', default: 'en' },
        'no-open': { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw misuse(error instanceof Error ? error.message : String(error));
  }
}

/** @param {string} why */
function misuse(why) {
  const remedy = 'Options: --port N, --folder DIR, --lang en|zh-cn, --no-open (opens no lab).';
  return new EnsureError({ verb: 'read', what: 'the options', why, remedy });
}

/**
 * @param {Options} options
 */
async function start({ port, folder, locale, open }) {
  await ensureDependencies();
  const vsix = await ensureVsix();
  const docker = await ensureDocker();
  await ensureImages(firstLab.images, docker);
  // Where no registry answers, nobody could pull what the other labs are built on.
  if (docker.startedByUs && hasStandIns()) await ensureImages(labImages, docker);
  await ensureCodeServer();
  const userDataDir = cachePath('editor', 'user-data');
  const extensionsDir = cachePath('editor', 'extensions');
  if (folder) await mkdir(folder, { recursive: true });
  const editor = await stage('editor', async (say) => {
    say('starting');
    const fresh = await installVsix(vsix, extensionsDir);
    const value = await startCodeServer({
      userDataDir,
      extensionsDir,
      folder,
      locale,
      port: port ?? (await freePort(usualPort)),
      env: open ? { CONTAINER_LAB_OPEN: firstLab.id } : {},
    });
    return { said: fresh ? 'runs with the extension just packed' : 'runs', value };
  });
  const ended = new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, done);
  });
  console.log(`Open this address in a browser; Ctrl-C ends it.\n${editor.url}`);
  const byItself = await Promise.race([ended.then(() => false), editor.ended.then(() => true)]);
  await editor.stop();
  console.log(byItself ? '\n✗ editor: it ended by itself' : '\n✓ editor: ended');
  if (docker.startedByUs) console.log('  dockerd, which we started, goes on running for you.');
  if (byItself) process.exitCode = 1;
}

/**
 * That port when nothing listens on it, else 0: any free one.
 * @param {number} port
 * @returns {Promise<number>}
 */
function freePort(port) {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(0));
    server.listen(port, '127.0.0.1', () => server.close(() => done(port)));
  });
}
