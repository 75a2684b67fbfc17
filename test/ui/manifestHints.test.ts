/**
 * A person with manifests of their own: a Deployment begun from nothing by completion, a broken one
 * and its Service repaired by hints alone, and what hovers and definitions tell.
 */
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openEditor, type Editor } from './support/editor.ts';
import { fileHolds } from './support/fileHolds.ts';
import { until } from './support/until.ts';

const broken = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
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
      containers:
        - name: web
          image: web:v1
          imagePullPolicy: ifnotpresent
`;
const mended = broken.replace('replica:', 'replicas:').replace('ifnotpresent', 'IfNotPresent');
const service = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - port: 80
      targetPort: 8080
`;

for (const [locale, words] of [
  ['en', { usual: 'Without it' }],
  ['zh-cn', { usual: '不写时' }],
] as const) {
  describe(`Hints on manifests, in ${locale}`, function () {
    let editor: Editor;
    const file = (name: string): string => join(editor.home, '我的 files', name);

    before(async () => {
      editor = await openEditor({
        locale,
        folder: '我的 files',
        settings: {
          'files.autoSave': 'off',
          // What a schema refuses, and nothing of what could be better.
          'containerLab.manifestHints.profile': 'learning',
          'workbench.colorTheme': locale === 'en' ? 'Default Dark Modern' : 'Default Light Modern',
        },
        prepare: async (home) => {
          const folder = join(home, '我的 files');
          await mkdir(folder, { recursive: true });
          await writeFile(join(folder, 'web.yaml'), 'apiVersion: v1\nkind: Pod\n');
          await writeFile(join(folder, 'service.yaml'), service);
          await writeFile(join(folder, 'new.yaml'), '');
        },
      });
    });

    after(() => editor.close());

    afterEach(async function () {
      const { title = '', state = '' } = this.currentTest ?? {};
      await editor.screenshot(
        `manifests ${state}-${title.replace(/[^a-z0-9]+/gi, '-').slice(0, 50)}`,
      );
    });

    const problems = async (): Promise<string> =>
      (await editor.page.locator('.markers-panel .monaco-list-row').allInnerTexts()).join('\n');

    const goBehind = (name: string, whole: string, text: string): Promise<void> =>
      editor.open(file(name), { text, whole });

    it('are shown as one types, each with its code', async () => {
      await editor.write(file('web.yaml'), broken);
      await editor.page.keyboard.press('Control+Shift+m');
      await until('the problems', async () => {
        const all = await problems();
        return [/replicas/, /IfNotPresent/].every((one) => one.test(all));
      });
      await editor.screenshot('manifests problems');
    });

    /** What is told at the end of a text, asked for by the keyboard: a heading may cover the line. */
    async function toldBehind(whole: string, text: string, wanted: string): Promise<string> {
      const hover = editor.page.locator('.monaco-hover:visible', { hasText: wanted }).first();
      await until(`the hover of ${text}`, async () => {
        await goBehind('web.yaml', whole, text);
        await editor.page.keyboard.press('Control+K');
        await editor.page.keyboard.press('Control+I');
        await hover.waitFor({ timeout: 5000 });
        return true;
      });
      return hover.innerText();
    }

    it('tell of a field', async () => {
      const told = await toldBehind(broken, 'imagePull', 'imagePullPolicy');
      assert.match(told, /spec\.template\.spec\.containers\[\]\.imagePullPolicy/);
      assert.match(told, /IfNotPresent/);
      await editor.screenshot('manifests hover');
      await editor.page.keyboard.press('Escape');
    });

    it('are repaired by a quick fix each', async () => {
      for (const [at, title] of [
        ['  repl', 'replicas'],
        ['ifnot', 'IfNotPresent'],
      ] as const) {
        const action = editor.page
          .locator('.action-widget .monaco-list-row.action', { hasText: title })
          .first();
        await until(`the action for ${title}`, async () => {
          await goBehind('web.yaml', broken, at);
          await editor.page.keyboard.press('Control+.');
          await action.click({ timeout: 3000 });
          return true;
        });
      }
      await editor.save();
      await fileHolds(file('web.yaml'), mended);
      await until('no problem', async () => !/replicas|IfNotPresent/.test(await problems()));
    });

    it('lead from a Service to the labels that it selects', async () => {
      await editor.open(file('service.yaml'));
      await goBehind('service.yaml', service, '    app: we');
      await until('the Deployment', async () => {
        await editor.page.keyboard.press('F12');
        await editor.page
          .locator('.tab.active', { hasText: 'web.yaml' })
          .waitFor({ timeout: 5000 });
        return true;
      });
    });

    it('begin a manifest in an empty file', async () => {
      await editor.open(file('new.yaml'));
      const row = editor.page
        .locator('.suggest-widget.visible .monaco-list-row', { hasText: 'ConfigMap' })
        .first();
      await until('the proposal', async () => {
        await editor.page.keyboard.press('Control+Space');
        await row.click({ timeout: 3000 });
        return true;
      });
      await editor.page.keyboard.press('Escape');
      await editor.save();
      await fileHolds(
        file('new.yaml'),
        /^apiVersion: v1\nkind: ConfigMap\nmetadata:\n {2}name: web\n/,
      );
      await goBehind(
        'new.yaml',
        'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n',
        'web',
      );
      await editor.page.keyboard.press('Enter');
      await editor.page.keyboard.type('  names');
      await editor.page
        .locator('.suggest-widget.visible .monaco-list-row', { hasText: 'namespace' })
        .first()
        .waitFor();
      await editor.screenshot('manifests completion');
      await editor.page.keyboard.press('Enter');
      await editor.page.keyboard.type('mine');
      await editor.save();
      await fileHolds(file('new.yaml'), /^ {2}namespace: mine$/m);
    });

    it('tell what counts without a field', async () => {
      assert.match(await toldBehind(mended, '  repl', words.usual), /spec\.replicas/);
    });
  });
}
