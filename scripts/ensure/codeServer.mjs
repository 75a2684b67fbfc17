import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cachePath, readJson, writeJson } from './cache.mjs';
import { toolEnv, toolNode, toolNodeHeaders, toolNodeVersion } from './dependencies.mjs';
import { writeSettings } from './editorSettings.mjs';
import { writeLanguagePackStub } from './languagePack.mjs';
import { withLock } from './lock.mjs';
import { ensurePackages } from './packages.mjs';
import { endGroup, startTimeOf } from './process.mjs';
import { EnsureError, run, stage } from './stage.mjs';

const version = '4.139.1';
const home = () => cachePath(`code-server-${version}`);
const stampPath = () => join(home(), 'installed.json');

/** Of our own, because code-server writes one into the home directory otherwise. */
const configPath = () => cachePath('code-server.yaml');

/** code-server's entry, to be run with `toolNode()`. */
const codeServerEntry = () => join(home(), 'node_modules/code-server/out/node/entry.js');

/** What its native modules are built with on a bare machine. */
const buildPackages = [
  'build-essential',
  'ca-certificates',
  'libkrb5-dev',
  'libsecret-1-dev',
  'pkg-config',
  'python3',
];

/**
 * code-server, which is VS Code in a browser, from npm into the cache directory.
 * A half-finished installation is done again.
 * @returns {Promise<void>}
 */
export async function ensureCodeServer() {
  await stage('code-server', async (say) => {
    if (await installed()) return { said: `${version} is there`, value: undefined };
    return withLock('code-server', async () => {
      if (await installed()) return { said: `${version} is there`, value: undefined };
      await ensurePackages(buildPackages);
      await install(say);
      await writeJson(stampPath(), { version, nodeMajor: nodeMajor() });
      return { said: `${version} installed`, value: undefined };
    });
  });
}

async function installed() {
  const stamp = await readJson(stampPath());
  return stamp?.version === version && stamp.nodeMajor === nodeMajor();
}

/** Native modules fit one major version of Node. */
function nodeMajor() {
  return Number(toolNodeVersion().split('.')[0]);
}

/**
 * Its own install script runs npm with scripts everywhere; here they run only where native
 * modules are built.
 * @param {(doing: string) => void} say
 */
async function install(say) {
  await rm(home(), { recursive: true, force: true });
  await mkdir(home(), { recursive: true });
  await writeFile(join(home(), 'package.json'), '{ "private": true }\n');
  const env = { ...toolEnv(), npm_config_nodedir: toolNodeHeaders() };
  const options = { verb: 'install', what: `code-server ${version}`, env };
  say('downloading from npm');
  const npm = ['install', '--no-audit', '--no-fund'];
  await run('npm', [...npm, '--ignore-scripts', `code-server@${version}`], {
    ...options,
    log: 'code-server-npm',
    cwd: home(),
  });
  const vscode = join(dirname(codeServerEntry()), '../../lib/vscode');
  for (const [folder, name] of [
    [vscode, 'the editor'],
    [join(vscode, 'extensions'), 'its extensions'],
  ]) {
    say(`installing what ${name} needs`);
    const log = `code-server-${folder === vscode ? 'vscode' : 'extensions'}`;
    await run('npm', [...npm, '--omit=dev'], { ...options, log, cwd: folder });
  }
  say('trying it');
  const args = [codeServerEntry(), '--config', configPath(), '--version'];
  await run(toolNode(), args, { ...options, log: 'code-server-try' });
}

/**
 * @typedef {object} EditorOptions
 * @property {string} userDataDir    settings and state
 * @property {string} extensionsDir
 * @property {number} [port]         0, the default, is a free one
 * @property {string} [folder]       opened at the start
 * @property {NodeJS.ProcessEnv} [env]  more environment for the editor, its extensions, terminals
 * @property {Record<string, unknown>} [settings]  over ours, and over what the user changed
 * @property {'en' | 'zh-cn'} [locale]  display language, default en
 * @property {boolean} [trustAll]  every folder is trusted, default true
 */

/**
 * A running code-server.
 * @typedef {object} Editor
 * @property {string} url
 * @property {number} pid
 * @property {Promise<void>} ended  when it is gone, by `stop` or by itself
 * @property {() => Promise<void>} stop
 */

