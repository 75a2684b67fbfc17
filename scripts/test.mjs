/**
 * Runs the tests: all layers, or those named (`node scripts/test.mjs unit docker`). What a layer
 * needs is made ready first. A layer without a counting runner counts as one test. The last line is
 * `N passed, N failed` over all; the exit code is 1 when anything failed. Above it stands each that
 * failed, and, apart, each that passed only when its file was run once more (see `tried`).
 *   --grep TEXT   only mocha tests whose title has it, and tools whose words have it
 */
import { spawn } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { delimiter, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeAhead } from './ensure/ahead.mjs';
import { readJson } from './ensure/cache.mjs';
import { ensureChromium } from './ensure/chromium.mjs';
import { ensureCodeServer } from './ensure/codeServer.mjs';
import { ensureDependencies, toolEnv, toolNode } from './ensure/dependencies.mjs';
import { ensureDocker } from './ensure/docker.mjs';
import { ensureImages, labImages } from './ensure/images.mjs';
import { startNewestDaemon } from './ensure/newestDaemon.mjs';
import { ensureClusterCommands } from './ensure/kind.mjs';
import { ensureKindNode } from './ensure/kindNode.mjs';
import { ensurePackages } from './ensure/packages.mjs';
import { ensureShellcheck } from './ensure/shellcheck.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = (/** @type {string} */ path) => resolve(root, 'node_modules', path);

/** @typedef {{ file: string, title: string, why: string }} Failure  a test that failed, why in one line */
/**
 * What a run of mocha leaves; `passed` counts by file.
 * @typedef {{ failed: Failure[], passed: Record<string, number> }} Report
 * @typedef {{ good: number, bad: number } & Report} Ended
 */

/** @type {undefined | Awaited<ReturnType<typeof ensureDocker>>} */
let daemon;

/** @type {undefined | import('./ensure/newestDaemon.mjs').NewestDaemon} */
let newest;

/**
 * Ends what is made ready beside the tests.
 * @type {(() => Promise<void>)[]}
 */
const endsOfAhead = [];

/** Whether that has begun which needs the daemon. */
let daemonAhead = false;

/**
 * Folders of commands that were made ready here.
 * @type {string[]}
 */
const commands = [];

/** @type {Record<string, () => Promise<void>>} */
const needs = {
  chromium: async () => void (await ensureChromium()),
  docker: async () => {
    daemon ??= await ensureDocker();
    if (!daemonAhead && isAsked('kind')) ahead('kindNode.mjs');
    daemonAhead = true;
    await ensureImages(labImages, daemon);
  },
  // What the tests of endpoints make certificates, keys and networks with.
  endpointTools: () => ensurePackages(['openssl', 'openssh-client', 'iproute2']),
  shellcheck: ensureShellcheck,
  // Compose 1 labels what it makes as 2 does, which no package has.
  compose: () => ensurePackages(['docker-compose']),
  kind: async () => {
    daemon ??= await ensureDocker();
    await ensureKindNode(daemon);
    commands.push(...(await ensureClusterCommands()));
  },
  newestDaemon: async () => void (newest ??= await startNewestDaemon(labImages)),
  build: () => mustPass(['scripts/build.mjs']),
  vsix: () => mustPass(['scripts/package.mjs']),
  codeServer: async () => void (await ensureCodeServer()),
};

/**
 * A tool is one argv that counts as one test; a mocha layer counts its own. One that says so runs
 * beside the newest daemon, as the docker command there would: in its network, with its endpoint.
 * One that names another runs at the same time as that, where both are asked for. One with a real
 * counterpart, whose pace is the machine's, is `tried` once more where it failed.
 * @typedef {{ needs: string[], tools?: string[][], mocha?: string[], timeout?: number,
 *   onNewest?: boolean, beside?: string, tried?: boolean, env?: Record<string, string> }} Layer
 * @type {Record<string, Layer>}
 */
