import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SolveAction } from '../lab/model.ts';
import { said, type Said, type Text } from '../text.ts';
import type { TerminalCommand } from '../world/world.ts';
import { runCommand, shellLine } from './command.ts';
import { madeBy, type Made } from './made.ts';
import { within, writeWithin } from './within.ts';

/** What a solution may act on; variables in the actions are already replaced. */
interface SolveContext {
  /** The learner's folder. */
  readonly folder: string;
  /** The lab's own folder, in which `solution/` lies. */
  readonly lab: string;
  /** A solution's file with what depends on the learner's names filled in. */
  readonly fill: (path: string, content: Buffer) => Buffer;
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds for one command. */
  readonly timeLimit?: number;
  answer(task: string, value: readonly string[]): Promise<void>;
  /** Creates the lab cluster; what went wrong, if anything. */
  createCluster(signal: AbortSignal): Promise<Said | undefined>;
  /** The right answer of a task that asks the world; undefined when the world does not say. */
  worldAnswer(task: string): Promise<readonly string[] | undefined>;
  made(objects: readonly Made[]): Promise<void>;
  ran(command: TerminalCommand): void;
}

const stopped: Text = {
  en: 'Could not run `{command}`: it ended with {code}. {output}',
  'zh-cn': '无法运行 `{command}`：退出码为 {code}。{output}',
};
const noFile: Text = {
  en: 'Could not copy `{path}` from the solution: {why}.',
  'zh-cn': '无法从解答中复制 `{path}`：{why}。',
};
const notOnce: Text = {
  en: 'Could not change `{path}`: the text to replace stands there {count} times instead of once.',
  'zh-cn': '无法修改 `{path}`：要替换的文字出现了 {count} 次，而不是一次。',
};
const noAnswer: Text = {
  en: 'Could not answer `{task}`: what it asks for is not there yet.',
  'zh-cn': '无法回答 `{task}`：它询问的对象还不存在。',
};
const outside: Text = {
  en: 'Could not write `{path}`: it lies outside the lab folder.',
  'zh-cn': '无法写入 `{path}`：它位于实验文件夹之外。',
};
export const cancelled: Text = { en: 'Cancelled.', 'zh-cn': '已取消。' };

/** Does the actions in order, up to the first that goes wrong; undefined when all went well. */
export async function runActions(
  actions: readonly SolveAction[],
  context: SolveContext,
  signal: AbortSignal,
): Promise<Said | undefined> {
  for (const action of actions) {
    if (signal.aborted) return said(cancelled);
    const wrong = await runAction(action, context, signal);
    if (wrong) return wrong;
  }
  return undefined;
}

async function runAction(
  action: SolveAction,
  context: SolveContext,
  signal: AbortSignal,
): Promise<Said | undefined> {
  if ('run' in action) return run(action, context, signal);
  if ('files' in action) {
    for (const path of action.files) {
      const wrong = await copy(path, context);
      if (wrong) return wrong;
    }
    return undefined;
  }
  if ('edit' in action) return edit(action.edit, context);
  if ('cluster' in action) return context.createCluster(signal);
  const { task, value } = action.answer;
  const given = value === 'world' ? await context.worldAnswer(task) : [value].flat();
  if (!given) return said(noAnswer, { task });
  await context.answer(task, given);
  return undefined;
}

async function run(
  action: Extract<SolveAction, { run: readonly string[] }>,
  context: SolveContext,
  signal: AbortSignal,
): Promise<Said | undefined> {
  const { exitCode, output } = await runCommand(
    {
      argv: action.run,
      cwd: context.folder,
      timeLimit: context.timeLimit ?? 300_000,
      ...(context.env ? { env: context.env } : {}),
      ...(action.tty === undefined ? {} : { tty: action.tty }),
      ...(action.input === undefined ? {} : { input: action.input }),
    },
    signal,
  );
  const commandLine = shellLine(action.run);
  context.ran({ time: Date.now(), commandLine, exitCode, output: output.slice(-4096) });
  if (exitCode === 0) await context.made(madeBy(action.run));
  if (exitCode !== undefined && (action.exit ?? [0]).includes(exitCode)) return undefined;
  if (signal.aborted) return said(cancelled);
  const lastLines = output.trim().split('\n').slice(-5).join('\n');
  return said(stopped, { command: commandLine, code: exitCode ?? '?', output: lastLines });
}

async function copy(path: string, { folder, lab, fill }: SolveContext): Promise<Said | undefined> {
  const source = await within(lab, join('solution', path));
  if (source === undefined) return said(outside, { path });
  try {
    const written = await writeWithin(folder, path, fill(path, await readFile(source)));
    return written ? undefined : said(outside, { path });
  } catch (error) {
    return said(noFile, { path, why: error instanceof Error ? error.message : String(error) });
  }
}

async function edit(
  { path, find, replace }: { path: string; find: string; replace: string },
  { folder }: SolveContext,
): Promise<Said | undefined> {
  const target = await within(folder, path);
  if (target === undefined) return said(outside, { path });
  const text = await readFile(target, 'utf8').catch(() => '');
  const parts = text.split(find);
  if (parts.length !== 2) return said(notOnce, { path, count: parts.length - 1 });
  const written = await writeWithin(folder, path, parts.join(replace));
  return written ? undefined : said(outside, { path });
}
