import assert from 'node:assert/strict';
import { access, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** Every command of the README, and the test that runs it. `npm test` is what runs them all. */
const runBy: Readonly<Record<string, string>> = {
  'npm start': 'test/ui/start.test.ts',
  'npm run package': 'test/readme.test.ts',
  'npm run build': 'test/readme.test.ts',
  'node dist/cli.cjs list': 'test/readme.test.ts',
  'node dist/cli.cjs doctor': 'test/readme.test.ts',
  'node dist/cli.cjs explain wrong-tag': 'test/readme.test.ts',
  'node dist/cli.cjs test --all --matrix': 'test/docker/labs.test.ts',
  'npm test': 'scripts/test.mjs',
  'npm run check': 'test/readme.test.ts',
  'npm run test:unit': 'test/readme.test.ts',
  'npm run test:webview': 'test/readme.test.ts',
  'npm run test:docker': 'test/readme.test.ts',
  'npm run test:docker-newest': 'test/readme.test.ts',
  'npm run test:cluster': 'test/readme.test.ts',
  'npm run test:ui': 'test/readme.test.ts',
  'npm run bench': 'test/readme.test.ts',
  'npm run compare': 'test/readme.test.ts',
  'npm run fuzz': 'test/readme.test.ts',
};

describe('README', () => {
  const read = async (path: string): Promise<string> => readFile(resolve(root, path), 'utf8');

  it('has no command that no test runs', async () => {
    const fences = (await read('README.md')).matchAll(/^```sh\n([^`]*)^```/gm);
    const commands = [...fences].flatMap(([, body = '']) => body.trim().split('\n'));
    assert.ok(commands.length > 0);
    assert.deepEqual(
      commands.filter((command) => !(command in runBy)),
      [],
    );
    for (const test of new Set(Object.values(runBy))) await access(resolve(root, test));
  });

  it('names only npm scripts that exist', async () => {
    const { scripts } = JSON.parse(await read('package.json')) as { scripts: object };
    const named = [...(await read('README.md')).matchAll(/npm run ([\w:]+)/g)].map(
      ([, name]) => name,
    );
    assert.deepEqual(
      named.filter((name) => name === undefined || !(name in scripts)),
      [],
    );
  });

  it('lists every setting that exists, and no other', async () => {
    const manifest = JSON.parse(await read('package.json')) as {
      contributes: { configuration: { properties: object } };
    };
    const told = [...(await read('README.md')).matchAll(/^\| `(containerLab\.[\w.]+)`/gm)];
    assert.deepEqual(
      told.map(([, name]) => name).sort(),
      Object.keys(manifest.contributes.configuration.properties).sort(),
    );
  });
});
