/**
 * A person repairs a broken Deployment and its Service by hints alone, has the lab cluster try them,
 * applies them with kubectl in the terminal, and sees what the cluster makes of them.
 */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeImage } from '../../scripts/ensure/kindNode.mjs';
import { createCluster } from '../../src/session/cluster/create.ts';
import { loadImages } from '../../src/session/cluster/loadImages.ts';
import type { Machine } from '../../src/session/cluster/machine.ts';
import { image } from '../cluster/support/objects.ts';
import { kubectl, run } from '../cluster/support/run.ts';
import { cluster, long, nodes, patience } from './support/deployFlask.ts';
import { openEditor, type Editor } from './support/editor.ts';
import { fileHolds } from './support/fileHolds.ts';
import { inOrder } from './support/inOrder.ts';
import { until } from './support/until.ts';

const broken = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  replica: 2
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      terminationGracePeriodSeconds: 0
      containers:
        - name: web
          image: ${image}
          imagePullPolicy: ifnotpresent
          command: [python3, -m, http.server, "8080"]
          ports:
            - name: http
              containerPort: 8080
---
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector:
    app: wbe
  ports:
    - port: 80
      targetPort: http
`;
/** Behind what the cursor is put, what the fix is called by, and what it writes. */
const fixes = [
  ['  repl', 'replicas', 'replica:', 'replicas:'],
  ['ifnot', 'IfNotPresent', 'ifnotpresent', 'IfNotPresent'],
  ['app: wb', 'app: web', 'app: wbe', 'app: web'],
] as const;
const tryTitle = 'Container Lab: Try This Manifest on the Cluster';

describe('A manifest is repaired by hints, tried and applied', function () {
  inOrder(this);
  let editor: Editor;
  let mine = false;
  let state: string;
  let machine: Machine;
  let text = broken;

  before(async function () {
    this.timeout(long);
    assert.equal(await nodes(), '', `a cluster is there: kind delete cluster --name ${cluster}`);
    mine = true;
    state = await mkdtemp(join(tmpdir(), 'container-lab ui state '));
    const root = join(state, 'container-lab');
    machine = { name: cluster, root, env: {}, image: nodeImage, mirrors: {} };
    const never = new AbortController().signal;
    const made = await createCluster(machine, { tell: () => undefined }, never);
    assert.equal(made.is, 'made', JSON.stringify(made));
    assert.equal(await loadImages(machine, [image], never), undefined);
    editor = await openEditor({
      folder: 'my files',
      settings: { 'files.autoSave': 'off', 'workbench.colorTheme': 'Default Dark Modern' },
      env: { XDG_STATE_HOME: state, KUBECONFIG: kubeconfig(), VSCODE_CLI: '1' },
      prepare: async (home) => {
        await mkdir(join(home, 'my files'), { recursive: true });
        await writeFile(join(home, 'my files/web.yaml'), 'apiVersion: v1\nkind: Pod\n');
      },
    });
  });
  after(async function () {
    this.timeout(patience);
    await (editor as Editor | undefined)?.close();
    if (!mine) return;
    await run(['kind', 'delete', 'cluster', '--name', cluster]);
    await rm(state, { recursive: true, force: true });
  });
  afterEach(async function () {
    const { title = '', state: how = '' } = this.currentTest ?? {};
    await editor.screenshot(`apply ${how}-${title.replace(/[^a-z0-9]+/gi, '-').slice(0, 40)}`);
  });

  const kubeconfig = (): string => join(state, 'container-lab/clusters', cluster, 'kubeconfig');
  const file = (): string => join(editor.home, 'my files/web.yaml');
  const problems = async (): Promise<string> =>
    (await editor.page.locator('.markers-panel .monaco-list-row').allInnerTexts()).join('\n');
  const shows = async (...words: readonly RegExp[]): Promise<void> =>
    until(
      `${words.join(', ')} in Problems`,
      async () => {
        const all = await problems();
        return words.every((one) => one.test(all));
      },
      patience,
    ).then(() => undefined);
  const isTold = async (words: string): Promise<void> => {
    const toast = editor.page.locator('.notification-toast', { hasText: words }).first();
    // A notice hides after a while: as a person, ask once more.
    await until(
      `the notice ${words}`,
      async () => {
        await editor.command(tryTitle);
        await toast.waitFor({ timeout: 15_000 });
        return true;
      },
      patience,
    );
  };
  const hints = async (...wanted: readonly string[]): Promise<void> => {
    for (const hint of wanted) {
      await until(
        `the hint ${hint}`,
        async () =>
          (await editor.page.locator('.view-lines .view-line').allInnerTexts())
            .join('\n')
            .replaceAll('\u00a0', ' ')
            .includes(hint),
        patience,
      );
    }
  };

  it('the hints name each fault', async () => {
    await editor.write(file(), broken);
    await editor.page.keyboard.press('Control+Shift+m');
    await shows(/replicas/, /IfNotPresent/, /other labels than this Service wants/);
    await editor.screenshot('apply problems');
  });

  it('the cluster refuses it, and what a hint says already is not said twice', async function () {
    this.timeout(patience * 2);
    await editor.open(file());
    await isTold('would refuse objects of this: 2 of 2');
    await editor.screenshot('apply refused');
    assert.doesNotMatch(await problems(), /knows no field replica/);
  });

  it('each is repaired by its quick fix', async function () {
    this.timeout(patience * 2);
    for (const [at, title, from, to] of fixes) {
      const action = editor.page
        .locator('.action-widget .monaco-list-row.action', { hasText: title })
        .first();
      await until(
        `the action for ${title}`,
        async () => {
          await editor.open(file(), { text: at, whole: text });
          await editor.page.keyboard.press('Control+.');
          await action.click({ timeout: 3000 });
          return true;
        },
        patience,
      );
      text = text.replace(from, to);
      await editor.save();
      await fileHolds(file(), text);
    }
  });

  it('the cluster misses the namespace, on its line, until it is there', async function () {
    this.timeout(patience * 3);
    await editor.open(file());
    await isTold('would refuse objects of this: 2 of 2');
    await shows(/no namespace shop in the cluster/);
    await editor.page.setViewportSize({ width: 760, height: 640 });
    await editor.screenshot('apply refused narrow');
    await editor.page.setViewportSize({ width: 1440, height: 900 });
    await editor.screenshot('apply refused dark');
    await editor.command('Terminal: Create New Terminal');
    await editor.type('kubectl create namespace shop');
    const there = async (): Promise<boolean> =>
      (await kubectl(kubeconfig(), ['get', 'namespace', '--ignore-not-found', 'shop'])) !== '';
    await until('the namespace', there, patience);
    await editor.open(file());
    await isTold('would take all of this');
    await editor.page.keyboard.press('Control+Shift+m');
    await until('no refusal', async () => !/no namespace/.test(await problems()), patience);
    const kept = await kubectl(kubeconfig(), ['-n', 'shop', 'get', 'deploy,service', '-o', 'name']);
    assert.equal(kept, '', 'nothing was kept');
  });

  it('it is applied, and the lines tell what is ready', async function () {
    this.timeout(patience * 3);
    await editor.open(file());
    await editor.command('Terminal: Focus Terminal');
    await editor.type('kubectl apply -f web.yaml');
    // What is out of sight is not drawn.
    await editor.open(file(), { text: 'kind: Deployment', whole: text });
    await hints('2/2 ready');
    await editor.screenshot('apply ready');
    await editor.open(file(), { text: 'targetPort', whole: text });
    await hints('endpoints: 2');
    await editor.screenshot('apply endpoints');
    await editor.page.setViewportSize({ width: 760, height: 640 });
    await editor.screenshot('apply endpoints narrow');
    await editor.page.setViewportSize({ width: 1440, height: 900 });
  });

  it('what may not change any more is told on its line', async function () {
    this.timeout(patience * 2);
    const other = text.replaceAll('app: web', 'app: other');
    await editor.write(file(), other);
    await isTold('would refuse objects of this: 1 of 2');
    await editor.page.keyboard.press('Control+Shift+m');
    await shows(/field is immutable/);
    await editor.screenshot('apply immutable');
    await editor.write(file(), text);
    await until('no refusal', async () => !/immutable/.test(await problems()), patience);
  });
});
