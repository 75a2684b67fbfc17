import { access } from 'node:fs/promises';
import { workspace, type Memento } from 'vscode';
import type { CurrentLab } from './currentLab.ts';
import { chooseFolder, start, usualFolder } from './start.ts';
import type { DockerEndpoint } from './docker.ts';
import { enterFolder } from './enterFolder.ts';
import type { Guide } from './guide/provider.ts';
import { introLab } from './introLab.ts';
import type { LabsFound } from './labsFound.ts';
import { firstFile } from './firstFile.ts';
import type { Links } from './links.ts';
import type { Notices } from './notices.ts';
import type { OpenLab } from './openLab.ts';
import type { Sessions } from './sessions.ts';
import { single } from './single.ts';
import { stepFlows } from './stepFlows.ts';
import type { LabTerminals } from './terminal.ts';

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
  const { current, labs, sessions, endpoint, guide, links, notices, memory } = tools;
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

  const steps = stepFlows({ ...tools, isGone });

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

  return {
    ...steps,
    showLab,
    showIntro,
    showBroken,
    arrive,
    startCurrent,
    async chooseFolder() {
      const intro = current.intro();
      const folder = intro && (await chooseFolder(intro.lab.id));
      if (folder !== undefined) await startCurrent(folder);
    },
    startAgain() {
      const session = current.open()?.session;
      if (session) showIntro(session.lab.id);
    },
  };
}
