/**
 * A learner creates the lab cluster from the guide and follows deploy-flask with kubectl in VS Code's
 * terminal to its end, in each language, on one cluster.
 */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { nodeImage } from '../../scripts/ensure/kindNode.mjs';
import { checkSchemas } from '../../src/check/checks.ts';
import { readLab } from '../../src/lab/load.ts';
import { languages, type Language } from '../../src/text.ts';
import { run, must } from '../cluster/support/run.ts';
import { cli, docker } from '../docker/support/dockerHost.ts';
import { openEditor, type Editor } from './support/editor.ts';
import { fileHolds } from './support/fileHolds.ts';
import { guideOf, says, type Guide } from './support/guide.ts';
import { until } from './support/until.ts';

const cluster = 'container-lab';
const image = 'findsec/hello-k8s';
const tags = ['v1', 'v2', 'v3', 'v4', 'proxy'];
const patience = 180_000;

const source = resolve(import.meta.dirname, '../../labs/deploy-flask');
const { lab } = await readLab(source, 'extension', checkSchemas);
assert.ok(lab);
const { steps } = lab;

/** The guide's own words. */
const words = {
  en: {
    start: 'Start',
    none: 'There is no lab cluster yet',
    create: 'Create the lab cluster',
    cancel: 'Cancel',
    creating: 'The lab cluster is being created',
    answers: 'The cluster kind-container-lab answers',
    check: 'Check my step',
    finish: 'Finish the lab',
    finished: 'Finished on',
    cleanUp: 'Clean up…',
    cleaned: 'What the lab made has been removed',
  },
  'zh-cn': {
    start: '开始',
    none: '还没有实验集群',
    create: '创建实验集群',
    cancel: '取消',
    creating: '正在创建实验集群',
    answers: '集群 kind-container-lab 已就绪',
    check: '检查这一步',
    finish: '完成实验',
    finished: '已于',
    cleanUp: '清理…',
    cleaned: '实验创建的内容已清理',
  },
} satisfies Record<Language, Record<string, string>>;

/** Shared by both languages: the cluster, and what Container Lab remembers. */
let state: string;
const kubectl = (...args: readonly string[]): Promise<string> =>
  must([
    ...['kubectl', '--kubeconfig', join(state, 'container-lab/clusters', cluster, 'kubeconfig')],
    ...args,
  ]);
const clusters = async (): Promise<readonly string[]> =>
  (await must(['kind', 'get', 'clusters'])).split('\n');

