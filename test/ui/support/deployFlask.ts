/** What a learner of deploy-flask does, in either language, and what came of it. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { nodeImage } from '../../../scripts/ensure/kindNode.mjs';
import type { Language } from '../../../src/text.ts';
import { kubectl as ask } from '../../cluster/support/run.ts';
import { cli, docker } from '../../docker/support/dockerHost.ts';
import { clusterLabs } from '../../docker/support/ownLabs.ts';
import { openEditor, type Editor } from './editor.ts';
import { fileHolds } from './fileHolds.ts';
import { guideOf, says, type Guide } from './guide.ts';
import { until } from './until.ts';

export const cluster = 'container-lab';
export const image = 'findsec/hello-k8s';
export const tags = ['v1', 'v2', 'v3', 'v4', 'proxy'];
/** Milliseconds, of which a busy machine needs more. */
export const patience = 180_000;
/** The same for a cluster, or an update under load. */
export const long = 480_000;

const solution = resolve(import.meta.dirname, '../../../labs/deploy-flask/solution');
const { steps = [] } = clusterLabs.find(({ id }) => id === 'deploy-flask') ?? {};

/** The cluster's containers, in a line each. */
export const nodes = async (): Promise<string> =>
  (await docker(['ps', '-aq', '--filter', `label=io.x-k8s.kind.cluster=${cluster}`])).trim();
export const built = async (tag: string): Promise<boolean> =>
  (await cli(['image', 'inspect', `${image}:${tag}`])).code === 0;
export const inNode = (): Promise<string> =>
  docker(['exec', `${cluster}-control-plane`, 'ctr', '-n=k8s.io', 'images', 'ls', '-q']);

export interface Learner {
  readonly editor: Editor;
  readonly guide: Guide;
  readonly file: (name: string) => string;
  readonly kubectl: (...args: readonly string[]) => Promise<string>;
  /** Types commands into the terminal, each run when the one before it went well. */
  readonly type: (...commands: readonly string[]) => Promise<void>;
  /** Waits for words in the guide. */
  readonly said: (...words: readonly (string | RegExp)[]) => Promise<void>;
  /** Waits for words in the terminal, whose lines are broken anywhere. */
  readonly prints: (words: string) => Promise<void>;
  /** Waits for live hints of the cluster in the file that is open. */
  readonly hints: (...wanted: readonly string[]) => Promise<void>;
  readonly passes: (...tasks: readonly string[]) => Promise<void>;
  readonly at: (step: string) => Promise<void>;
  /** Goes on to the next step once this one is done. */
  readonly goOn: (step: string) => Promise<void>;
  /** Takes the choice of a question or a guess, by its id. */
  readonly choose: (task: string, choice: string) => Promise<void>;
  /** Puts texts in a file's place of others, as a person edits it. */
  readonly edit: (name: string, ...pairs: readonly (readonly [string, string])[]) => Promise<void>;
  /** Types the value of an object's field as the answer. */
  readonly answer: (task: string, object: readonly string[], field: string) => Promise<void>;
  /** Has the step done by the lab's own solution. */
  readonly solve: () => Promise<void>;
}

