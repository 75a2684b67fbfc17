import assert from 'node:assert/strict';
import { chineseFaults, textFaults } from './textRules.ts';
import { sourceTexts } from './sourceTexts.ts';

const good: readonly string[] = [
  '镜像名为 `findsec/hello:v1`',
  '仓库名加镜像标签，存放在镜像仓库（Registry）里',
  '[uwsgi.ini](lab:open/uwsgi.ini) 里的标签（label）',
  '**Docker** 没有响应，已等 2 秒',
  '运行 `docker build -t x .` 之后，`仓库` 在代码里',
];

const bad: readonly (readonly [string, RegExp])[] = [
  ['一个映像', /映像/],
  ['推送到仓库', /仓库/],
  ['换一个标签', /标签/],
  ['您的容器', /你/],
  ['先登陆', /登录/],
  ['第6步', /no space/],
  ['打开Dockerfile', /no space/],
  ['打开`Dockerfile`', /no space/],
  ['[app.py](lab:open/app.py)里', /no space/],
  ['**Docker**没有响应', /no space/],
  ['这是 *斜体* 字', /italics/],
];

const unequal: readonly (readonly [string, string, RegExp])[] = [
  ['', '有', /no English/],
  ['there', ' ', /no Chinese/],
  ['see <b>this</b>', '看这个', /raw HTML/],
  ['a [link](lab:open/a)', '一个链接', /links differ/],
  ['```sh run\nls\n```\n', '```sh\nls\n```\n', /fences differ/],
  ['called {name}', '名为 {nmae}', /placeholders differ/],
];

describe('the rules for texts', () => {
  for (const text of good) {
    it(`lets “${text}” pass`, () => assert.deepEqual(chineseFaults(text), []));
  }
  for (const [text, fault] of bad) {
    it(`refuses “${text}”`, () => assert.match(chineseFaults(text).join('\n'), fault));
  }
  for (const [en, chinese, fault] of unequal) {
    it(`notices: ${fault.source}`, () =>
      assert.match(textFaults({ en, 'zh-cn': chinese }).join('\n'), fault));
  }

  it('finds texts in source, however they are written', () => {
    const source = [
      `const a = { en: 'One', 'zh-cn': '一' };`,
      'const b = say({ en: `Two ${n}`, "zh-cn": `二 ${n}` });',
      `const c = { en: 'Th' + 'ree', 'zh-cn': '三' };`,
      `const d = { en: 'no Chinese' };`,
    ].join('\n');
    assert.deepEqual(sourceTexts('a.ts', source), [
      { line: 1, text: { en: 'One', 'zh-cn': '一' } },
      { line: 2, text: { en: 'Two {…}', 'zh-cn': '二 {…}' } },
      { line: 3, text: { en: 'Three', 'zh-cn': '三' } },
    ]);
  });
});
