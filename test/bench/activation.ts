/**
 * Loads a bundle's entry, and with `--activate` calls its activate, in an editor that answers
 * everything with nothing: what is measured is our own code, in a Node of its own.
 *   node activation.ts PATH [--activate]
 */
import Module, { createRequire } from 'node:module';
import { resolve } from 'node:path';

const [path = '', activate] = process.argv.slice(2);

/** The few answers that our code must be able to use as what they are. */
const real: Readonly<Record<string, unknown>> = {
  get: (_: string, otherwise: unknown) => otherwise,
  language: 'en',
  fsPath: resolve(import.meta.dirname, '../..'),
  isTrusted: true,
  workspaceFolders: undefined,
};

/** A value that can be called, built, read and iterated, and is always itself. */
const nothing: unknown = new Proxy(function () {}, {
  get: (_, key) => {
    if (key === Symbol.iterator) return () => [][Symbol.iterator]();
    if (key === Symbol.toPrimitive) return () => '';
    if (key === 'then') return undefined;
    return typeof key === 'string' && key in real ? real[key] : nothing;
  },
  apply: () => nothing,
  construct: () => nothing as object,
  has: () => true,
  set: () => true,
});

interface Loader {
  _load(request: string, ...rest: unknown[]): unknown;
}
const loader = Module as unknown as Loader;
const load = loader._load.bind(loader);
loader._load = (request, ...rest) => (request === 'vscode' ? nothing : load(request, ...rest));

const extension = createRequire(import.meta.url)(path) as { activate(context: unknown): unknown };
if (activate === '--activate') {
  await extension.activate(nothing);
  process.exit(0);
}