const layers = {
  types: {
    needs: [],
    tools: [
      [bin('typescript/bin/tsc'), '-p', '.'],
      [bin('typescript/bin/tsc'), '-p', 'webview'],
      [bin('typescript/bin/tsc'), '-p', 'test/webview'],
    ],
  },
  lint: {
    needs: [],
    tools: [
      [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0'],
      [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
      [bin('knip/bin/knip.js')],
      ['scripts/generate/all.mjs', '--check'],
    ],
  },
  unit: { needs: ['build', 'shellcheck'], mocha: ['test/unit/**/*.test.ts'], timeout: 20_000 },
  webview: { needs: ['chromium'], mocha: ['test/webview/**/*.test.ts'], timeout: 120_000 },
  // The same tests as in the layer of units, with many more texts.
  fuzz: {
    needs: ['build'],
    mocha: [
      'test/unit/dockerfile/fuzz.test.ts',
      'test/unit/manifest/fuzz.test.ts',
      'test/unit/manifest/plainYaml.test.ts',
    ],
    timeout: 600_000,
    env: { FUZZ_RUNS: '100000' },
    beside: 'webview',
  },
  docker: {
    needs: ['docker', 'endpointTools', 'compose', 'build'],
    mocha: ['test/docker/**/*.test.ts'],
    tried: true,
    timeout: 180_000,
  },
  'docker-newest': {
    needs: ['docker', 'endpointTools', 'compose', 'build', 'newestDaemon'],
    mocha: ['test/docker/**/*.test.ts'],
    tried: true,
    timeout: 300_000,
    onNewest: true,
    beside: 'docker',
  },
  cluster: {
    needs: ['docker', 'kind', 'build'],
    mocha: ['test/cluster/**/*.test.ts'],
    tried: true,
    timeout: 300_000,
  },
  ui: {
    needs: ['docker', 'kind', 'chromium', 'codeServer', 'vsix'],
    mocha: ['test/ui/**/*.test.ts'],
    tried: true,
    timeout: 300_000,
  },
  // Last, because its commands need what all layers need, which is ready then.
  readme: { needs: ['docker', 'build'], mocha: ['test/readme.test.ts'], timeout: 600_000 },
};

/** More files than this that fail are no accident of pace. */
const mostTried = 3;
/** Milliseconds from the start after which nothing is tried again: CI ends all after ninety minutes. */
const lastTry = 75 * 60_000;

const args = process.argv.slice(2);
const grepAt = args.indexOf('--grep');
const grep = grepAt < 0 ? [] : ['--grep', ...args.splice(grepAt, 2).slice(1)];
const unknown = args.filter((name) => !(name in layers));
if (unknown.length > 0) {
  console.error(
    `Could not run ${unknown.join(', ')}: no such layer. Name some of ${Object.keys(layers).join(', ')}.`,
  );
  process.exit(64);
}

const asked = Object.keys(layers).filter((name) => args.length === 0 || args.includes(name));

/**
 * Whether a layer that was asked for needs this.
 * @param {string} need
 */
function isAsked(need) {
  return asked.some((name) => layers[name]?.needs.includes(need));
}

/**
 * Begins with what a later layer needs and takes minutes to build.
 * @param {string[]} scripts
 */
function ahead(...scripts) {
  if (scripts.length > 0) endsOfAhead.push(makeAhead(scripts));
}

/** What was made ready. */
const made = new Set();
let passed = 0;
let failed = 0;
/** @type {string[]} */
const summary = [];
/** @type {string[]} */
const failures = [];
/** @type {string[]} */
const unsteady = [];

try {
  await ensureDependencies();
  ahead(
    ...(isAsked('newestDaemon') ? ['newestDocker.mjs'] : []),
    ...(isAsked('kind') ? ['kindPrograms.mjs'] : []),
  );
  for (const name of asked) {
    const { beside } = layers[name] ?? {};
    if (beside !== undefined && asked.includes(beside)) continue;
    const others = asked.filter((one) => layers[one]?.beside === name);
    await runLayers([name, ...others]);
  }
} finally {
  for (const end of endsOfAhead) await end();
  await newest?.stop();
  // One that an earlier `npm start` left running goes on for the learner.
  if (daemon?.startedNow) await daemon.stop();
}
if (unsteady.length > 0) console.log(`\nPassed only when tried again:\n${unsteady.join('\n')}`);
if (failures.length > 0) console.log(`\nFailed:\n${failures.join('\n')}`);
console.log(`\n${summary.join('\n')}\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

/**
 * Runs layers at the same time; the first is shown as it goes, the others when they have ended.
 * @param {string[]} names
 */
async function runLayers(names) {
  const ready = [];
  for (const name of names) {
    console.log(`\n── ${name}`);
    const began = Date.now();
    ready.push({ name, began, fault: await makeReady(layers[name]?.needs ?? []) });
  }
  await Promise.all(
    ready.map(async ({ name, began, fault }, at) => {
      /** @type {string[]} */
      const kept = [];
      const show = (/** @type {string} */ text) =>
        void (at === 0 ? process.stdout.write(text) : kept.push(text));
      const { good, bad } = fault === undefined ? await runLayer(name, show) : { good: 0, bad: 1 };
      if (at > 0) console.log(`\n── ${name}\n${kept.join('')}`);
      passed += good;
      failed += bad;
      const seconds = Math.round((Date.now() - began) / 1000);
      summary.push(`${name}: ${good} passed, ${bad} failed, ${seconds} s`);
    }),
  );
}

/**
 * @param {string[]} wanted
 * @returns {Promise<unknown>} what went wrong, told already
 */
async function makeReady(wanted) {
  try {
    for (const need of wanted) {
      if (!made.has(need)) await needs[need]?.();
      made.add(need);
    }
    return undefined;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return error;
  }
}

/**
 * @param {string} name
 * @param {(text: string) => void} show
 * @returns {Promise<{ good: number, bad: number }>}
 */
async function runLayer(name, show) {
  const layer = layers[name];
  if (!layer) return { good: 0, bad: 1 };
  const total = { good: 0, bad: 0 };
  try {
    const tools = (layer.tools ?? []).filter((argv) => argv.join(' ').includes(grep[1] ?? ''));
    for (const argv of tools) {
      const { code } = await run(argv, { show });
      total[code === 0 ? 'good' : 'bad'] += 1;
      if (code !== 0) failures.push(`  ${name}: ${argv.join(' ')}: exit code ${code}`);
    }
    if (layer.mocha) {
      const { good, bad } = await mochaLayer(name, layer, layer.mocha, show);
      total.good += good;
      total.bad += bad;
    }
  } catch (error) {
    const told = error instanceof Error ? error.message : String(error);
    console.error(told);
    failures.push(`  ${name}: ${told}`);
    total.bad += 1;
  }
  return total;
}

/**
 * Runs a layer's tests; where it is to be tried again, also once more each file in which one failed.
 * @param {string} name
 * @param {Layer} layer
 * @param {string[]} specs
 * @param {(text: string) => void} show
 * @returns {Promise<{ good: number, bad: number }>}
 */
async function mochaLayer(name, layer, specs, show) {
  const first = await mocha(name, layer, specs, show);
  const files = [...new Set(first.failed.map(({ file }) => file))];
  const isTried =
    layer.tried && files.length > 0 && files.length <= mostTried && performance.now() < lastTry;
  // One without a file has crashed outside of all tests.
  if (!isTried || files.includes('') || first.failed.length !== first.bad) return told(name, first);
  show(`\n── ${name}, once more: ${files.join(' ')}\n`);
  const second = await mocha(name, layer, files, show);
  if (second.good === 0) return told(name, first);
  const titles = new Set(second.failed.map(({ title }) => title));
  for (const { title, why } of first.failed) {
    if (!titles.has(title)) unsteady.push(`  ${name}: ${title}: ${why}`);
  }
  // What a failure ended may have left tests of its file out: they count as they were tried again.
  const again = files.reduce((sum, file) => sum + (first.passed[file] ?? 0), 0);
  return told(name, { ...second, good: first.good - again + second.good });
}

/**
 * @param {string} name
 * @param {Ended} ended
 */
function told(name, { good, bad, failed }) {
  for (const { title, why } of failed) failures.push(`  ${name}: ${title}: ${why}`);
  if (bad > failed.length) failures.push(`  ${name}: ${bad - failed.length} more, see above`);
  return { good, bad };
}

/**
 * A skipped test counts as failed: no layer may skip.
 * @param {string} name
 * @param {Layer} layer
 * @param {string[]} specs
 * @param {(text: string) => void} show
 * @returns {Promise<Ended>}
 */
async function mocha(name, { timeout = 2000, onNewest = false, env = {} }, specs, show) {
  const report = resolve(root, `test-results/report-${name}.json`);
  await mkdir(dirname(report), { recursive: true });
  await rm(report, { force: true });
  const reporter = ['--reporter', 'scripts/reporter.mjs', '--reporter-option', `report=${report}`];
  const argv = [bin('mocha/bin/mocha.js'), ...specs, '--forbid-only', '--no-color', ...reporter];
  const words = [...argv, '--timeout', String(timeout), ...grep];
  const { code, output } = await run(words, { onNewest, env, show });
  const number = (/** @type {string} */ word) =>
    Number(new RegExp(`^ +(\\d+) ${word}`, 'm').exec(output)?.[1] ?? 0);
  const bad = number('failing') + number('pending');
  /** @type {Report} */
  const { failed, passed } = (await readJson(report)) ?? { failed: [], passed: {} };
  // A crash before or after the tests has no failing line of its own.
  return { good: number('passing'), bad: bad === 0 && code !== 0 ? 1 : bad, failed, passed };
}

/** @param {string[]} argv */
async function mustPass(argv) {
  const { code } = await run(argv);
  if (code !== 0)
    throw new Error(`Could not run ${argv.join(' ')}: exit code ${code}. Its output stands above.`);
}

/**
 * With the commands that were made ready.
 * @param {string} [of]  the PATH they go before
 */
function path(of = process.env.PATH ?? '') {
  return [...commands, of].join(delimiter);
}

/**
 * Runs under the project's own Node, shows the output as it comes, and keeps it.
 * @param {string[]} argv
 * @param {object} [how]
 * @param {boolean} [how.onNewest]  beside the newest daemon
 * @param {Record<string, string>} [how.env]
 * @param {(text: string) => void} [how.show]
 * @returns {Promise<{ code: number, output: string }>}
 */
function run(
  argv,
  { onNewest = false, env = {}, show = (text) => process.stdout.write(text) } = {},
) {
  const words = [toolNode(), ...argv];
  const beside = onNewest ? newest : undefined;
  const [program = '', ...rest] = beside?.argv(words) ?? words;
  return new Promise((done, fail) => {
    const child = spawn(program, rest, {
      cwd: root,
      env: {
        ...toolEnv({ ...process.env, ...beside?.env, PATH: path(beside?.env.PATH) }),
        ...env,
        FORCE_COLOR: '0',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ chunk) => {
      output += chunk;
      show(chunk);
    });
    child.on('error', fail);
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}
