/** A `vscode://` link asks before it opens a lab, and opens no other than those that are listed. */
import assert from 'node:assert/strict';
import { openEditor, type Editor } from './support/editor.ts';
import { guideOf, says, type Guide } from './support/guide.ts';
import { smallBox, type SmallBox } from './support/smallBox.ts';
import { until } from './support/until.ts';

const link = (query: string): string => `vscode://container-lab.container-lab/start?${query}`;

const words = {
  en: {
    openUrl: 'Developer: Open URL',
    allow: 'Open',
    question: 'A link asks to open the lab “A small box”.',
    open: 'Open the lab',
    bad: 'Could not follow the link: it names no lab.',
    unknown: 'Could not open the lab no-such-lab of the link',
    title: 'A small box',
    summary: 'Build and run the smallest image.',
    start: 'Start',
  },
  'zh-cn': {
    openUrl: 'Developer: Open URL',
    allow: 'Open',
    question: '链接要打开实验“一个小容器”。',
    open: '打开实验',
    bad: '无法打开链接：其中没有写明实验。',
    unknown: '无法打开链接中的实验 no-such-lab',
    title: '一个小容器',
    summary: '构建并运行最小的镜像。',
    start: '开始',
  },
} as const;

for (const locale of ['en', 'zh-cn'] as const) {
  describe(`A link to a lab, in ${locale}`, function () {
    const said = words[locale];
    let lab: SmallBox;
    let editor: Editor;
    let guide: Guide;

    before(async () => {
      lab = await smallBox();
      editor = await openEditor({
        locale,
        machine: { 'containerLab.labFolders': [lab.labs] },
      });
      guide = guideOf(editor);
      await says(guide, 'Flask');
    });

    after(async () => {
      await editor.close();
      await lab.remove();
    });

    afterEach(async function () {
      const { title = '', state = '' } = this.currentTest ?? {};
      await editor.screenshot(`link ${state}-${title.replace(/[^a-z0-9]+/gi, '-').slice(0, 50)}`);
    });

    const toast = (text: string) => editor.page.locator('.notification-toast', { hasText: text });

    /** As the editor does with a link that was clicked: it asks whether the extension may have it. */
    async function follow(url: string): Promise<void> {
      await editor.command(said.openUrl);
      const box = editor.page.locator('.quick-input-widget input').first();
      await box.fill(url);
      await box.press('Enter');
      const dialog = editor.page.locator('.monaco-dialog-box');
      await dialog.getByRole('button', { name: said.allow, exact: true }).click();
    }

    it('opens nothing for a link that names no lab', async () => {
      for (const query of ['lab=../../etc', 'lab=a&lab=b', 'id=small-box']) {
        await follow(link(query));
        await toast(said.bad).waitFor();
        await toast(said.bad).hover();
        await toast(said.bad).locator('.codicon-notifications-clear').click();
        await toast(said.bad).waitFor({ state: 'detached' });
      }
    });

    it('tells that a lab is not here', async () => {
      await follow(link('lab=no-such-lab'));
      await toast(said.unknown).waitFor();
      await says(guide, 'Flask');
    });

    it('asks, and opens the lab when told to, not starting it', async () => {
      await follow(link('lab=small-box'));
      await toast(said.question).waitFor();
      assert.doesNotMatch(await guide.text(), new RegExp(said.summary));
      await toast(said.question).getByRole('button', { name: said.open }).click();
      await says(guide, said.title, said.summary);
      await until('what starts it', async () => (await guide.primary()) === said.start);
    });
  });
}
