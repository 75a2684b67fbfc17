import assert from 'node:assert/strict';
import fc from 'fast-check';
import { firstFile } from '../../../src/vscode/firstFile.ts';
import { linkTarget, type LinkTarget } from '../../../src/vscode/linkTarget.ts';

const followed: readonly (readonly [string, LinkTarget])[] = [
  ['lab:open/app.py', { kind: 'open', path: 'app.py' }],
  ['lab:open/app.py#L3', { kind: 'open', path: 'app.py', lines: { first: 2, last: 2 } }],
  ['lab:open/a/b.py#L3-L7', { kind: 'open', path: 'a/b.py', lines: { first: 2, last: 6 } }],
  ['lab:open/app.py#L7-L3', { kind: 'open', path: 'app.py', lines: { first: 6, last: 6 } }],
  ['lab:open/my%20app.py', { kind: 'open', path: 'my app.py' }],
  ['lab:open/.dockerignore', { kind: 'open', path: '.dockerignore' }],
  ['lab:diff/Dockerfile', { kind: 'diff', path: 'Dockerfile' }],
  [
    'lab:insert/Dockerfile#L2',
    { kind: 'insert', path: 'Dockerfile', lines: { first: 1, last: 1 } },
  ],
  ['https://docs.docker.com/x?y#z', { kind: 'web', url: 'https://docs.docker.com/x?y#z' }],
];

const refused = [
  '',
  'app.py',
  'lab:run/rm',
  'lab:open/',
  'lab:open/../secret',
  'lab:open/../../etc/passwd',
  'lab:open/%2fetc/passwd',
  'lab:open/..%2f..%2fetc/passwd',
  'lab:open/a%5c..%5cb',
  'LAB:open/app.py',
  ' lab:open/app.py',
  'lab:open/app.py\nx',
  'lab:solve/app.py',
  'lab:open/a/../../secret',
  'lab:open/%2e%2e/secret',
  'lab:open//etc/passwd',
  'lab:open/C:/x',
  String.raw`lab:open/..\secret`,
  'lab:open/a%00b',
  'lab:open/%zz',
  'lab:open/app.py#3',
  'http://example.org',
  'file:///etc/passwd',
  'data:text/html,x',
  'vscode-insiders://x/y',
  'vscode-webview://x/y',
  'blob:https://x/y',
  'mailto:a@example.org',
  '//example.org/x',
  'command:workbench.action.quit',
  'vscode://x/y',
  'javascript:alert(1)',
  'https://',
  'https://a b',
];

describe('links of a lab', () => {
  for (const [href, target] of followed) {
    it(`follows ${href}`, () => assert.deepEqual(linkTarget(href), target));
  }
  for (const href of refused) {
    it(`refuses ${JSON.stringify(href)}`, () => assert.equal(linkTarget(href), undefined));
  }
  it('never leads out by its own words', () => {
    const part = fc.oneof(
      fc.constantFrom('..', '.', '', '%2e%2e', 'a', String.raw`\ `),
      fc.string(),
    );
    const parts = fc.array(part, { maxLength: 4 });
    fc.assert(
      fc.property(parts, (path) => {
        const target = linkTarget(`lab:open/${path.join('/')}`);
        if (target?.kind !== 'open') return;
        assert.ok(!target.path.split(/[\\/]/).some((each) => each === '..' || each === ''));
      }),
    );
  });
});

describe('the file that a step speaks of first', () => {
  for (const [markdown, file] of [
    ['Open [app.py](lab:open/app.py#L1) and [b](lab:open/b).', 'app.py'],
    ['See [the diff](lab:diff/a), then [b](lab:open/b).', 'b'],
    ['[x](lab:open/../x)', undefined],
    ['Nothing.', undefined],
  ] as const) {
    it(`is ${file} in ${markdown}`, () => assert.equal(firstFile(markdown), file));
  }
});
