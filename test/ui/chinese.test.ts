/** A shorter pass in 简体中文: the guide, the tree, the palette and a mistake. */
import { docker, cli } from '../docker/support/dockerHost.ts';
import { openEditor, type Editor } from './support/editor.ts';
import { guideOf, says, type Guide } from './support/guide.ts';
import { until } from './support/until.ts';

describe('学习者用简体中文做 flask-uwsgi-v1', function () {
  let editor: Editor;
  let guide: Guide;

  before(async () => {
    editor = await openEditor({ locale: 'zh-cn' });
    guide = guideOf(editor);
  });

  after(async () => {
    await editor.close();
    await cli(['rmi', 'findsec/hello:v2']);
  });

  afterEach(async function () {
    const { state = '' } = this.currentTest ?? {};
    await editor.screenshot(state);
  });

  it('开始实验', async () => {
    await says(guide, '你将完成', '打包 Flask 应用');
    await until('“开始”', async () => (await guide.primary()) === '开始');
    await guide.press();
    await guide.at('读懂要打包的东西');
    await guide.answer('where-it-listens', 'global.ini');
    await guide.sees('where-it-listens', 'passed');
  });

  it('看到课程、实验和步骤', async () => {
    await editor.page.locator('.activitybar .action-item a[aria-label*="Container Lab"]').click();
    const tree = editor.page.locator('.pane-body .monaco-list-row');
    await tree.filter({ hasText: '容器基础' }).waitFor();
    await tree.filter({ hasText: '打包 Flask 应用' }).waitFor();
  });

  it('构建时写错镜像标签，得到原因', async () => {
    await editor.command('Container Lab: 下一步');
    await editor.command('Container Lab: 下一步');
    await editor.command('Container Lab: 下一步');
    await guide.at('构建镜像，再构建一次');
    await docker(['tag', 'python:3.11-slim-bookworm', 'findsec/hello:v2']);
    await guide.press();
    await guide.sees('named', 'failed');
    await says(guide, '期望', '实际', 'findsec/hello:v1');
  });
});
