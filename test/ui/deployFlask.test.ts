/**
 * A learner creates the lab cluster from the guide and follows deploy-flask with kubectl in VS Code's
 * terminal to its end: in English with mistakes, and in 简体中文 on the same cluster, some steps solved.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../../src/text.ts';
import { run } from '../cluster/support/run.ts';
import { cli, docker } from '../docker/support/dockerHost.ts';
import {
  bringOut,
  built,
  cluster,
  finish,
  image,
  inNode,
  long,
  nodes,
  openDeployFlask,
  patience,
  tags,
  type Learner,
} from './support/deployFlask.ts';
import { fileHolds } from './support/fileHolds.ts';
import { inOrder } from './support/inOrder.ts';
import { until } from './support/until.ts';

describe('A learner follows deploy-flask', function () {
  inOrder(this);
  let mine = false;
  /** What Container Lab remembers, the same in both editors. */
  let state: string;

  before(async () => {
    assert.equal(await nodes(), '', `a cluster is there: kind delete cluster --name ${cluster}`);
    mine = true;
    state = await mkdtemp(join(tmpdir(), 'container-lab ui state '));
  });
  after(async function () {
    this.timeout(patience);
    if (!mine) return;
    await run(['kind', 'delete', 'cluster', '--name', cluster]);
    await cli(['rmi', '-f', ...tags.map((tag) => `${image}:${tag}`)]);
    await rm(state, { recursive: true, force: true });
  });

  /** One editor for the tests beside this; its learner, once they run. */
  function follows(language: Language): () => Learner {
    let learner: Learner | undefined;
    const now = (): Learner => learner ?? assert.fail('no editor is open');
    before(async function () {
      this.timeout(patience);
      learner = await openDeployFlask(language, state);
    });
    after(() => learner?.editor.close());
    afterEach(async function () {
      const { title = '', state: how = '' } = this.currentTest ?? {};
      const short = title.replaceAll(/[^\p{L}\d]+/gu, '-').slice(0, 40);
      await now().editor.screenshot(`deploy-${how}-${short}`);
    });
    return now;
  }

  describe('in English, with mistakes', () => {
    const learner = follows('en');

    it('is told that there is no cluster, begins to create it, and cancels', async function () {
      this.timeout(long);
      const { said, guide, editor } = learner();
      await said('There is no lab cluster yet');
      await editor.screenshot('deploy-no-cluster');
      await guide.click('Create the lab cluster');
      await said('The lab cluster is being created', 'Starting the node');
      const bar = (await editor.guide()).getByRole('progressbar');
      await bar.waitFor();
      // The daemon makes the container while what asked for it is ended.
      await guide.click('Cancel');
      await until('the end of it', async () => (await bar.count()) === 0, patience);
      await said('There is no lab cluster yet');
      assert.equal(await nodes(), '', 'no node stays');
    });

    it('starts the lab, and creates the cluster from its first step', async function () {
      this.timeout(2 * long);
      const { said, passes, type, at, guide, editor } = learner();
      await until('Start', async () => (await guide.primary()) === 'Start');
      await guide.press();
      await at('apply');
      assert.equal(await nodes(), '', 'no node came later');
      const banner = (await editor.guide()).locator('#banner');
      await banner.getByRole('button', { name: 'Create the lab cluster' }).click();
      await said('The lab cluster is being created');
      // Meanwhile the images are built.
      await guide.run(0);
      await until('version 1', () => built('v1'), patience);
      await editor.screenshot('deploy-creating');
      await type(`docker build -t ${image}:v2 v2`);
      await banner.waitFor({ state: 'detached', timeout: long });
      await passes('built');
    });

    it('applies without a namespace, is told that it was refused, and makes one', async () => {
      const { said, passes, choose, type, prints, goOn, guide } = learner();
      await choose('guess-start', 'stuck');
      await type('kubectl apply -f k8s/deployment.yaml');
      await prints('namespaces "hello" not found');
      await guide.press();
      await guide.sees('space', 'failed', patience);
      await said('your last kubectl apply was refused', 'namespaces "hello" not found');
      await type('kubectl create namespace hello');
      await passes('space');
      await type('kubectl apply -f k8s/deployment.yaml');
      await passes('not-started', 'guess-start');
      await goOn('load');
    });

    it('loads into a cluster that is not there, and repairs it', async () => {
      const { said, passes, choose, type, hints, prints, goOn, guide, editor, file } = learner();
      await editor.open(file('k8s/deployment.yaml'));
      await hints('0/2 ready', 'not in the kind node');
      await type(`kind load docker-image ${image}:v2`);
      await prints('no nodes found for cluster "kind"');
      await guide.press();
      await guide.sees('healed', 'failed', patience);
      await said('into the cluster kind, and the Pod');
      await editor.screenshot('deploy-loaded-elsewhere');
      await guide.run(0);
      await passes('healed');
      await hints('2/2 ready');
      const format = '{{range .RootFS.Layers}}{{println .}}{{end}}';
      const layers = await docker(['image', 'inspect', '-f', format, `${image}:v2`]);
      await guide.answer('last-layer', layers.trim().split('\n').at(-1) ?? '');
      await choose('after-rebuild', 'nothing');
      await passes('last-layer', 'after-rebuild');
      await goOn('service');
    });

    it('names a port that no container has, and takes the edit that the cause offers', async () => {
      const { said, passes, type, hints, goOn, edit, answer, guide, editor, file } = learner();
      await edit(
        'k8s/service.yaml',
        ['app: ____', 'app: hello'],
        ['targetPort: ____', 'targetPort: htttp'],
      );
      await type('kubectl apply -f k8s/service.yaml');
      await hints('no endpoints: no port named htttp');
      await guide.press();
      await guide.sees('page', 'failed', patience);
      await said('no container of its Pod', 'service.yaml:13');
      await editor.screenshot('deploy-named-port');
      await editor.quickFix(file('k8s/service.yaml'), 'htttp');
      await editor.save();
      await fileHolds(file('k8s/service.yaml'), /targetPort: http$/m);
      await passes('filled');
      await type('kubectl apply -f k8s/service.yaml');
      await passes('page', 'both');
      await hints('endpoints: 2');
      await answer('address', ['service', 'hello'], '{.spec.clusterIP}');
      await goOn('scale');
    });

    it('scales by hand, and the file brings it back', async () => {
      const { passes, choose, type, goOn, guide } = learner();
      await choose('guess-count', 'two');
      await guide.run(0);
      await passes('by-hand');
      await type('kubectl apply -f k8s/deployment.yaml');
      await passes('back-to-file', 'guess-count');
      await goOn('heal');
    });

    it('kills a process, and deletes a Pod', async () => {
      const { passes, choose, type, goOn, kubectl, guide } = learner();
      await choose('guess-kill', 'same');
      await guide.run(0);
      await passes('restarted', 'guess-kill');
      const [pod = ''] = (await kubectl('-n', 'hello', 'get', 'pods', '-o', 'name')).split('\n');
      await type(`kubectl -n hello delete ${pod}`);
      await passes('replaced', 'whole-again');
      await goOn('update');
    });

    it('updates under load, and no request fails', async function () {
      this.timeout(long);
      const { passes, choose, type, goOn, edit, kubectl } = learner();
      await edit('k8s/v1.yaml', ['mountPath: ____', 'mountPath: /sockets']);
      const probe = '            periodSeconds: 1\n';
      const waits = `          lifecycle:\n            preStop:\n              sleep:\n                seconds: 3\n`;
      await edit('k8s/deployment.yaml', [probe, probe + waits]);
      await passes('side-car', 'waits');
      await type(
        `docker build -t ${image}:proxy proxy`,
        `kind load docker-image ${image}:v1 ${image}:proxy --name ${cluster}`,
        'kubectl apply -f k8s/v1.yaml',
        'kubectl -n hello rollout status deployment/hello',
        'kubectl apply -f k8s/asker.yaml',
      );
      await passes('to-v1');
      await choose('guess-lost', 'none');
      await until(
        'the asker to count',
        async () =>
          (await kubectl('-n', 'hello', 'logs', 'asker').catch(() => '')).includes('counting'),
        patience,
      );
      await type('kubectl apply -f k8s/deployment.yaml');
      await passes('none-lost', 'at-v2', 'guess-lost');
      await goOn('bad');
    });

    it('sees a bad release stopped', async () => {
      const { passes, choose, type, goOn, guide } = learner();
      await choose('guess-bad', 'all-good');
      await type(
        `docker build -t ${image}:v3 v3`,
        `kind load docker-image ${image}:v3 --name ${cluster}`,
      );
      const loaded = async (): Promise<boolean> => (await inNode()).includes(`${image}:v3`);
      await until('version 3 in the node', loaded, patience);
      await guide.run(0);
      await passes('released', 'one-unready', 'old-answer', 'guess-bad');
      await guide.answer('probe-status', '500');
      await passes('probe-status');
      await goOn('undo');
    });

    it('goes back, and brings out a release of its own', async () => {
      const { passes, type } = learner();
      await type('kubectl -n hello rollout undo deployment/hello');
      await passes('undone');
      await bringOut(learner());
    });

    it('cleans up', async function () {
      this.timeout(long);
      await finish(learner(), {
        finished: 'Finished on',
        cleanUp: 'Clean up…',
        cleaned: 'What the lab made has been removed',
      });
    });
  });

  describe('用简体中文，用同一个集群', () => {
    const learner = follows('zh-cn');

    it('看到集群已就绪，构建镜像，应用清单', async function () {
      this.timeout(long);
      const { said, passes, choose, type, at, goOn, guide } = learner();
      await said('集群 kind-container-lab 已就绪');
      await until('“开始”', async () => (await guide.primary()) === '开始');
      await guide.press();
      await at('apply');
      await guide.run(0);
      await until('version 1', () => built('v1'), patience);
      await type(`docker build -t ${image}:v2 v2`, 'kubectl create namespace hello');
      await choose('guess-start', 'run');
      await passes('built', 'space');
      await type('kubectl apply -f k8s/deployment.yaml');
      await passes('not-started', 'guess-start');
      await said('结果与预测不同');
      await goOn('load');
    });

    it('看到镜像不在节点里，加载进去', async () => {
      const { said, passes, type, hints, goOn, solve, guide, editor, file } = learner();
      await editor.open(file('k8s/deployment.yaml'));
      await hints('0/2 就绪', '不在 kind 节点里');
      await guide.press();
      await guide.sees('healed', 'failed', patience);
      await said('Docker 里有它，但节点里没有');
      await type(`kind load docker-image ${image}:v2 --name ${cluster}`);
      await passes('healed');
      await hints('2/2 就绪');
      await solve();
      await passes('last-layer', 'after-rebuild');
      await goOn('service');
    });

    it('把选择算符写错，照原因改好', async () => {
      const { said, passes, type, hints, goOn, edit, answer, guide, editor, file } = learner();
      await edit(
        'k8s/service.yaml',
        ['app: ____', 'app: helo'],
        ['targetPort: ____', 'targetPort: http'],
      );
      await type('kubectl apply -f k8s/service.yaml');
      await hints('没有端点：选择算符没有匹配任何 Pod');
      await guide.press();
      await guide.sees('page', 'failed', patience);
      await said('没有 Pod 带这些标签', 'service.yaml:9');
      await editor.quickFix(file('k8s/service.yaml'), 'helo');
      await editor.save();
      await fileHolds(file('k8s/service.yaml'), /app: hello$/m);
      await type('kubectl apply -f k8s/service.yaml');
      await passes('filled', 'page', 'both');
      await hints('端点：2');
      await answer('address', ['service', 'hello'], '{.spec.clusterIP}');
      await goOn('scale');
    });

    it('手动扩容，再照文件变回来', async () => {
      const { passes, choose, type, goOn } = learner();
      await choose('guess-count', 'four');
      await type('kubectl -n hello scale deployment/hello --replicas=4');
      await passes('by-hand');
      await type('kubectl apply -f k8s/deployment.yaml');
      await passes('back-to-file', 'guess-count');
      await goOn('heal');
    });

    it('让参考答案完成三步', async function () {
      this.timeout(2 * long);
      const { passes, goOn, solve } = learner();
      for (const [tasks, next] of [
        [['restarted', 'replaced', 'whole-again'], 'update'],
        [['to-v1', 'none-lost', 'at-v2'], 'bad'],
        [['released', 'one-unready', 'old-answer'], 'undo'],
      ] as const) {
        await solve();
        await passes(...tasks);
        await goOn(next);
      }
    });

    it('退回，再发布自己的版本', async () => {
      const { passes, type } = learner();
      await type('kubectl -n hello rollout undo deployment/hello');
      await passes('undone');
      await bringOut(learner());
    });

    it('清理', async function () {
      this.timeout(long);
      await finish(learner(), {
        finished: '已于',
        cleanUp: '清理…',
        cleaned: '实验创建的内容已清理',
      });
    });

    it('删除集群', async function () {
      this.timeout(long);
      const { editor } = learner();
      await editor.command('删除实验集群…');
      const dialog = editor.page.locator('.monaco-dialog-box');
      await dialog.getByText(`要删除集群 ${cluster} 吗？`).waitFor();
      await dialog.getByRole('button', { name: '删除' }).click();
      await until('its nodes to go', async () => (await nodes()) === '', patience);
    });
  });
});
