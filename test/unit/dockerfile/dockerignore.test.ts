import assert from 'node:assert/strict';
import { fitsSource, ignoredBy } from '../../../src/dockerfile/dockerignore.ts';
import { processorTime } from '../processorTime.ts';

/** A file, what `.dockerignore` says, and the line that keeps it out. */
const cases: readonly (readonly [path: string, text: string, by: string | undefined])[] = [
  ['app.py', '', undefined],
  ['app.py', '# app.py\n\n', undefined],
  ['app.py', 'app.py', 'app.py'],
  ['app.py', '/app.py\r\n', '/app.py'],
  ['app.py', './app.py', './app.py'],
  ['app.py', '*.py', '*.py'],
  ['src/app.py', '*.py', undefined],
  ['src/app.py', '**/*.py', '**/*.py'],
  ['app.py', '**/*.py', '**/*.py'],
  ['src/deep/app.py', 'src', 'src'],
  ['src/deep/app.py', 'src/*/app.py', 'src/*/app.py'],
  ['src/app.py', 'src/**', 'src/**'],
  ['a.txt', '?.txt', '?.txt'],
  ['ab.txt', '?.txt', undefined],
  ['a1.txt', 'a[0-9].txt', 'a[0-9].txt'],
  ['ax.txt', 'a[^0-9].txt', 'a[^0-9].txt'],
  ['ax.txt', 'a[0-9].txt', undefined],
  ['a*b', String.raw`a\*b`, String.raw`a\*b`],
  ['axb', String.raw`a\*b`, undefined],
  ['app.py', '*\n!app.py', undefined],
  ['app.py', '!app.py\n*', '*'],
  ['README.md', '*.md\n!README.md', undefined],
  ['src/keep.py', 'src\n!src/keep.py', undefined],
  ['app.pyc', '*.py', undefined],
  ['a.b', '*', '*'],
  ['x', ' x ', 'x'],
];

describe('.dockerignore', () => {
  for (const [path, text, by] of cases) {
    it(`${path} with ${JSON.stringify(text)}: ${by ?? 'sent'}`, () => {
      assert.equal(ignoredBy(path, text)?.source, by);
    });
  }

  it('names the line', () => {
    assert.equal(ignoredBy('a', '# first\n\na\n')?.line, 2);
  });

  it('ends soon for patterns made to take long', () => {
    const started = processorTime();
    ignoredBy('a'.repeat(300), `${'*a'.repeat(200)}b`);
    ignoredBy(`${'a/'.repeat(200)}a`, `${'**/'.repeat(150)}b`);
    assert.ok(processorTime() - started < 1000);
  });

  it('knows the wildcards of COPY too', () => {
    assert.ok(fitsSource('requirements.txt', 'require*.txt'));
    assert.ok(fitsSource('src', './src/'));
    assert.ok(!fitsSource('src/app.py', '*.py'));
  });
});
