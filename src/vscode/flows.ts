import { access } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { ProgressLocation, window, workspace, type Memento } from 'vscode';
import type { CurrentLab } from './currentLab.ts';
import { askForName } from './rename.ts';
import { chooseFolder, start, usualFolder } from './start.ts';
import { cleanUp } from './cleanUp.ts';
import type { DockerEndpoint } from './docker.ts';
import { enterFolder } from './enterFolder.ts';
import { announcement } from './guide/announcement.ts';
import type { Guide } from './guide/provider.ts';
import type { Screen } from '../protocol/guide.ts';
import type { StepResult } from '../session/session.ts';
import { hintTask } from './guide/stepScreen.ts';
import { voice } from './guide/voice.ts';
import { introLab } from './introLab.ts';
import type { LabsFound } from './labsFound.ts';
import { firstFile } from './firstFile.ts';
import type { Links } from './links.ts';
import type { Notices } from './notices.ts';
import type { OpenLab } from './openLab.ts';
import { say } from './say.ts';
import type { Sessions } from './sessions.ts';
import { settings } from './settings.ts';
import { single } from './single.ts';
import type { LabTerminals } from './terminal.ts';
import { terminalText } from './terminalText.ts';

/** What a solution has started may take a moment to be there: looked at so often, milliseconds apart. */
const settling = { times: 10, apart: 500 };

interface FlowTools {
  readonly current: CurrentLab;
  readonly labs: LabsFound;
  readonly sessions: Sessions;
  readonly endpoint: () => DockerEndpoint;
  readonly guide: Guide;
  readonly terminals: LabTerminals;
  readonly links: Links;
  readonly notices: Notices;
  readonly memory: Memento;
}

/** What a person can have done, whether by a command, in the guide or by a link. */
export type Flows = ReturnType<typeof flows>;

export function flows(tools: FlowTools) {
  const { current, labs, sessions, endpoint, guide, terminals, links, notices, memory } = tools;
  const connection = () => endpoint().connection();
  const failed = (error: unknown): void =>
    notices.error(
      { en: 'Could not look at your Docker: {reason}', 'zh-cn': '无法查看你的 Docker：{reason}' },
      error,
    );

  function showIntro(id: string): void {
    const read = labs.byId(id);
    if (!read) return;
    if (!read.lab) {
      current.show({ kind: 'broken', read });
      return;
    }
    const intro = introLab(read.lab, connection, current.changed, failed);
    current.show({ kind: 'intro', intro });
    if (workspace.isTrusted) void intro.examine();
  }

  async function showBroken(folder: string): Promise<void> {
    await guide.reveal();
    const read = labs.all().find((each) => each.folder === folder && !each.lab);
    if (read) current.show({ kind: 'broken', read });
  }

  /** Shows a lab: where it was left when it is started, else what it is about. */
  async function showLab(id: string, step?: string): Promise<void> {
    await guide.reveal();
    if (!workspace.isTrusted) {
      showIntro(id);
      return;
    }
    const here = current.all().find(({ session }) => session.lab.id === id);
    const folder = here?.session.folder ?? (await sessions.folderOf(id));
    if (here && (await isGone(here))) return;
    const open = here ?? (folder === undefined ? undefined : await sessions.open(folder));
    if (!open) {
      showIntro(id);
      return;
    }
    if (step !== undefined) await open.goTo(step);
    current.show({ kind: 'open', open });
    sessions.used(open.session.folder);
    await enterFolder(open.session.folder, memory);
  }

  /** Whether the lab's folder was deleted; then the lab can be started anew. */
  async function isGone(open: OpenLab): Promise<boolean> {
    const { lab, folder } = open.session;
    const there = await access(folder).then(
      () => true,
      () => false,
    );
    if (there) return false;
    current.forget(open);
    showIntro(lab.id);
    notices.info(
      {
        en: 'The lab’s folder is gone: {folder}. Start the lab to make it anew.',
        'zh-cn': '实验文件夹已不存在：{folder}。请重新开始实验来创建它。',
      },
      { folder },
    );
    return true;
  }

  /** Shows a started lab at its step, with the file that the step speaks of beside it. */
  async function arrive(folder: string): Promise<void> {
    const open = await sessions.open(folder);
    if (!open) return;
    await sessions.readStarted();
    sessions.used(folder);
    current.show({ kind: 'open', open });
    const step = open.session.step(open.session.state().step);
    const file = firstFile(step.text.en);
    if (file !== undefined) await links.open(folder, file);
    await guide.reveal();
    guide.focus('check');
  }

  const startCurrent = single(async (into?: string): Promise<void> => {
    const intro = current.intro();
    if (!intro || !workspace.isTrusted) return;
    await intro.examine();
    if (!intro.ready()) return;
    const folder = into ?? usualFolder(intro.lab.id);
    const started = await start(intro, folder, connection, AbortSignal.timeout(60_000));
    if (started === undefined) return;
    if ((await enterFolder(started, memory)) === 'here') await arrive(started);
  });

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
    const title = say({ en: 'Doing this step for you', 'zh-cn': '正在替你完成这一步' });
    const options = { location: ProgressLocation.Notification, title, cancellable: true };
    const wrong = await window.withProgress(options, (_, token) => {
      const controller = new AbortController();
      token.onCancellationRequested(() => controller.abort());
      return session.solve(step, controller.signal);
    });
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

  return {
    showLab,
    showIntro,
    showBroken,
    arrive,
    startCurrent,
    check,
    rename,
    run,
    solve,
    async chooseFolder() {
      const intro = current.intro();
      const folder = intro && (await chooseFolder(intro.lab.id));
      if (folder !== undefined) await startCurrent(folder);
    },
    cleanUp: single(async () => {
      const open = current.open();
      if (!open) return;
      const report = await cleanUp(open.session, notices);
      if (report !== undefined) guide.announce(report);
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
    startAgain() {
      const session = current.open()?.session;
      if (session) showIntro(session.lab.id);
    },
  };
}

function hasFailed({ verdicts }: StepResult): boolean {
  return [...verdicts.values()].some(({ status }) => status === 'failed');
}
