import { setTimeout as pause } from 'node:timers/promises';
import { window, workspace } from 'vscode';
import type { Screen } from '../protocol/guide.ts';
import type { StepResult } from '../session/session.ts';
import { bringHere } from './bring.ts';
import { cleanUp } from './cleanUp.ts';
import { mayDo } from './commandsShown.ts';
import type { CurrentLab } from './currentLab.ts';
import { announcement } from './guide/announcement.ts';
import type { Guide } from './guide/provider.ts';
import { hintTask } from './guide/stepScreen.ts';
import { voice } from './guide/voice.ts';
import type { Notices } from './notices.ts';
import type { OpenLab } from './openLab.ts';
import { underProgress } from './progress.ts';
import { askForName } from './rename.ts';
import { resetLab } from './reset.ts';
import { say } from './say.ts';
import { settings } from './settings.ts';
import { single } from './single.ts';
import type { LabTerminals } from './terminal.ts';
import { terminalText } from './terminalText.ts';

/** What a solution has started may take a moment to be there: looked at so often, milliseconds apart. */
const settling = { times: 10, apart: 500 };

interface StepTools {
  readonly current: CurrentLab;
  readonly guide: Guide;
  readonly terminals: LabTerminals;
  readonly notices: Notices;
  /** Whether the lab's folder was deleted, which is then told. */
  readonly isGone: (open: OpenLab) => Promise<boolean>;
}

/** What a person can have done in the lab that is open. */
export function stepFlows({ current, guide, terminals, notices, isGone }: StepTools) {
  async function check(): Promise<void> {
    const open = current.open();
    if (!open || (await isGone(open))) return;
    await saveAll(open.session.folder);
    const result = await open.check();
    if (result) tell(open, result);
  }

  function tell({ session }: OpenLab, result: StepResult): void {
    const step = session.step(result.step);
    guide.announce(announcement(result, step, voice(settings().language)));
    const failed = step.tasks.find(({ id }) => result.verdicts.get(id)?.status === 'failed');
    if (failed) guide.focus({ task: failed.id });
  }

  async function saveAll(folder: string): Promise<void> {
    const dirty = workspace.textDocuments.filter(
      (document) =>
        document.isDirty &&
        document.uri.scheme === 'file' &&
        current.holding(document.uri.fsPath)?.session.folder === folder,
    );
    await Promise.all(dirty.map((document) => document.save()));
  }

  async function rename(variable?: string): Promise<void> {
    const intro = current.intro();
    const session = current.open()?.session;
    if (intro) {
      const chosen = await askForName(intro.lab, intro.variables(), variable);
      if (chosen) await intro.rename(chosen.variable, chosen.value);
    } else if (session) {
      const chosen = await askForName(session.lab, session.state().variables, variable);
      if (!chosen) return;
      const wrong = await session.setVariable(chosen.variable, chosen.value);
      if (wrong) void window.showWarningMessage(say(wrong.text, wrong.args));
    }
  }

  async function run(commandLine: string): Promise<void> {
    const text = terminalText(commandLine);
    const session = current.open()?.session;
    if (text === undefined) return;
    if (session) await terminals.run({ id: session.lab.id, folder: session.folder }, text);
    else await terminals.runAnywhere(text);
  }

  const solve = single(async (step: string): Promise<void> => {
    const open = current.open();
    if (!open || !workspace.isTrusted) return;
    const { session } = open;
    if (!(await mayDo(session, [step]))) return;
    const title = { en: 'Doing this step for you', 'zh-cn': '正在替你完成这一步' };
    const wrong = await underProgress(title, (signal) => session.solve(step, signal));
    if (wrong) {
      void window.showWarningMessage(say(wrong.text, wrong.args));
      return;
    }
    if (session.state().step !== step) return;
    let result = await open.check();
    for (let left = settling.times; left > 0 && result && hasFailed(result); left -= 1) {
      await pause(settling.apart);
      if (session.state().step !== step) return;
      result = await open.check();
    }
    if (result) tell(open, result);
  });

  /** Another one of these at the same time would act on the same objects and files. */
  const whole = single(async (work: (open: OpenLab) => Promise<void>): Promise<void> => {
    const open = current.open();
    if (!open || !workspace.isTrusted || (await isGone(open))) return;
    await saveAll(open.session.folder);
    await work(open);
  });

  return {
    check,
    rename,
    run,
    solve,
    cleanUp: () =>
      whole(async ({ session }) => {
        const report = await cleanUp(session, notices);
        if (report !== undefined) guide.announce(report);
      }),
    reset: () =>
      whole(async ({ session }) => {
        if (await resetLab(session)) await guide.reveal();
      }),
    /** To the step that is shown, unless another is named. */
    bringHere: (step?: string) =>
      whole(async ({ session }) => {
        await bringHere(session, step ?? session.state().step, notices);
        await guide.reveal();
      }),
    async next() {
      const open = current.open();
      const openStep = (await open?.next())?.openStep;
      if (open && openStep !== undefined) {
        notices.info(
          {
            en: 'The lab is not finished yet: “{title}” has an open task.',
            'zh-cn': '实验还没有完成：“{title}”中还有未通过的任务。',
          },
          { title: open.session.step(openStep).title },
        );
      }
    },
    async showSolution() {
      const session = current.open()?.session;
      if (session) await session.showSolution(session.state().step);
    },
    /** The next of the author's hints, else the next degree of the cause; the first open task's by default. */
    async hint(screen: Screen | undefined, task?: string) {
      const session = current.open()?.session;
      if (screen?.kind !== 'step' || !session) return;
      const step = session.step(screen.id);
      const wanted = task ?? hintTask(screen.tasks, step);
      const view = screen.tasks.find(({ id }) => id === wanted);
      if (!view) return;
      const hints = step.tasks.find(({ id }) => id === view.id)?.hints.length ?? 0;
      await (view.hintsMarkdown.length < hints ? session.hint(view.id) : session.more(view.id));
    },
  };
}

function hasFailed({ verdicts }: StepResult): boolean {
  return [...verdicts.values()].some(({ status }) => status === 'failed');
}
