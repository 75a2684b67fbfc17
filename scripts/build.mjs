/**
 * Bundles the extension into dist/. Each bundle is loaded on first use: the heavy ones stand behind
 * one dynamic import in the source, which becomes a `require` of the other bundle.
 *   node scripts/build.mjs [--watch] [--minify] [--metafile]
 */
import { context } from 'esbuild';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeSchemas } from './generate/kubernetes/schemas.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const args = new Set(process.argv.slice(2));

/** Source files whose dynamic import is a bundle of its own. */
const lazy = new Map([
  [resolve(root, 'src/world/docker/client.ts'), 'docker'],
  [resolve(root, 'src/world/cluster/client.ts'), 'cluster'],
  [resolve(root, 'src/dockerfile/parse.ts'), 'dockerfile'],
  [resolve(root, 'src/dockerfile/hints.ts'), 'dockerfile-hints'],
  [resolve(root, 'src/vscode/hints/editor/services.ts'), 'dockerfile-editor'],
  [resolve(root, 'src/vscode/hints/layers.ts'), 'layer-hints'],
  [resolve(root, 'src/vscode/live/manifest/hints.ts'), 'manifest-live'],
  [resolve(root, 'src/vscode/hints/manifest/hints.ts'), 'manifest-hints'],
  [resolve(root, 'src/cause/search.ts'), 'causes'],
  [resolve(root, 'src/cli/full.ts'), 'verbs'],
  [resolve(root, 'src/cli/quick.ts'), 'quick'],
  [resolve(root, 'src/lint/config/hadolint.ts'), 'lint-config'],
  [resolve(root, 'src/cli/lint/manifests.ts'), 'manifests'],
  [resolve(root, 'src/cli/lint/dryRun.ts'), 'lint-dry-run'],
  [resolve(root, 'src/dockerfile/shellcheck/shellcheck.ts'), 'shellcheck'],
  [resolve(root, 'src/lint/config/addIgnored.ts'), 'lint-ignore'],
]);

/** Packages that several bundles need, each a bundle of its own; what starts quickly has its own copy. */
const packages = new Set(['js-yaml', 'unbash', 'yaml']);

/** Bundles whose compiled code is kept (src/cli/keptCode.ts), with that of those they load. */
const kept = new Set(['quick']);

const lazyBundles = {
  name: 'lazy-bundles',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    build.onResolve({ filter: /^(\.{1,2}\/|diff$)/ }, ({ kind, path, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined;
      const bundle = path === 'diff' ? path : lazy.get(resolve(resolveDir, path));
      if (bundle && kept.has(bundle)) return { path: bundle, namespace: 'kept' };
      return bundle ? { path: `./${bundle}.cjs`, external: true } : undefined;
    });
    build.onResolve({ filter: /^[\w-]+$/ }, ({ kind, path }) => {
      const isShared = packages.has(path) && path in (build.initialOptions.entryPoints ?? {});
      if (!isShared || kind !== 'import-statement') return undefined;
      return { path: `./${path}.cjs`, external: true, sideEffects: false };
    });
    build.onLoad({ filter: /.*/, namespace: 'kept' }, ({ path }) => ({
      contents: `const { loadKept } = require('./src/cli/keptCode.ts');
        const { codeFolder } = require('./src/cli/codeFolder.ts');
        module.exports = loadKept(__dirname + '/${path}.cjs', require, codeFolder(process.env));`,
      resolveDir: root,
    }));
    // ssh:// goes through the docker CLI, so ssh2 and its native parts stay out.
    build.onResolve({ filter: /^ssh2$/ }, () => ({ path: 'ssh2', namespace: 'absent' }));
    // The Engine API is spoken over HTTP alone: dockerode's gRPC session for BuildKit is not used.
    build.onResolve({ filter: /^(@grpc\/(grpc-js|proto-loader)|protobufjs)$/ }, ({ path }) => ({
      path,
      namespace: 'absent',
    }));
    build.onLoad({ filter: /.*/, namespace: 'absent' }, ({ path }) => ({
      contents: `const absent = () => { throw new Error('${path} is not part of this build'); };
        module.exports = new Proxy({}, { get: (_, key) => (key === '__esModule' ? undefined : absent) });`,
    }));
  },
};

/** @type {import('esbuild').BuildOptions} */
const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: args.has('--minify'),
  sourcemap: args.has('--minify') ? false : 'linked',
  metafile: true,
  legalComments: 'none',
  charset: 'utf8',
  logLevel: 'warning',
};

/** @type {import('esbuild').BuildOptions} */
const node = {
  ...shared,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  external: ['vscode'],
  // proper-lockfile asks for it; a handful of lock files needs no queue of open files.
  alias: { 'graceful-fs': 'node:fs' },
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  plugins: [lazyBundles],
  define: { 'import.meta.dirname': '__dirname' },
  // A bundle is loaded by `require`: Node's other loader takes its time to look for names in it.
  supported: { 'dynamic-import': false },
};

const builds = [
  {
    ...node,
    entryPoints: {
      extension: 'src/extension.ts',
      docker: 'src/world/docker/client.ts',
      cluster: 'src/world/cluster/client.ts',
      dockerfile: 'src/dockerfile/parse.ts',
      'dockerfile-hints': 'src/dockerfile/hints.ts',
      'dockerfile-editor': 'src/vscode/hints/editor/services.ts',
      'layer-hints': 'src/vscode/hints/layers.ts',
      'manifest-live': 'src/vscode/live/manifest/hints.ts',
      'manifest-hints': 'src/vscode/hints/manifest/hints.ts',
      causes: 'src/cause/search.ts',
      cli: 'src/cli/bin.ts',
      verbs: 'src/cli/full.ts',
      'lint-config': 'src/lint/config/hadolint.ts',
      shellcheck: 'src/dockerfile/shellcheck/shellcheck.ts',
      'lint-ignore': 'src/lint/config/addIgnored.ts',
      manifests: 'src/cli/lint/manifests.ts',
      'lint-dry-run': 'src/cli/lint/dryRun.ts',
      diff: 'diff',
      ...Object.fromEntries([...packages].map((name) => [name, name])),
    },
  },
  {
    ...node,
    entryPoints: { quick: 'src/cli/quick.ts' },
    // As src/cli/keptCode.ts takes it without making another copy: in Node's wrapper, in ASCII alone.
    banner: { js: '(function (exports, require, module, __filename, __dirname) {' },
    footer: { js: '})' },
    charset: 'ascii',
  },
  {
    ...shared,
    platform: 'browser',
    target: 'chrome136',
    format: 'iife',
    entryPoints: { guide: 'webview/main.ts' },
    outdir: 'dist/webview',
  },
];

await rm(resolve(root, 'dist'), { recursive: true, force: true });
await mkdir(resolve(root, 'dist'), { recursive: true });
await writeSchemas(resolve(root, 'dist/schemas'));
for (const options of builds) {
  const build = await context(options);
  if (args.has('--watch')) {
    await build.watch();
    continue;
  }
  const { metafile } = await build.rebuild();
  await build.dispose();
  for (const [file, { bytes }] of Object.entries(metafile?.outputs ?? {})) {
    if (!file.endsWith('.map')) console.log(`${file} ${(bytes / 1000).toFixed(0)} kB`);
  }
  if (args.has('--metafile')) {
    const [name] = Object.keys(options.entryPoints);
    await writeFile(resolve(root, `dist/meta.${name}.json`), JSON.stringify(metafile));
  }
}
if (!args.has('--watch')) await chmod(resolve(root, 'dist/cli.cjs'), 0o755);