/**
 * Starts code-server on loopback without a password and waits until it answers.
 * `ensureCodeServer()` comes before it.
 * @param {EditorOptions} options
 * @returns {Promise<Editor>}
 */
export async function startCodeServer(options) {
  const { userDataDir, extensionsDir, folder, port = 0, locale = 'en', trustAll = true } = options;
  await mkdir(extensionsDir, { recursive: true });
  await writeSettings(userDataDir, options.settings ?? {});
  if (locale !== 'en') await writeLanguagePackStub({ userDataDir, extensionsDir, locale });
  const args = [
    ...commonArgs(userDataDir, extensionsDir),
    ...['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--locale', locale],
    ...['--disable-telemetry', '--disable-update-check'],
    ...(trustAll ? ['--disable-workspace-trust'] : []),
    ...['--disable-getting-started-override', '--ignore-last-opened'],
  ];
  const logFile = join(userDataDir, 'code-server.log');
  const log = await open(logFile, 'w');
  // setpriv (Debian's util-linux) becomes that program, and has the kernel end it when we die
  // without a chance to.
  const child = spawn('setpriv', ['--pdeathsig', 'SIGTERM', toolNode(), ...args], {
    // A session of its own: Ctrl-C reaches us alone, and we end it in order.
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    env: { ...plainEnv(), ...options.env },
  });
  await log.close();
  /** @type {Promise<void>} */
  const ended = new Promise((done) => child.once('exit', () => done()));
  const base = await answered(child, logFile);
  const pid = child.pid ?? 0;
  const mark = { pid, startTime: startTimeOf(pid) ?? '' };
  const url = folder ? `${base}/?folder=${encodeURIComponent(folder)}` : `${base}/`;
  return { url, pid, ended, stop: () => endGroup(mark) };
}

/**
 * Installs an extension, unless just this file was the last one installed there.
 * @param {string} vsixPath
 * @param {string} extensionsDir
 * @returns {Promise<boolean>} whether it had to be installed
 */
export async function installVsix(vsixPath, extensionsDir) {
  const hash = createHash('sha256')
    .update(await readFile(vsixPath))
    .digest('hex');
  const stamp = join(extensionsDir, '.installed-vsix.json');
  const extensions = await readJson(join(extensionsDir, 'extensions.json'));
  if (extensions?.length > 0 && (await readJson(stamp))?.hash === hash) return false;
  await mkdir(extensionsDir, { recursive: true });
  const args = [
    ...commonArgs(cachePath('install-user-data'), extensionsDir),
    ...['--install-extension', vsixPath, '--force'],
  ];
  await run(toolNode(), args, {
    verb: 'install',
    what: vsixPath,
    log: 'install-vsix',
    env: plainEnv(),
  });
  await writeJson(stamp, { hash });
  return true;
}

/**
 * @param {string} userDataDir
 * @param {string} extensionsDir
 */
function commonArgs(userDataDir, extensionsDir) {
  const dirs = ['--user-data-dir', userDataDir, '--extensions-dir', extensionsDir];
  return [codeServerEntry(), '--config', configPath(), ...dirs];
}

/** Our environment without what npm and a surrounding VS Code added: terminals inherit it. */
function plainEnv() {
  const foreign = /^(npm_|VSCODE_|NODE_OPTIONS$|INIT_CWD$|PORT$|PASSWORD$|HASHED_PASSWORD$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

/**
 * Its address, once it answers there.
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} logFile
 * @returns {Promise<string>}
 */
async function answered(child, logFile) {
  let why = '';
  child.on('error', (error) => (why = error.message));
  child.on('exit', (code, signal) => (why = `it ended with ${signal ?? `exit code ${code}`}`));
  const deadline = Date.now() + 60_000;
  while (!why && Date.now() < deadline) {
    const log = await readFile(logFile, 'utf8');
    const base = /listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(log)?.[1];
    const response = base && (await fetch(`${base}/healthz`).catch(() => undefined));
    if (base && response && response.ok) return base;
    await sleep(50);
  }
  if (!why && child.pid) process.kill(child.pid);
  const tail = (await readFile(logFile, 'utf8')).trimEnd().split('\n').slice(-15).join('\n');
  throw new EnsureError({
    verb: 'start',
    what: 'code-server',
    why: why || 'it does not answer after 60 s',
    remedy: `If the port is taken, give another one. The log is ${logFile}.`,
    tail,
  });
}