describe('A learner follows deploy-flask', function () {
  this.bail(true);
  let mine = false;

  before(async () => {
    const taken = (await clusters()).includes(cluster);
    assert.ok(!taken, `a cluster ${cluster} is there: kind delete cluster --name ${cluster}`);
    mine = true;
    state = await mkdtemp(join(tmpdir(), 'container-lab ui state '));
  });
  after(async function () {
    this.timeout(patience);
    if (mine) await run(['kind', 'delete', 'cluster', '--name', cluster]);
    for (const tag of tags) await cli(['rmi', '-f', `${image}:${tag}`]);
    await rm(state, { recursive: true, force: true });
  });

  for (const language of languages) {
    describe(`in ${language}`, () => {
      let editor: Editor;
      let guide: Guide;
      const told = words[language];
      const labFile = (name: string): string => join(editor.home, 'my labs/deploy-flask', name);
      const title = (id: string): string => {
        const step = steps.find((one) => one.id === id);
        return step?.title[language] ?? assert.fail(id);
      };
      /** What a choice of a question says. */
      const choose = async (task: string, choice: string): Promise<void> => {
        const spec = steps.flatMap(({ tasks }) => tasks).find(({ id }) => id === task)?.spec as {
          choices: readonly { id: string; text: Readonly<Record<Language, string>> }[];
        };
        const text = spec.choices.find(({ id }) => id === choice)?.text[language];
        await guide.choose(task, text ?? assert.fail(choice));
      };
      const edit = async (name: string, find: string, replace: string): Promise<void> => {
        const text = await readFile(labFile(name), 'utf8');
        assert.ok(text.includes(find), `${name} holds ${find}`);
        await editor.write(basename(name), text.replace(find, replace));
        await fileHolds(labFile(name), text.replace(find, replace));
      };
      const passes = async (...tasks: readonly string[]): Promise<void> => {
        for (const task of tasks) await guide.sees(task, 'passed', patience);
      };
      const next = async (id: string): Promise<void> => {
        await guide.press();
        await guide.at(title(id));
      };

      before(async function () {
        this.timeout(patience);
        editor = await openEditor({
          locale: language,
          lab: 'deploy-flask',
          machine: {
            'containerLab.cluster.image': nodeImage,
            'containerLab.cluster.kind': await must(['which', 'kind']),
          },
          // A cause may take many questions, and other tests use the machine too.
          settings: {
            'containerLab.checkTimeout': 60,
            // The editor takes its PATH from a login shell, which does not know what was made ready.
            'terminal.integrated.env.linux': { PATH: process.env['PATH'] },
          },
          env: { XDG_STATE_HOME: state },
        });
        guide = guideOf(editor);
      });
      after(() => editor.close());
      afterEach(async function () {
        const { title: name = '', state: how = '' } = this.currentTest ?? {};
        const short = name.replace(/[^a-z0-9]+/gi, '-').slice(0, 40);
        await editor.screenshot(`deploy-${how}-${short}`);
      });

      if (language === 'en') {
        it('is told that there is no cluster, begins to create it, and cancels', async () => {
          await says(guide, told.none);
          await editor.screenshot('deploy-no-cluster');
          await guide.click(told.create);
          await says(guide, told.creating);
          const bar = (await editor.guide()).getByRole('progressbar');
          await bar.waitFor();
          await editor.screenshot('deploy-creating');
          await guide.click(told.cancel);
          await until('the end of it', async () => (await bar.count()) === 0, patience);
          await says(guide, told.none);
          assert.ok(!(await clusters()).includes(cluster));
        });

        it('starts the lab, and creates the cluster from the step', async function () {
          this.timeout(2 * patience);
          await until('Start', async () => (await guide.primary()) === told.start);
          await guide.press();
          await guide.at(title('apply'));
          const banner = (await editor.guide()).locator('#banner');
          await banner.getByRole('button', { name: told.create }).click();
          await says(guide, told.creating);
          await editor.screenshot('deploy-creating-in-step');
          await banner.waitFor({ state: 'detached', timeout: patience });
        });
      } else {
        it('finds the cluster that is there, and starts', async () => {
          await says(guide, told.answers);
          await until('开始', async () => (await guide.primary()) === told.start);
          await guide.press();
          await guide.at(title('apply'));
        });
      }

      it('builds, makes a namespace, and asks for two Pods that cannot start', async () => {
        await guide.run(0);
        await until(
          'version 1',
          async () => (await cli(['image', 'inspect', `${image}:v1`])).code === 0,
          patience,
        );
        await editor.type(`docker build -t ${image}:v2 v2`);
        await passes('built');
        await choose('guess-start', 'stuck');
        await editor.type('kubectl create namespace hello');
        await passes('space');
        await editor.type('kubectl apply -f k8s/deployment.yaml');
        await passes('not-started', 'guess-start');
        await next('load');
      });

      it('is told what is missing, and brings the image into the node', async () => {
        await guide.press();
        await guide.sees('healed', 'failed', patience);
        await says(guide, `kind load docker-image ${image}:v2 --name ${cluster}`);
        await editor.screenshot('deploy-not-in-node');
        await guide.run(0);
        await passes('healed');
        const format = '{{range .RootFS.Layers}}{{println .}}{{end}}';
        const layers = await docker(['image', 'inspect', '-f', format, `${image}:v2`]);
        await guide.answer('last-layer', layers.trim().split('\n').at(-1) ?? '');
        await passes('last-layer');
        await choose('after-rebuild', 'nothing');
        await passes('after-rebuild');
        await next('service');
      });

      it('puts a Service before the Pods', async () => {
        const text = await readFile(labFile('k8s/service.yaml'), 'utf8');
        const whole = text.replace('app: ____', 'app: hello').replace('Port: ____', 'Port: http');
        await editor.write('service.yaml', whole);
        await fileHolds(labFile('k8s/service.yaml'), whole);
        await passes('filled');
        await editor.type('kubectl apply -f k8s/service.yaml');
        await passes('page', 'both');
        const path = 'jsonpath={.spec.clusterIP}';
        await guide.answer(
          'address',
          await kubectl('-n', 'hello', 'get', 'svc', 'hello', '-o', path),
        );
        await passes('address');
        await next('scale');
      });

      it('scales by hand, and the file brings it back', async () => {
        await choose('guess-count', 'two');
        await guide.run(0);
        await passes('by-hand');
        await editor.type('kubectl apply -f k8s/deployment.yaml');
        await passes('back-to-file', 'guess-count');
        await next('heal');
      });

      it('kills a process, and deletes a Pod', async () => {
        await choose('guess-kill', 'same');
        await guide.run(0);
        await passes('restarted', 'guess-kill');
        const [pod = ''] = (await kubectl('-n', 'hello', 'get', 'pods', '-o', 'name')).split('\n');
        await editor.type(`kubectl -n hello delete ${pod}`);
        await passes('replaced', 'whole-again');
        await next('update');
      });

      it('updates under load, and no request fails', async () => {
        await edit('k8s/v1.yaml', 'mountPath: ____', 'mountPath: /sockets');
        const probe = '            periodSeconds: 1\n';
        const waits = `          lifecycle:\n            preStop:\n              sleep:\n                seconds: 3\n`;
        await edit('k8s/deployment.yaml', probe, probe + waits);
        await passes('side-car', 'waits');
        await editor.type(
          [
            `docker build -t ${image}:proxy proxy`,
            `kind load docker-image ${image}:v1 ${image}:proxy --name ${cluster}`,
            'kubectl apply -f k8s/v1.yaml',
            'kubectl -n hello rollout status deployment/hello',
          ].join(' && '),
        );
        await passes('to-v1');
        await choose('guess-lost', 'none');
        await kubectl('-n', 'hello', 'rollout', 'status', 'deployment/hello', '--timeout=120s');
        await guide.run(0);
        await until(
          'the asker to count',
          async () =>
            (await kubectl('-n', 'hello', 'logs', 'asker').catch(() => '')).includes('counting'),
          patience,
        );
        await editor.type('kubectl apply -f k8s/deployment.yaml');
        await passes('none-lost', 'at-v2', 'guess-lost');
        await next('bad');
      });

      it('sees a bad release stopped', async () => {
        await choose('guess-bad', 'all-good');
        await editor.type(
          `docker build -t ${image}:v3 v3 && kind load docker-image ${image}:v3 --name ${cluster}`,
        );
        await until(
          'version 3 in the node',
          async () =>
            (
              await docker([
                'exec',
                `${cluster}-control-plane`,
                'ctr',
                '-n=k8s.io',
                'i',
                'ls',
                '-q',
              ])
            ).includes(`${image}:v3`),
          patience,
        );
        await guide.run(0);
        await passes('released', 'one-unready', 'old-answer', 'guess-bad');
        await guide.answer('probe-status', '500');
        await passes('probe-status');
        await next('undo');
      });

      it('goes back, and brings out its own release', async () => {
        await editor.type('kubectl -n hello rollout undo deployment/hello');
        await passes('undone');
        const mended = await readFile(join(source, 'solution/v3/app.py'), 'utf8');
        await editor.write('v3/app.py', mended);
        await fileHolds(labFile('v3/app.py'), mended);
        await edit('k8s/deployment.yaml', 'replicas: 2', 'replicas: 3');
        await edit('k8s/deployment.yaml', `${image}:v2`, `${image}:v4`);
        await passes('own-file');
        await editor.type(
          [
            `docker build -t ${image}:v4 v3`,
            `kind load docker-image ${image}:v4 --name ${cluster}`,
            'kubectl apply -f k8s/deployment.yaml',
          ].join(' && '),
        );
        await passes('own-release', 'own-page');
        const revision = String.raw`jsonpath={.metadata.annotations.deployment\.kubernetes\.io/revision}`;
        await guide.answer(
          'revision',
          await kubectl('-n', 'hello', 'get', 'deployment', 'hello', '-o', revision),
        );
        await passes('revision');
        assert.equal(await guide.primary(), told.finish);
        await guide.press();
        await says(guide, told.finished);
      });

      it('cleans up: namespace and images go, the cluster stays', async () => {
        await guide.click(told.cleanUp);
        const picks = editor.page.locator('.quick-input-widget');
        await picks.getByText('Namespace hello').first().waitFor({ timeout: patience });
        await editor.screenshot('deploy-clean-up');
        await editor.page.keyboard.press('Enter');
        await says(guide, told.cleaned);
        const spaces = await kubectl('get', 'ns', 'hello', '-o', 'jsonpath={.status.phase}').catch(
          () => 'gone',
        );
        assert.ok(['Terminating', 'gone'].includes(spaces), spaces);
        for (const tag of tags) {
          assert.notEqual((await cli(['image', 'inspect', `${image}:${tag}`])).code, 0, tag);
        }
        const held = await docker([
          ...['exec', `${cluster}-control-plane`, 'ctr', '-n=k8s.io', 'images', 'ls', '-q'],
        ]);
        assert.ok(!held.includes(image), held);
        assert.ok((await clusters()).includes(cluster));
        await kubectl('wait', '--for=delete', 'ns/hello', '--timeout=120s');
      });
    });
  }
});
