import type { StepScreen, TaskView } from '../../protocol/guide.ts';
import type { Step } from '../../lab/model.ts';
import type { Explanation } from '../../check/verdict.ts';
import { isOfCluster } from '../../session/plan.ts';
import { banner, problemBanner } from './banner.ts';
import { workBanner, type ClusterWork } from './clusterWork.ts';
import type { Deeds } from './deeds.ts';
import { header } from './header.ts';
import type { Daemon, SessionSubject } from './input.ts';
import { solution } from './solution.ts';
import { taskView } from './taskView.ts';
import type { Voice } from './voice.ts';

export function stepScreen(
  subject: SessionSubject,
  { daemon, cluster }: { readonly daemon: Daemon; readonly cluster: ClusterWork | undefined },
  voice: Voice,
  deeds: Deeds,
): StepScreen {
  const { session, checking } = subject;
  const state = session.state();
  const { lab } = session;
  const step = session.step(state.step);
  const number = lab.steps.findIndex(({ id }) => id === step.id) + 1;
  const own = step.tasks.map((task) => taskView(task, step, subject, voice, deeds));
  const tasks = [...own, ...changedEarlier(step, subject, voice, deeds)];
  const complete = own.every(({ status }) => status === 'passed');
  const block = session.block();
  const problem = session.problem();
  const ofCluster = lab.needs.cluster && cluster && isNews(cluster, block);
  const shownBanner = ofCluster
    ? workBanner(cluster, voice, deeds)
    : block
      ? banner(block, voice, deeds)
      : problem && problemBanner(problem, voice);
  const next = lab.steps[number];
  const hinted = hintTask(tasks, step);
  const hintFor = step.tasks.find(({ id }) => id === hinted)?.title;
  return {
    kind: 'step',
    header: header(lab, daemon, voice, { state, here: step.id }),
    id: step.id,
    number,
    title: voice.plain({ text: step.title }),
    textMarkdown: step.text[voice.language],
    tasks,
    ...(shownBanner && { banner: shownBanner }),
    ...(complete && step.done && { doneMarkdown: step.done[voice.language] }),
    checking,
    complete,
    ...(next && { next: voice.plain({ text: next.title }) }),
    hasPrevious: number > 1,
    solution: solution(step, state.shown.includes(step.id), voice, deeds),
    ...(hintFor && { hintFor: voice.plain({ text: hintFor }) }),
  };
}

/** What is done with the cluster stands before what the missing one keeps from being judged. */
function isNews({ is }: ClusterWork, block: Explanation | undefined): boolean {
  return block === undefined ? is === 'creating' : isOfCluster(block);
}

/** Tasks of the steps before, that should still hold and do not. */
function changedEarlier(
  here: Step,
  subject: SessionSubject,
  voice: Voice,
  deeds: Deeds,
): readonly TaskView[] {
  const { session } = subject;
  const { steps } = session.lab;
  const { tasks } = session.state();
  return steps
    .slice(
      0,
      steps.findIndex(({ id }) => id === here.id),
    )
    .filter((step) => step.tasks.some(({ id }) => tasks[id]?.changedAt !== undefined))
    .map(({ id }) => session.step(id))
    .flatMap((step) =>
      step.tasks
        .filter(({ id }) => tasks[id]?.changedAt !== undefined)
        .map((task) => taskView(task, step, subject, voice, deeds)),
    );
}

/** The task of the step for which a press on Hint reveals something: the first that is open. */
export function hintTask(tasks: readonly TaskView[], step: Step): string | undefined {
  return tasks.find((task) => moreToSay(task, step))?.id;
}

function moreToSay(task: TaskView, step: Step): boolean {
  const own = step.tasks.find(({ id }) => id === task.id);
  if (!own || task.status === 'passed' || task.status === 'waiting') return false;
  return (
    task.hintsMarkdown.length < own.hints.length ||
    (task.why !== undefined && task.why.degrees.length < task.why.total)
  );
}
