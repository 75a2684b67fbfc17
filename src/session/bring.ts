import { rm } from 'node:fs/promises';
import type { Lab, Step } from '../lab/model.ts';
import { replaceVariables, type Values } from '../lab/variables.ts';
import { said, type Said, type Text } from '../text.ts';
import type { DockerConnection } from '../world/docker/docker.ts';
import { removeLeftovers } from './cleanUp.ts';
import { differing, keepFile, keptFolder } from './keptFiles.ts';
import { madeBy, removedBy, type Made } from './made.ts';
import type { Brought, Leftover, Way } from './session.ts';
import { filesBefore, touchedBy } from './solvedFiles.ts';
import { fileValues, type State } from './state.ts';
import { pause } from './time.ts';
import { within, writeWithin } from './within.ts';

interface BringContext {
  readonly lab: Lab;
  readonly state: () => State;
  /** What stands in texts now. */
  readonly values: () => Values;
  readonly connection: DockerConnection;
  /** Where the state of the started lab is kept. */
  readonly home: string;
  readonly leftovers: (signal: AbortSignal) => Promise<readonly Leftover[]>;
  goTo(step: string): Promise<void>;
  /** Marks the step as one whose solution was shown. */
  showSolution(step: string): Promise<void>;
  solve(step: string, signal: AbortSignal): Promise<Said | undefined>;
  check(step: string, signal: AbortSignal): Promise<unknown>;
}

/** What a solution has started may take a moment to be there; milliseconds between looks. */
const settling = { times: 20, apart: 500 };

const noStep: Text = {
  en: 'Could not go to `{step}`: the lab has no such step. Name one of its steps.',
  'zh-cn': '无法前往 `{step}`：本实验没有这一步。请写实验中的一个步骤。',
};
const stopped: Text = {
  en: 'Could not do the step “{title}” for you: {why}. Look at this step, then go on from here.',
  'zh-cn': '无法替你完成“{title}”这一步：{why}。请查看这一步，然后从这里继续。',
};
const notPassed: Text = {
  en: '“{task}” did not pass. Look at this step, then go on from here.',
  'zh-cn': '“{task}”未通过。请查看这一步，然后从这里继续。',
};
const cancelled: Text = { en: 'Cancelled.', 'zh-cn': '已取消。' };

/** What lies between the learner and the step. Throws WorldError when Docker does not answer. */
export async function findWay(
  { lab, state, leftovers }: BringContext,
  step: string,
  signal: AbortSignal,
): Promise<Way> {
  const steps = openBefore(lab, state(), step);
  const { folder } = state();
  const values = fileValues(state());
  const files = new Set<string>();
  const seen = new Set<string>();
  for (const one of steps) {
    const fresh = touchedBy(one).filter((path) => !seen.has(path));
    for (const path of await learners(lab, values, folder, one, fresh)) files.add(path);
    for (const path of fresh) seen.add(path);
  }
  const needed = steps.flatMap((one) => namesNeeded(lab, values, one));
  const present = needed.length === 0 ? [] : await leftovers(signal);
  return {
    steps: steps.map(({ id }) => id),
    files: [...files],
    inTheWay: present.filter((leftover) => leftover.ticked && isOneOf(leftover, needed)),
  };
}

