import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { said, toMarkdown, toPlain } from '../../src/text.ts';
import type { Arguments, Text } from '../../src/text.ts';
import { processorTime } from './processorTime.ts';

const both = (text: string): Text => ({ en: text, 'zh-cn': text });
const markdown = (text: string, args?: Arguments): string =>
  toMarkdown(said(both(text), args), 'en');
const plain = (text: string, args?: Arguments): string => toPlain(said(both(text), args), 'en');

describe('text', () => {
  it('is read in the language asked for', () => {
    const text = { en: 'image `{ref}`', 'zh-cn': '镜像 `{ref}`' };
    assert.equal(toMarkdown(said(text, { ref: 'a:v1' }), 'zh-cn'), '镜像 `a:v1`');
    assert.equal(toPlain(said(text, { ref: 'a:v1' }), 'en'), 'image a:v1');
  });

  const cases: readonly (readonly [
    what: string,
    text: string,
    args: Arguments,
    markdown: string,
    plain: string,
  ])[] = [
    ['a number', '{n} lines', { n: 3 }, '3 lines', '3 lines'],
    ['an argument not given', '`{x}` {y}', {}, '`{x}` {y}', '{x} {y}'],
    ['a name of Object’s', '{constructor}', {}, '{constructor}', '{constructor}'],
    [
      'marks in data',
      'see {x}',
      { x: '**a** [b](c) <i>' },
      String.raw`see \*\*a\*\* \[b\]\(c\) \<i\>`,
      'see **a** [b](c) <i>',
    ],
    ['a backtick in a code span', '`{x}`', { x: 'a`b`' }, '`aˋbˋ`', 'a`b`'],
    ['nothing in a code span', '`{x}` and `{y}`', { x: '', y: '' }, '` ` and ` `', ' and '],
    ['a placeholder in data', '{x}{y}', { x: '{y}', y: 'z' }, String.raw`\{y\}z`, '{y}z'],
    ['replacement patterns in data', '`{x}`', { x: '$& $1' }, '`$& $1`', '$& $1'],
    ['line breaks in data', '`{x}`', { x: 'a\r\n  b\n' }, '`a ⏎ b ⏎ `', 'a ⏎ b ⏎ '],
    ['a terminal’s escapes', '`{x}`', { x: 'a\u001b[31mb\u202e' }, '`a�[31mb�`', 'a�[31mb�'],
    ['emphasis and code', '**run `{x}` now**', { x: 'ls' }, '**run `ls` now**', 'run ls now'],
    ['stars within code', '`a**b**`', {}, '`a**b**`', 'a**b**'],
    ['a link', 'see [the `log`](lab:open/a)', {}, 'see [the `log`](lab:open/a)', 'see the log'],
    ['a link within code', '`[a](b)`', {}, '`[a](b)`', '[a](b)'],
    [
      'a text as an argument',
      'Write {what}.',
      { what: both('`en` or **two**') },
      'Write `en` or **two**.',
      'Write en or two.',
    ],
    [
      'a text with arguments of its own',
      'not: {what}',
      { what: said(both('`{x}` and {y}'), { x: 'a`', y: '*b*' }) },
      'not: `aˋ` and \\*b\\*',
      'not: a` and *b*',
    ],
    [
      'such a text within code',
      '`{what}`',
      { what: said(both('`{x}` {y}'), { x: 'a', y: '`' }) },
      '`a ˋ`',
      'a `',
    ],
    ['a text within code', '`{what}`', { what: both('`en` ok') }, '`en ok`', 'en ok'],
  ];
  for (const [what, text, args, asMarkdown, asPlain] of cases)
    it(`keeps ${what}`, () => {
      assert.equal(markdown(text, args), asMarkdown);
      assert.equal(plain(text, args), asPlain);
    });

  it('lets no text steer a terminal, not even a lab’s own', () => {
    assert.equal(plain('a\u001b[2Jb {x}', { x: both('\u009bc') }), 'a�[2Jb �c');
  });

  it('shows data in Markdown as it is, whatever it holds', () => {
    const renderer = new MarkdownIt('commonmark', { html: false });
    const words = (html: string): string =>
      html
        .replace(/<[^>]*>/g, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&');
    const data = fc
      .string({ unit: fc.constantFrom(...Array.from('ab1`*_[]()<>&;:!#|~\\"-+.{}x@/')) })
      .filter((value) => value.trim() === value && value !== '');
    fc.assert(
      fc.property(data, data, (x, y) => {
        const html = renderer.renderInline(markdown('x {x} `{y}` z', { x, y }));
        assert.equal(words(html), `x ${x} ${y.replaceAll('`', 'ˋ')} z`);
        assert.equal(html.replace(/<\/?code>/g, '').includes('<'), false, html);
      }),
      { numRuns: 500 },
    );
  });

  it('takes no longer for blanks without end, or a lab’s worst text', () => {
    const start = processorTime();
    const text = { en: '[('.repeat(2000), 'zh-cn': '{value}' };
    toPlain(said(text), 'en');
    toMarkdown(said(text, { value: ' '.repeat(2 ** 20) }), 'zh-cn');
    toPlain(said(text, { value: '\n \n'.repeat(2 ** 18) }), 'zh-cn');
    const took = processorTime() - start;
    assert.ok(took < 1000, `took ${took} ms`);
  });
});
