import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { StepScreen, TaskView } from '../../src/protocol/guide.ts';
import { said, toMarkdown } from '../../src/text.ts';
import { startGuide, type GuidePage } from './support/page.ts';
import { views } from './support/views.ts';

const hostile = [
  '<script>window.broken = 1</script>',
  '<img src=x onerror="window.broken = 1">',
  '<svg onload="window.broken = 1"></svg>',
  '<iframe srcdoc="<script>parent.broken = 1</script>"></iframe>',
  '<style>* { display: none }</style><link rel=stylesheet href=//evil.example/x.css>',
  '[x](javascript:window.broken=1) [x](JaVaScRiPt:window.broken=1) [x](javascript&colon;window.broken=1)',
  '[x](data:text/html,<script>1</script>) [x](command:workbench.action.quit) [x](vscode://x/y) [x](file:///etc/passwd)',
  '[x](http://plain.example) [x](//evil.example) [x](/etc/passwd) [x](../x) [x](#top) [x]( https:evil )',
  '[x](lab:run/rm) [x](lab:solve/x) [x](LAB:open/x) [x](lab:) [x](lab:open:javascript:window.broken=1) [x](vscode-webview://x) [x](blob:x)',
  '<javascript:window.broken=1> <https://auto.example>',
  '![x](https://evil.example/x.png) ![x](data:image/svg+xml,<svg/onload=alert(1)>) ![x](../../secret.png) ![x](%2e%2e/secret.png) ![x](..\\secret.png)',
  '[x][r]\n\n[r]: javascript:window.broken=1 "onmouseover=window.broken=1"',
  '[x](https://ok.example "\\" onmouseover=window.broken=1 x=\\"")',
  '```sh run" onclick="window.broken=1\nls\n```',
  '```sh run\n</code></pre><script>window.broken = 1</script>\n```',
  '`</code><script>window.broken = 1</script>`',
  '| a |\n|:-:|\n| <b onclick=1>x</b> |',
  '${constructor.constructor("window.broken = 1")()} {{x}} ?lit$ <!--?lit$1$-->',
  '\u202Egnp.exe\u202C \u2066abc\u2069 مرحبا بالعالم `image/اسم:v1`',
  'x'.repeat(20_000),
  '`' + 'y'.repeat(20_000) + '`',
  '> '.repeat(500) + 'deep',
  '[['.repeat(2000) + '**'.repeat(2000),
];

