import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { fences } from '../../../src/lab/markdown.ts';

describe('fences', () => {
  const cases: readonly (readonly [markdown: string, texts: readonly string[]])[] = [
    ['', []],
    ['```sh run\nls\n```', ['ls']],
    ['```sh  run  \r\nls\r\npwd\r\n```\r\n', ['ls\npwd']],
    ['```sh\nls\n```\n\n~~~ sh run\npwd\n~~~\n', ['pwd']],
    ['```sh running\nls\n```', []],
    ['```\n```sh run\nls\n```\n', []],
    ['````md\n```sh run\nls\n```\n````\n```sh run\npwd\n```', ['pwd']],
    ['```sh run\nls', ['ls']],
    ['1. Do:\n\n   ```sh run\n   ls\n     -l\n   ```\n', ['ls\n  -l']],
    ['```sh run\n```', ['']],
    ['```a`\n```sh run\nls\n```', ['ls']],
    ['Say ```sh run``` inline', []],
  ];
  for (const [markdown, texts] of cases)
    it(`finds ${texts.length} in ${JSON.stringify(markdown)}`, () => {
      assert.deepEqual(
        fences(markdown).map(({ text }) => text),
        texts,
      );
    });

  it('gives command lines, numbers and lines', () => {
    const text = '# Build it\ndocker build \\\n  -t a .\n\n  docker images\n';
    assert.deepEqual(fences(`a\n\n\`\`\`sh run\n${text}\`\`\`\n\n\`\`\`sh run\nls\n\`\`\`\n`), [
      {
        index: 0,
        text: text.slice(0, -1),
        commands: ['docker build -t a .', 'docker images'],
        line: 2,
      },
      { index: 1, text: 'ls', commands: ['ls'], line: 10 },
    ]);
  });

  it('finds those that the guide shows, in its order', () => {
    const line = fc.constantFrom('```', '```sh run', '````', '~~~', '~~~sh run', 'ls', '', '# a');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const markdown = lines.join('\n');
        const shown = new MarkdownIt()
          .parse(markdown, {})
          .filter(({ type, info }) => type === 'fence' && info.trim() === 'sh run')
          .map(({ content }) => content.replace(/\n$/, ''));
        assert.deepEqual(
          fences(markdown).map(({ text }) => text),
          shown,
        );
      }),
      { numRuns: 1000 },
    );
  });
});
