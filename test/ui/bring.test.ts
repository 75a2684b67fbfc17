/** “带我到这一步”和“重置实验”: both ask first, keep the learner's own files, and touch nothing foreign. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { baseImage, cli, docker, uniqueNames } from '../docker/support/dockerHost.ts';
import { openEditor, type Editor } from './support/editor.ts';
import { guideOf, says, type Guide } from './support/guide.ts';
import { smallBox, type SmallBox } from './support/smallBox.ts';
import { until } from './support/until.ts';

const mine = `FROM ${baseImage}\nCMD ["____", "1"]\n# mine\n`;

describe('学习者让实验把自己带到某一步，再重新开始', function () {
  const names = uniqueNames();
  const foreign = names.name('foreign');
  let lab: SmallBox;
  let editor: Editor;
  let guide: Guide;

  before(async () => {
    await docker(['run', '-d', '--name', foreign, baseImage, 'sleep', '3600']);
    lab = await smallBox();
    editor = await openEditor({
      locale: 'zh-cn',
      machine: { 'containerLab.labFolders': [lab.labs] },
      env: { CONTAINER_LAB_OPEN: 'small-box' },
    });
    guide = guideOf(editor);
    await until('“开始”', async () => (await guide.primary()) === '开始');
    await guide.press();
    await guide.at('构建');
  });

  after(async () => {
    await editor.close();
    await lab.remove();
    await names.removeAll();
  });

  afterEach(async function () {
    const { title = '', state = '' } = this.currentTest ?? {};
    await editor.screenshot(`${state} ${title}`);
  });

  const dialog = () => editor.page.locator('.monaco-dialog-box');
  const dockerfile = () => readFile(join(editor.home, 'my labs/small-box/Dockerfile'), 'utf8');
  const segment = async (index: number) => (await editor.guide()).locator('.segment').nth(index);

  async function menu(item: string): Promise<void> {
    const frame = await editor.guide();
    await frame.locator('#menu-button').click();
    await frame.getByRole('menuitem', { name: item }).click();
  }

  it('没有未完成的步骤时不显示“带我到这一步”', async () => {
    const frame = await editor.guide();
    await frame.locator('#menu-button').click();
    await frame.getByRole('menuitem', { name: '重置实验' }).waitFor();
    assert.equal(await frame.getByRole('menuitem', { name: '带我到这一步' }).count(), 0);
    await editor.page.keyboard.press('Escape');
  });

  it('先列出会做什么；取消则什么也不做', async () => {
    await editor.write('Dockerfile', mine);
    await (await segment(1)).click();
    await guide.at('运行');
    await menu('带我到这一步');
    await dialog().waitFor();
    const shown = await dialog().innerText();
    assert.match(shown, /构建/);
    assert.match(shown, /Dockerfile/);
    await editor.screenshot('带我到这一步');
    await dialog()
      .getByRole('button', { name: /^(取消|Cancel)$/ })
      .click();
    await dialog().waitFor({ state: 'detached' });
    assert.equal(await dockerfile(), mine);
  });

  it('替学习者完成之前的步骤，并保留其文件', async () => {
    await menu('带我到这一步');
    await dialog().getByRole('button', { name: '带我到这一步' }).click();
    await dialog().getByText(`docker build -t ${lab.image} .`).waitFor();
    await dialog().getByRole('button', { name: '全部执行' }).click();
    await until(
      '“构建”已完成',
      async () => {
        return (await (await segment(0)).getAttribute('aria-label'))?.includes('已完成');
      },
      120_000,
    );
    await guide.at('运行');
    assert.doesNotMatch(await dockerfile(), /mine/);
    const toast = editor.page.locator('.notification-toast', { hasText: '保存在' });
    await toast.getByRole('button', { name: '打开' }).click();
    await until('自己的文件', async () => {
      return (await editor.page.locator('.view-line', { hasText: '# mine' }).count()) > 0;
    });
  });

  it('重置之前列出要删除的内容，之后一切重新开始', async () => {
    await editor.command('Container Lab: 重置实验');
    const rows = editor.page.locator('.quick-input-list .monaco-list-row');
    await rows.filter({ hasText: lab.image }).first().waitFor();
    const listed = (await rows.allTextContents()).join('\n');
    assert.doesNotMatch(listed, new RegExp(foreign));
    await editor.screenshot('重置实验');
    await editor.page.keyboard.press('Enter');
    await guide.at('构建');
    await guide.sees('named', 'todo');
    await until('镜像已删除', async () => (await cli(['image', 'inspect', lab.image])).code !== 0);
    await until('最初的文件', async () => (await dockerfile()).includes('____'));
    assert.doesNotMatch(await dockerfile(), /mine/);
    assert.equal(await docker(['inspect', '-f', '{{.State.Running}}', foreign]), 'true');
    await says(guide, '构建');
  });
});