/** @param state the folder of what Container Lab remembers, the cluster's kubeconfig with it */
export async function openDeployFlask(language: Language, state: string): Promise<Learner> {
  const editor = await openEditor({
    locale: language,
    lab: 'deploy-flask',
    machine: { 'containerLab.cluster.image': nodeImage },
    // A cause may take many questions, and other tests use the machine too.
    settings: { 'containerLab.checkTimeout': 60 },
    // As `code .` starts it: what is on the PATH here is on that of the editor and its terminals.
    env: { XDG_STATE_HOME: state, VSCODE_CLI: '1' },
  });
  const guide = guideOf(editor);
  const { page } = editor;
  const file = (name: string): string => join(editor.home, 'my labs/deploy-flask', name);
  const kubectl: Learner['kubectl'] = (...args) =>
    ask(join(state, 'container-lab/clusters', cluster, 'kubeconfig'), args);
  const titleOf = (step: string): string =>
    steps.find(({ id }) => id === step)?.title[language] ?? assert.fail(step);
  return {
    editor,
    guide,
    file,
    kubectl,
    at: (step) => guide.at(titleOf(step)),
    type: (...commands) => editor.type(commands.join(' && ')),
    said: (...words) => says(guide, ...words),
    prints: async (words) => {
      const bare = (text: string): string => text.replaceAll(/\s/gu, '');
      const rows = page.locator('.terminal-wrapper.active .xterm-rows');
      await until(`“${words}” in the terminal`, async () =>
        bare((await rows.allInnerTexts()).join('')).includes(bare(words)),
      );
    },
    hints: async (...wanted) => {
      for (const hint of wanted) {
        await until(
          `the hint ${hint}`,
          async () =>
            (await page.locator('.view-lines .view-line').allInnerTexts())
              .join('\n')
              .replaceAll('\u00a0', ' ')
              .includes(hint),
          patience,
        );
      }
    },
    passes: async (...tasks) => {
      for (const task of tasks) await guide.sees(task, 'passed', patience);
    },
    goOn: (step) => guide.goOn(titleOf(step)),
    choose: async (task, choice) => {
      const spec = steps.flatMap(({ tasks }) => tasks).find(({ id }) => id === task)?.spec as {
        choices: readonly { id: string; text: Readonly<Record<Language, string>> }[];
      };
      const { text } = spec.choices.find(({ id }) => id === choice) ?? assert.fail(choice);
      await guide.choose(task, text[language]);
    },
    edit: async (name, ...pairs) => {
      let text = await readFile(file(name), 'utf8');
      for (const [find, replace] of pairs) {
        assert.ok(text.includes(find), `${name} holds ${find}`);
        text = text.replace(find, replace);
      }
      await editor.write(file(name), text);
      await fileHolds(file(name), text);
    },
    answer: async (task, object, field) => {
      const value = await kubectl('-n', 'hello', 'get', ...object, '-o', `jsonpath=${field}`);
      await guide.answer(task, value);
      await guide.sees(task, 'passed', patience);
    },
    solve: async () => {
      const frame = await editor.guide();
      await frame.locator('#menu-button').click();
      await frame.locator('[data-item="solution"]').click();
      await guide.click(/^(Do all of this for me|替我完成这一步)/);
    },
  };
}

/** Mends version 3 and brings it out as version 4, which is the end of the last step. */
export async function bringOut({ editor, file, ...learner }: Learner): Promise<void> {
  const mended = await readFile(join(solution, 'v3/app.py'), 'utf8');
  await editor.write(file('v3/app.py'), mended);
  await fileHolds(file('v3/app.py'), mended);
  const asked = ['replicas: 2', 'replicas: 3'] as const;
  await learner.edit('k8s/deployment.yaml', asked, [`${image}:v2`, `${image}:v4`]);
  await learner.passes('own-file');
  await learner.type(
    `docker build -t ${image}:v4 v3`,
    `kind load docker-image ${image}:v4 --name ${cluster}`,
    'kubectl apply -f k8s/deployment.yaml',
  );
  await learner.passes('own-release', 'own-page');
  const revision = String.raw`{.metadata.annotations.deployment\.kubernetes\.io/revision}`;
  await learner.answer('revision', ['deployment', 'hello'], revision);
}

/** Finishes the lab and cleans up: namespace and images go, the cluster stays for other labs. */
export async function finish(
  { editor, guide, said, kubectl }: Learner,
  told: { finished: string; cleanUp: string; cleaned: string },
): Promise<void> {
  await until('the end', async () => /^(Finish|完成)/.test(await guide.primary()));
  await guide.press();
  await said(told.finished);
  await guide.click(told.cleanUp);
  const picks = editor.page.locator('.quick-input-widget');
  await picks
    .getByText(/Namespace.hello/)
    .first()
    .waitFor({ timeout: patience });
  await editor.screenshot('deploy-clean-up');
  await editor.page.keyboard.press('Enter');
  await until('the clean-up', async () => (await guide.text()).includes(told.cleaned), patience);
  const gone = async (): Promise<boolean> =>
    (await kubectl('get', 'namespace', '--ignore-not-found', 'hello')) === '';
  await until('the namespace to go', gone, patience);
  for (const tag of tags) assert.equal(await built(tag), false, tag);
  const held = await inNode();
  assert.ok(!held.includes(image), held);
  assert.notEqual(await nodes(), '', 'the cluster is there');
}
