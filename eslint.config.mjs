import eslint from '@eslint/js';
import { globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * Who may import whom under src/: the arrows of the design, by folder. A folder may always import
 * itself, and everyone may import `text.ts` and `range.ts`.
 */
const arrows = {
  lab: [],
  world: [],
  lint: [],
  dockerfile: ['lint'],
  manifest: ['lint', 'lab'],
  live: ['lint', 'lab', 'world', 'dockerfile', 'manifest'],
  check: ['lab', 'world', 'dockerfile', 'manifest'],
  cause: ['lab', 'world', 'dockerfile', 'manifest', 'check'],
  session: ['lab', 'world', 'dockerfile', 'check', 'cause'],
  protocol: [],
  cli: ['lint', 'lab', 'world', 'dockerfile', 'manifest', 'live', 'check', 'cause', 'session'],
  vscode: [
    'lint',
    'lab',
    'world',
    'dockerfile',
    'manifest',
    'live',
    'check',
    'cause',
    'session',
    'protocol',
  ],
};
const rooms = Object.keys(arrows);

const only = (/** @type {string[]} */ names, /** @type {string} */ message) =>
  names.map((name) => ({ name, message }));
const vscodeOnly = only(['vscode'], 'Only src/extension.ts and src/vscode/ import vscode.');
const clientOnly = only(
  ['dockerode', '@kubernetes/client-node'],
  'Only src/world/*/client.ts imports a client library.',
);

/** The rules of one folder: what it may not import. */
const room = (/** @type {string} */ name, /** @type {string[]} */ allowed) => ({
  files: [`src/${name}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        paths: [...(name === 'vscode' ? [] : vscodeOnly), ...clientOnly],
        patterns: rooms
          .filter((other) => other !== name && !allowed.includes(other))
          .map((other) => ({
            regex: `^(\\.\\./)+${other}/`,
            message: `src/${name} may not import src/${other} (DESIGN §2).`,
          })),
      },
    ],
  },
});

export default tseslint.config(
  globalIgnores(['dist/', 'node_modules/', 'test-results/', 'labs/']),
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: true },
      ],
      eqeqeq: 'error',
    },
  },
  {
    // mocha's describe and it return what need not be awaited.
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-floating-promises': 'error' },
  },
  ...Object.entries(arrows).map(([name, allowed]) => room(name, allowed)),
  {
    files: ['src/world/*/client.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: vscodeOnly }] },
  },
  {
    files: ['webview/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: vscodeOnly,
          patterns: [
            {
              regex: `^(\\.\\./)+src/(?!protocol/|text\\.ts$|range\\.ts$)`,
              message: 'The guide imports only src/protocol and src/text.ts.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['webview/**/*.ts'],
    ignores: ['webview/controls.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "ImportDeclaration[source.value='@vscode/webview-ui-toolkit']",
          message: 'Only webview/controls.ts imports the toolkit: it will be replaced.',
        },
      ],
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        AbortController: 'readonly',
        AbortSignal: 'readonly',
        Buffer: 'readonly',
        performance: 'readonly',
      },
    },
  },
);
