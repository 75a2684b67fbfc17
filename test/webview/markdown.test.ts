import assert from 'node:assert/strict';
import { runFences } from '../../src/vscode/guide/fences.ts';
import { blockHtml, inlineHtml, labelHtml, pairHtml } from '../../webview/markdown.ts';

const options = {
  runnable: true,
  labels: { copy: 'Copy', run: 'Run' },
  imageBase: 'https://h/lab',
};

describe('markdown', () => {
  it('headings stand beneath the step’s title, whatever their level', () => {
    assert.match(blockHtml('## a\n\n### b', options), /<h3>a<\/h3>\s*<h4>b<\/h4>/);
    assert.match(blockHtml('# a\n\n###### b', options), /<h3>a<\/h3>\s*<h6>b<\/h6>/);
  });

  it('a word with a hyphen or a gap is one piece of a command, and its signs stay signs', () => {
    const html = blockHtml('```sh\ndocker run --rm ____ <b-c> "d e"\n```', options);
    assert.match(
      html,
      /<code>docker run <span class="word">--rm<\/span> <span class="word">____<\/span> <span class="word">&lt;b-c&gt;<\/span> &quot;d e&quot;<\/code>/,
    );
  });

  it('a link that is not allowed stays as its text', () => {
    assert.equal(
      inlineHtml('[a](command:x) [b](lab:open/x)', options),
      '<span>a</span> <a href="lab:open/x">b</a>',
    );
    assert.equal(labelHtml('[b](lab:open/x)', options), 'b');
  });

  it('an image from elsewhere stays as its description', () => {
    for (const source of [
      'https://e/x.png',
      '../x.png',
      '/x.png',
      '%2e%2e/x.png',
      '..%5Cx.png',
      'a/..%2fx.png',
      'data:image/png,x',
      '',
      '?x',
    ]) {
      const html = inlineHtml(`![what it shows](${source})`, options);
      if (source === '?x') assert.match(html, /src="https:\/\/h\/lab\/\?x"/);
      else assert.equal(html, 'what it shows', source);
    }
    assert.match(
      inlineHtml('![a](i/x.png)', options),
      /<img src="https:\/\/h\/lab\/i\/x.png" alt="a">/,
    );
    const none = { ...options, imageBase: undefined };
    assert.equal(inlineHtml('![a](i/x.png)', none), 'a');
  });

  it('no style attributes: a table’s columns are aligned by classes', () => {
    const html = blockHtml('| a | b |\n|--:|:-:|\n| 1 | 2 |', options);
    assert.doesNotMatch(html, /style=/);
    assert.match(html, /<td class="align-right">1<\/td>\s*<td class="align-center">2<\/td>/);
  });

  it('numbers the fences as the extension does', () => {
    const text = [
      '```sh run\none\n```',
      '```sh\nnot\n```',
      '- item\n\n  ```sh run\n  two\n  ```',
      '~~~sh run\nthree\nlines\n~~~',
      '```sh running\nnot\n```',
      '````sh run\n```\nfour\n````',
    ].join('\n\n');
    const html = blockHtml(text, options);
    const shown = [
      ...html.matchAll(/<pre><code>([^]*?)<\/code><\/pre><div class="tools">([^]*?)<\/div>/g),
    ]
      .map(([, code, tools]) => ({ code, run: /data-run="(\d+)"/.exec(tools ?? '')?.[1] }))
      .filter(({ run }) => run !== undefined);
    assert.deepEqual(
      shown.map(({ code }) => code),
      runFences(text),
    );
    assert.deepEqual(
      shown.map(({ run }) => run),
      ['0', '1', '2', '3'],
    );
    assert.doesNotMatch(blockHtml(text, { ...options, runnable: false }), /data-run/);
  });

  it('marks the first code spans of a pair, the rest stays', () => {
    const { expected, observed } = pairHtml('`a:v1` and `x`', 'it is `a:<b>` · 40 s', options);
    assert.equal(expected, '<code>a:<ins>v1</ins></code> and <code>x</code>');
    assert.equal(observed, 'it is <code>a:<del>&lt;b&gt;</del></code> · 40 s');
    assert.deepEqual(pairHtml('none', '`a`', options), {
      expected: 'none',
      observed: '<code>a</code>',
    });
  });
});
