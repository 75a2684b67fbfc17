/** A learner follows the second lab in 简体中文, from the start to the end, typing what it says. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cli, docker } from '../docker/support/dockerHost.ts';
import { openEditor, type Editor } from './support/editor.ts';
import { fileHolds } from './support/fileHolds.ts';
import { guideOf, says, type Guide } from './support/guide.ts';
import { inOrder } from './support/inOrder.ts';
import { until } from './support/until.ts';

const image = 'findsec/hello-web';
const container = 'hello';
const ours = {
  containers: ['', '-2', '-one', '-two', '-v1', '-proxy'].map((end) => container + end),
  images: ['v1', 'v2', 'proxy'].map((tag) => `${image}:${tag}`),
};
const patience = 120_000;

describe('学习者用简体中文从头到尾做 flask-uwsgi-v2', function () {
  // Each step needs the one before it.
  inOrder(this);
  let editor: Editor;
  let guide: Guide;

  // A path that a learner may well have: a blank and Chinese letters are in it.
  const labsRoot = '我的 实验';
  const labFile = (name: string): string => join(editor.home, labsRoot, 'flask-uwsgi-v2', name);
  /** Puts one text in a file's place of another, as a person edits it. */
  const edit = async (name: string, find: string, replace: string): Promise<void> => {
    const text = await readFile(labFile(name), 'utf8');
    assert.ok(text.includes(find), `${name} holds ${find}`);
    await editor.write(labFile(name), text.replace(find, replace));
    await fileHolds(labFile(name), text.replace(find, replace));
  };
  const greeting = async (name: string): Promise<string> =>
    (await docker(['inspect', '-f', '{{.Config.Hostname}}', name])).trim();
  const check = async (): Promise<void> => {
    assert.equal(await guide.primary(), '检查这一步');
    await guide.press();
  };
  const goOn = (title: string): Promise<void> => guide.goOn(title);

  before(async () => {
    editor = await openEditor({
      locale: 'zh-cn',
      lab: 'flask-uwsgi-v2',
      labsRoot,
      // A cause may take many questions, and other tests use the machine too.
      settings: { 'containerLab.checkTimeout': 60 },
    });
    guide = guideOf(editor);
  });

  after(async () => {
    await editor.close();
    await cli(['rm', '-f', ...ours.containers]);
    await cli(['volume', 'rm', `${container}-run`]);
    await cli(['rmi', ...ours.images]);
  });

  afterEach(async function () {
    const { title = '', state = '' } = this.currentTest ?? {};
    await editor.screenshot(`v2-${state}-${title.slice(0, 20)}`);
  });

  it('开始实验，构建第 1 版', async () => {
    await says(guide, '你将完成', '发布应用端口，并在前面放一个代理');
    await until('“开始”', async () => (await guide.primary()) === '开始');
    await guide.press();
    await guide.at('只改一个文件');
    await guide.run(0);
    await guide.sees('first-version', 'passed', patience);
  });

  it('把协议写错，照提示改好', async () => {
    await edit('global.ini', 'socket = /run/hello.sock', 'http-socket = :80');
    await check();
    await guide.sees('speaks-http', 'failed', patience);
    await says(guide, 'http-socket = :80', 'http-socket = :8080', 'global.ini:7');
    await edit('global.ini', 'http-socket = :80', 'http-socket = :8080');
    await guide.sees('speaks-http', 'passed');
    await goOn('构建第 2 版，看看要多大代价');
  });

  it('构建第 2 版，数共用的镜像层', async () => {
    await guide.choose('guess-size', /再占同样多/);
    await editor.type(`docker build -t ${image}:v2 .`);
    await guide.sees('one-layer', 'passed', patience);
    await says(guide, '结果与预测不同：几千字节');
    const [v1 = [], v2 = []] = await Promise.all(
      [`${image}:v1`, `${image}:v2`].map(async (ref) =>
        (await docker(['image', 'inspect', '-f', '{{json .RootFS.Layers}}', ref])).split(','),
      ),
    );
    await guide.answer('count-shared', String(v2.length));
    await guide.sees('count-shared', 'failed', patience);
    const shared = v2.filter((layer) => v1.includes(layer)).length;
    await guide.answer('count-shared', String(shared));
    await guide.sees('count-shared', 'passed');
    await goOn('只监听，不发布');
  });

  it('声明端口而不发布：里面有页面，外面没有', async () => {
    const link = (await editor.guide()).locator('main a', { hasText: 'Dockerfile' }).first();
    await link.click();
    await editor.page.locator('.tab.active', { hasText: 'Dockerfile' }).waitFor();
    await edit('Dockerfile', 'CMD', 'EXPOSE 8080\n\nCMD');
    await guide.choose('guess-reach', /EXPOSE/);
    await check();
    await guide.sees('exposed', 'failed', patience);
    await says(guide, '构建之后你又改过它');
    await editor.type(`docker build -t ${image}:v2 .`);
    await guide.sees('exposed', 'passed', patience);
    await guide.run(0);
    await guide.sees('running', 'passed', patience);
    await guide.run(1);
    // On a busy machine it may look before the page was asked for.
    await guide.sees('inside', 'passed', 10_000).catch(check);
    await guide.sees('inside', 'passed');
    await guide.sees('outside', 'passed');
    await goOn('发布端口');
  });

  it('把端口写反，照原因改好', async () => {
    await editor.type(`docker rm -f ${container}`);
    await editor.type(`docker run -d -p 8080:8071 --name ${container} ${image}:v2`);
    await until('the container with its ports', async () =>
      (await docker(['ps', '--format', '{{.Ports}}'])).includes('8071/tcp'),
    );
    await check();
    await guide.sees('published', 'failed', patience);
    await says(guide, '写反了');
    await editor.type(`docker rm -f ${container}`);
    await editor.type(`docker run -d -p 8071:8080 --name ${container} ${image}:v2`);
    await guide.sees('published', 'passed', patience);
    await guide.sees('answers', 'passed');
    await guide.answer('who-greets', await greeting(container));
    await guide.sees('who-greets', 'passed');
    await goOn('分辨两种毛病');
  });

  it('凭症状分辨两种毛病', async () => {
    await guide.run(0);
    await guide.run(1);
    await until('both containers', async () => {
      const names = await docker(['ps', '--format', '{{.Names}}']);
      return names.includes('hello-one') && names.includes('hello-two');
    });
    await guide.choose('one-fault', /只有容器自己能访问/);
    await guide.sees('one-fault', 'failed', patience);
    await says(guide, '那样的话，从里面访问应该有应答');
    await guide.choose('one-fault', /使用的不是 HTTP/);
    await guide.sees('one-fault', 'passed');
    await guide.choose('two-fault', /只有容器自己能访问/);
    await guide.sees('two-fault', 'passed');
  });

  it('看到两种毛病的原因和所在的行，并修好', async () => {
    await check();
    await guide.sees('one-answers', 'failed', patience);
    await guide.sees('two-answers', 'failed', patience);
    await says(guide, 'faults/one.ini:6', 'faults/two.ini:6');
    await editor.screenshot('v2 two faults');
    await edit('faults/one.ini', 'socket = :8080', 'http-socket = :8080');
    await edit('faults/two.ini', '127.0.0.1:8080', ':8080');
    await editor.type(
      [
        `docker build -t ${image}:v2 .`,
        `docker rm -f ${container}-one ${container}-two`,
        `docker run -d -p 8072:8080 --name ${container}-one ${image}:v2 uwsgi --ini faults/one.ini`,
        `docker run -d -p 8073:8080 --name ${container}-two ${image}:v2 uwsgi --ini faults/two.ini`,
      ].join(' && '),
    );
    await guide.sees('one-answers', 'passed', patience);
    await guide.sees('two-answers', 'passed', patience);
    await goOn('一个镜像，两份容器');
  });

  it('没有说明，运行两份', async () => {
    await editor.type(`docker rm -f ${container} ${container}-one ${container}-two`);
    await editor.type(`docker run -d -p 8071:8080 --name ${container} ${image}:v2`);
    await editor.type(`docker run -d -p 8072:8080 --name ${container}-2 ${image}:v2`);
    for (const task of ['first-copy', 'second-copy', 'both-answer', 'tidied']) {
      await guide.sees(task, 'passed', patience);
    }
    await guide.answer('second-name', await greeting(container));
    await guide.sees('second-name', 'failed', patience);
    await guide.answer('second-name', await greeting(`${container}-2`));
    await guide.sees('second-name', 'passed');
    await goOn('第 1 版也行：放在 nginx 后面');
  });

  it('让第 1 版躲在 nginx 后面，完成实验', async () => {
    await guide.run(0);
    await guide.sees('v1-runs', 'passed', patience);
    await edit('proxy/hello.conf', '____', '/sockets/hello.sock');
    await guide.sees('path-of-socket', 'passed');
    await editor.type(`docker build -t ${image}:proxy proxy`);
    await editor.type(
      `docker run -d -p 8073:80 -v ${container}-run:/sockets --name ${container}-proxy ${image}:proxy`,
    );
    await guide.sees('proxy-runs', 'passed', patience);
    await guide.sees('through-nginx', 'passed');
    await guide.answer('v1-greets', await greeting(`${container}-v1`));
    await guide.sees('v1-greets', 'passed');
    assert.match(await guide.primary(), /完成/);
    await guide.press();
    await says(guide, '已于');
  });
});
