import { homedir } from 'node:os';
import { env } from 'vscode';
import type { Screen } from '../../protocol/guide.ts';
import type { CurrentLab } from '../currentLab.ts';
import type { Flows } from '../flows.ts';
import type { Links } from '../links.ts';
import { editorRange } from '../places.ts';
import { perform, type DeedTools } from '../perform.ts';
import type { Deed } from './deeds.ts';
import type { Handlers } from './dispatch.ts';
import { runFences } from './fences.ts';
import { taskReport } from './report.ts';

interface MessageTools {
  readonly current: CurrentLab;
  readonly flows: Flows;
  readonly links: Links;
  readonly deedTools: DeedTools;
  /** What the actions of the view that is shown stand for. */
  deed(id: string): Deed | undefined;
  screen(): Screen | undefined;
}

/** What the extension does when the person does something in the guide. */
export function messageHandlers(tools: MessageTools): Handlers {
  const { current, flows, links, deedTools } = tools;

  return {
    startLab: ({ lab }) => flows.showLab(lab),
    start: () => flows.startCurrent(),
    check: () => flows.check(),
    cancel: () => current.open()?.cancel(),
    step: ({ to }) => current.open()?.goTo(to),
    next: () => flows.next(),
    previous: () => current.open()?.previous(),
    hint: ({ task }) => flows.hint(tools.screen(), task),
    more: ({ task }) => current.open()?.session.more(task),
    solution: () => flows.showSolution(),
    answer: ({ task, value }) => current.open()?.answer(task, value),
    async runFence({ index }) {
      const screen = tools.screen();
      const fence = screen?.kind === 'step' ? runFences(screen.textMarkdown)[index] : undefined;
      if (fence !== undefined) await flows.run(fence);
    },
    async action({ id }) {
      const deed = tools.deed(id);
      if (deed) await perform(deed, deedTools);
    },
    async place({ task, index }) {
      const session = current.open()?.session;
      const verdict = session?.verdicts().get(task);
      if (!session || verdict?.status !== 'failed') return;
      const place = verdict.cause?.places[index];
      if (place) await links.open(session.folder, place.path, editorRange(place.range));
    },
    link: ({ href }) => links.follow(href, linkPlaces(current)),
    async copy({ text }) {
      await env.clipboard.writeText(text);
    },
    async copyReport({ task }) {
      const session = current.open()?.session;
      const step = session?.lab.steps.find(({ tasks }) => tasks.some(({ id }) => id === task));
      if (!session || !step) return;
      await env.clipboard.writeText(taskReport(session, session.step(step.id), task, homedir()));
    },
  };
}

export function linkPlaces(current: CurrentLab) {
  const session = current.open()?.session;
  const lab = session?.lab ?? current.intro()?.lab;
  if (!lab) return undefined;
  return { lab: lab.folder, ...(session && { folder: session.folder }) };
}