describe('hostile texts', () => {
  let guide: GuidePage;
  before(async () => {
    guide = await startGuide();
    await guide.width(220);
    await guide.open();
  });
  after(() => guide.close());

  /** The same text wherever a text can come. */
  const everywhere = (text: string): StepScreen => {
    const en = views('en');
    const action = { id: text, label: text };
    const task = (id: string, changes: Partial<TaskView>): TaskView => ({
      ...en.failed,
      id,
      titleMarkdown: text,
      expectedMarkdown: text,
      observedMarkdown: `${text} \`b:c\``,
      hintsMarkdown: [text],
      ...changes,
    });
    const choices = [
      { id: 'a', markdown: text },
      { id: text, markdown: text },
    ];
    return en.step({
      title: text,
      textMarkdown: text,
      next: text,
      hintFor: text,
      header: {
        ...en.step().header,
        course: text,
        title: text,
        daemon: { answers: undefined, label: text },
        steps: [{ id: text, title: text, status: 'here' }],
      },
      tasks: [
        task('why', {
          waitsFor: text,
          at: text,
          why: {
            cause: text,
            textMarkdown: text,
            degrees: [{ textMarkdown: text, action: { ...action, command: text } }],
            total: 2,
            places: [{ index: 0, label: text }],
            excerpt: [text],
            unknown: true,
          },
        }),
        ...(['one', 'many', 'order', 'text', 'predict'] as const).map((kind) =>
          task(kind, {
            question: {
              kind,
              choices,
              answer: [text],
              settled: kind === 'predict',
              replyMarkdown: text,
              replyTo: 'a',
              outcomeMarkdown: text,
              askMarkdown: text,
            },
          }),
        ),
      ],
      banner: {
        ...{ id: text, title: text, textMarkdown: text, progress: text, excerpt: [text] },
        actions: [action],
      },
      doneMarkdown: text,
      solution: { shown: true, actions: [action], linesMarkdown: [text] },
    });
  };

  /** What could act, load or escape. */
  const dangers = (): Promise<string[]> =>
    guide.page.evaluate((origin) => {
      const found: string[] = [];
      for (const each of document.querySelectorAll('#guide *')) {
        const tag = each.tagName.toLowerCase();
        if (/^(script|style|link|iframe|object|embed|form|base|meta|svg:script)$/.test(tag))
          found.push(tag);
        for (const { name, value } of each.attributes) {
          if (/^on|^style$|^srcdoc$|^formaction$/.test(name)) found.push(`${tag} ${name}=${value}`);
          if (name === 'href' && !/^(https:\/\/|lab:(open|diff|insert)\/)/.test(value))
            found.push(`${tag} ${name}=${value}`);
          if (name === 'src' && !value.startsWith(`${origin}/lab/`))
            found.push(`${tag} ${name}=${value}`);
        }
      }
      if ('broken' in window) found.push('it ran');
      return found;
    }, guide.origin);

  const check = async (text: string): Promise<void> => {
    const { view } = views('en', `${guide.origin}/lab`);
    await guide.post({ type: 'view', view: view(everywhere(text)) });
    assert.equal(await guide.page.locator('.task').count(), 6);
    assert.deepEqual(await dangers(), []);
    const wide = await guide.page.evaluate(() => document.documentElement.scrollWidth);
    assert.equal(wide, 220);
    assert.deepEqual(await guide.troubles(), []);
  };

  for (const text of hostile) {
    it(JSON.stringify(text.slice(0, 90)), () => check(text));
  }

  it('as an argument of a text', async () => {
    const text = { en: 'It is `{name}`, {name}, [log](lab:open/{name})', 'zh-cn': '`{name}`' };
    for (const name of hostile.slice(0, 18)) await check(toMarkdown(said(text, { name }), 'en'));
  });

  it('whatever the text (fuzz)', async function () {
    this.timeout(120_000);
    const pieces = [
      '<',
      '>',
      '"',
      "'",
      '`',
      '[',
      '](',
      ')',
      '![',
      'javascript:',
      'lab:open/',
      '\n',
      '\n\n',
      '```sh run\n',
      '#',
      '|',
      '&#x6a;',
      '\\',
      '{',
      '${',
      '\u202e',
      '\u0000',
      '*',
      '- ',
    ];
    const text = fc
      .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme', maxLength: 12 })), {
        maxLength: 30,
      })
      .map((all) => all.join(''));
    await fc.assert(fc.asyncProperty(text, check), { numRuns: 60 });
  });

  it('shows what is allowed: a picture of the lab, and the lab’s own links', async () => {
    const { view, step } = views('en', `${guide.origin}/lab`);
    const textMarkdown =
      '![Layers](images/layers.svg) [a](lab:open/app.py#L3-L7) [b](lab:diff/app.py) [c](lab:insert/app.py) [d](https://docs.docker.com/x?y=1#z)';
    await guide.post({ type: 'view', view: view(step({ textMarkdown })) });
    const picture = guide.page.getByRole('img', { name: 'Layers' });
    assert.equal(await picture.getAttribute('src'), `${guide.origin}/lab/images/layers.svg`);
    await guide.page.waitForFunction(() => document.querySelector('img')?.naturalWidth === 40);
    await guide.sent();
    for (const name of ['a', 'b', 'c', 'd']) {
      await guide.page.getByRole('link', { name, exact: true }).click();
    }
    assert.deepEqual(await guide.sent(), [
      { type: 'link', href: 'lab:open/app.py#L3-L7' },
      { type: 'link', href: 'lab:diff/app.py' },
      { type: 'link', href: 'lab:insert/app.py' },
      { type: 'link', href: 'https://docs.docker.com/x?y=1#z' },
    ]);
    assert.deepEqual(await guide.troubles(), []);
  });
});
