import type { Header } from '../../protocol/guide.ts';
import type { Lab, Step } from '../../lab/model.ts';
import type { State } from '../../session/state.ts';
import type { Daemon } from './input.ts';
import type { Voice } from './voice.ts';

type StepStatus = Header['steps'][number]['status'];

/** `here` is the step that is shown, if one is. */
export function header(
  lab: Lab,
  daemon: Daemon,
  voice: Voice,
  progress?: { readonly state: State; readonly here?: string },
): Header {
  const { course } = lab;
  return {
    lab: lab.id,
    course: course ? `${voice.plain({ text: course.title })} · ${course.at}` : '',
    title: voice.plain({ text: lab.title }),
    daemon: { answers: daemon.answers, label: daemonLabel(daemon, voice) },
    steps: lab.steps.map((step) => ({
      id: step.id,
      title: voice.plain({ text: step.title }),
      status: progress ? stepStatus(step, progress.state, progress.here) : 'todo',
    })),
  };
}

export function stepStatus(step: Step, state: State, here?: string): StepStatus {
  const tasks = step.tasks.map((task) => state.tasks[task.id]);
  if (tasks.some((task) => task?.changedAt !== undefined)) return 'changed';
  if (step.id === here) return 'here';
  return tasks.length > 0 && tasks.every((task) => task !== undefined) ? 'done' : 'todo';
}

export function daemonLabel(daemon: Daemon, voice: Voice): string {
  if (daemon.answers === false) {
    return voice.plain({ text: { en: 'Docker does not answer', 'zh-cn': 'Docker 没有响应' } });
  }
  return daemon.version === undefined ? 'Docker' : `Docker ${shortVersion(daemon.version)}`;
}

/** `28.2` of `28.2.2+dfsg1`. */
function shortVersion(version: string): string {
  return /^\d+\.\d+/.exec(version)?.[0] ?? version;
}