/** Goes the way. Never rejects for files or Docker: it stops, and says why. */
export async function bringTo(
  context: BringContext,
  step: string,
  way: Way,
  signal: AbortSignal,
  onStep: (step: string, index: number, of: number) => void,
): Promise<Brought> {
  const { lab, state } = context;
  const done: string[] = [];
  const kept: string[] = [];
  let folder: string | undefined;
  const end = (wrong?: Said): Brought => ({
    done,
    ...(folder === undefined ? {} : { kept: { folder, paths: kept } }),
    ...(wrong ? { wrong } : {}),
  });
  if (!lab.steps.some(({ id }) => id === step)) return end(said(noStep, { step }));
  const steps = openBefore(lab, state(), step).filter(({ id }) => way.steps.includes(id));
  const hasEnded = (): boolean => signal.aborted;
  for (const [index, one] of steps.entries()) {
    onStep(one.id, index, steps.length);
    if (hasEnded()) return end(said(cancelled));
    const wrong = await doStep(one).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      return said(stopped, { title: one.title, why });
    });
    if (hasEnded()) return end(said(cancelled));
    if (wrong) return end(wrong);
    done.push(one.id);
  }
  await context.goTo(step);
  return end();

  async function doStep(one: Step): Promise<Said | undefined> {
    const { folder: home } = state();
    const values = fileValues(state());
    await context.goTo(one.id);
    await context.showSolution(one.id);
    const touched = touchedBy(one);
    for (const path of await learners(lab, values, home, one, touched)) {
      folder ??= await keptFolder(context.home, new Date());
      await keepFile(home, path, folder);
      kept.push(path);
    }
    await putBack(lab, values, home, one, touched);
    const needed = namesNeeded(lab, values, one);
    const inTheWay = way.inTheWay.filter((leftover) => isOneOf(leftover, needed));
    const removals = await removeLeftovers(context.connection, inTheWay, signal);
    const refused = removals.find(({ error }) => error)?.error;
    return refused ?? (await context.solve(one.id, signal)) ?? (await passes(one));
  }

  /** Why the step does not pass, however often one looks. */
  async function passes(one: Step): Promise<Said | undefined> {
    for (let times = settling.times; ; times -= 1) {
      await context.check(one.id, signal);
      const open = one.tasks.find(({ id }) => !holds(state(), id));
      if (!open) return undefined;
      if (times === 0 || signal.aborted) {
        const title = replaceVariables(open.title, context.values());
        return said(notPassed, { task: title });
      }
      await pause(settling.apart, signal);
    }
  }
}

function openBefore(lab: Lab, state: State, step: string): readonly Step[] {
  const end = lab.steps.findIndex(({ id }) => id === step);
  return lab.steps
    .slice(0, Math.max(0, end))
    .filter(({ tasks }) => !tasks.every(({ id }) => holds(state, id)));
}

function holds({ tasks }: State, id: string): boolean {
  const progress = Object.hasOwn(tasks, id) ? tasks[id] : undefined;
  return progress !== undefined && progress.changedAt === undefined;
}

/** Those of the paths whose file is the learner's own version, not what the solution begins with. */
async function learners(
  lab: Lab,
  values: Values,
  folder: string,
  step: Step,
  paths: readonly string[],
): Promise<readonly string[]> {
  const base = await filesBefore(lab, values, step.id);
  return differing(folder, new Map(paths.map((path) => [path, base.get(path)])));
}

/** Puts the files as the step's solution expects them. */
async function putBack(
  lab: Lab,
  values: Values,
  folder: string,
  step: Step,
  paths: readonly string[],
): Promise<void> {
  const base = await filesBefore(lab, values, step.id);
  for (const path of paths) {
    const target = await within(folder, path);
    const content = base.get(path);
    if (target === undefined) continue;
    if (content) await writeWithin(folder, path, content);
    else await rm(target, { recursive: true, force: true });
  }
}

/** Containers and networks that the step's solution makes, and that the steps before it do not leave. */
function namesNeeded(lab: Lab, values: Values, step: Step): readonly Made[] {
  const present = new Map<string, Made>();
  const key = ({ object, name }: Made): string => `${object} ${name}`;
  const actions = (one: Step): readonly (readonly string[])[] =>
    replaceVariables(one.solve, values).flatMap((action) => ('run' in action ? [action.run] : []));
  const end = lab.steps.findIndex(({ id }) => id === step.id);
  for (const argv of lab.steps.slice(0, end).flatMap(actions)) {
    for (const gone of removedBy(argv)) present.delete(key(gone));
    for (const made of madeBy(argv)) present.set(key(made), made);
  }
  return actions(step)
    .flatMap(madeBy)
    .filter(({ object }) => object === 'container' || object === 'network')
    .filter((made) => !present.has(key(made)));
}

function isOneOf(leftover: Leftover, names: readonly Made[]): boolean {
  return names.some(({ object, name }) => object === leftover.object && name === leftover.name);
}
