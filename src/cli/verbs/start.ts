import { resolve } from 'node:path';
import { codeList } from '../../lab/fault.ts';
import type { Lab } from '../../lab/model.ts';
import { valueFault } from '../../lab/variables.ts';
import { shellLine } from '../../session/command.ts';
import { readMarker } from '../../session/places.ts';
import type { Requirement } from '../../session/session.ts';
import { preflight, resumable, startLab } from '../../session/start.ts';
import { said, type Text } from '../../text.ts';
import type { DockerConnection } from '../../world/docker/docker.ts';
import type { Context, Outcome, Verb } from '../context.ts';
import { didYouMean } from '../didYouMean.ts';
import { exitCode } from '../exitCode.ts';
import { labOf } from '../openLab.ts';
import { UsageError } from '../usageError.ts';

const noLab: Text = {
  en: 'Could not start: name a lab, as in `container-lab start LAB`. `container-lab list` shows them.',
  'zh-cn':
    '无法开始：请指定一个实验，例如 `container-lab start LAB`。运行 `container-lab list` 可以列出实验。',
};
const noPair: Text = {
  en: 'Could not set `{pair}`: it is no `name=value`. Write it as in `--set container=web`.',
  'zh-cn': '无法设置 `{pair}`：格式不是 `name=value`。请写成 `--set container=web` 这样。',
};
const noVariable: Text = {
  en: 'Could not set `{name}`: the lab has no such name. {next}',
  'zh-cn': '无法设置 `{name}`：实验没有这个名称。{next}',
};
const badValue: Text = {
  en: 'Could not set `{name}` to `{value}`. {next}',
  'zh-cn': '无法把 `{name}` 设为 `{value}`。{next}',
};
const already: Text = {
  en: 'Could not start in `{folder}`: `{lab}` was started there. Go on there with `container-lab check`, begin anew with `container-lab reset`, or name another `--folder`.',
  'zh-cn':
    '无法在 `{folder}` 中开始：那里已开始了 `{lab}`。可以在那里用 `container-lab check` 继续、用 `container-lab reset` 重新开始，或用 `--folder` 指定别的文件夹。',
};
const notReady: Text = {
  en: 'Not started: see to what is marked with ✘ first. `--set {name}=…` gives the lab another name.',
  'zh-cn': '没有开始：请先处理标有 ✘ 的项目。可以用 `--set {name}=…` 给实验换一个名称。',
};
const notReadyAtAll: Text = {
  en: 'Not started: see to what is marked with ✘ first.',
  'zh-cn': '没有开始：请先处理标有 ✘ 的项目。',
};
const conflict: Text = {
  en: 'Not started, nothing was written: {folder} has other versions of these files. Name another `--folder`, or say `--conflicts keep` (yours stay) or `--conflicts replace`.',
  'zh-cn':
    '没有开始，也没有写入任何内容：{folder} 中这些文件的内容不同。请用 `--folder` 指定别的文件夹，或加上 `--conflicts keep`（保留你的）或 `--conflicts replace`（替换）。',
};
const done: Text = {
  en: 'Started in {folder}. Read its first step with the editor, or look at it with `container-lab check`.',
  'zh-cn': '已在 {folder} 中开始。可以在编辑器中阅读第一步，或用 `container-lab check` 检查。',
};

export const start: Verb = {
  name: 'start',
  usage: 'start LAB [--folder DIR] [--set NAME=VALUE]…',
  summary: { en: 'start a lab in a folder of its own', 'zh-cn': '在单独的文件夹中开始一个实验' },
  about: {
    en: 'Looks whether this machine is ready, and writes the lab’s files into a folder of its own: the one named, or one of the lab’s name here. A file of yours that differs is never replaced unasked.',
    'zh-cn':
      '检查这台机器是否就绪，再把实验文件写入单独的文件夹：你指定的文件夹，或当前位置下以实验命名的文件夹。不会在未经同意时替换你自己的不同文件。',
  },
  words: 1,
  flags: ['--set', '--folder', '--conflicts'],
  async run(context) {
    const { args, io } = context;
    const [id] = args.words;
    if (id === undefined) throw new UsageError(said(noLab));
    const lab = await labOf(context, id);
    const variables = variablesOf(lab, args.set);
    const folder = resolve(io.cwd, args.folder ?? id);
    const there = await readMarker(folder);
    const known =
      there && (await resumable(context.root)).find((one) => one.session === there.session);
    if (there && known) throw new UsageError(said(already, { folder, lab: there.lab }));
    const connection = await context.connect();
    try {
      return await startIn(context, lab, folder, variables, connection);
    } finally {
      connection.close();
    }
  },
};

function variablesOf(lab: Lab, set: readonly string[]): Readonly<Record<string, string>> {
  const values = new Map(Object.entries(lab.variables).map(([name, one]) => [name, one.default]));
  for (const pair of set) {
    const equals = pair.indexOf('=');
    if (equals < 1) throw new UsageError(said(noPair, { pair }));
    const [name, value] = [pair.slice(0, equals), pair.slice(equals + 1)];
    const variable = Object.hasOwn(lab.variables, name) ? lab.variables[name] : undefined;
    if (!variable) {
      const names = Object.keys(lab.variables);
      const list = codeList(names);
      const all: Text = { en: `It has ${list.en}.`, 'zh-cn': `它有 ${list['zh-cn']}。` };
      throw new UsageError(said(noVariable, { name, next: didYouMean(name, names, all) }));
    }
    const next = valueFault(variable.is, value);
    if (next) throw new UsageError(said(badValue, { name, value, next }));
    values.set(name, value);
  }
  return Object.fromEntries(values);
}

async function startIn(
  context: Context,
  lab: Lab,
  folder: string,
  variables: Readonly<Record<string, string>>,
  connection: DockerConnection,
): Promise<Outcome> {
  const { say, plain, root, io, args, mirrors, dockerEnv: env } = context;
  const needs = await preflight(lab, variables, connection, root, io.signal, { mirrors, env });
  for (const line of needs.flatMap((need) => requirementLines(need, context))) say(line);
  const told = {
    lab: lab.id,
    folder,
    variables,
    needs: needs.map((need) => dataOf(need, context)),
  };
  if (needs.some(({ status }) => status === 'missing')) {
    const name = needs.flatMap(({ remedies }) =>
      remedies.flatMap((one) => ('variable' in one ? [one.variable] : [])),
    )[0];
    say(plain(name === undefined ? said(notReadyAtAll) : said(notReady, { name })));
    return { exitCode: exitCode.blocked, data: { ...told, started: false } };
  }
  const { conflicts } = args;
  const options = {
    ...{ lab, folder, variables, mirrors, connection, root },
    ...(conflicts ? { conflicts } : {}),
  };
  const result = await startLab(options, io.signal);
  if (result.kind === 'conflicts') {
    say(plain(said(conflict, { folder })));
    for (const path of result.paths) say(`    ${path}`);
    const data = { ...told, started: false, conflicts: result.paths };
    return { exitCode: exitCode.failed, data };
  }
  say(plain(said(done, { folder: result.folder })));
  return {
    exitCode: exitCode.passed,
    data: { ...told, started: true, session: result.session },
  };
}

const signs = { ready: '✔', attention: '!', missing: '✘' } as const;

function requirementLines(
  { status, title, detail, remedies }: Requirement,
  { plain }: Context,
): readonly string[] {
  return [
    `${signs[status]} ${plain(title)}`,
    ...(detail ? [`    ${plain(detail)}`] : []),
    ...remedies.flatMap((one) =>
      'run' in one ? [`    ${plain(one.label)}  ${shellLine(one.run)}`] : [],
    ),
  ];
}

function dataOf({ id, status, title, detail }: Requirement, { plain }: Context): unknown {
  return { id, status, title: plain(title), ...(detail ? { detail: plain(detail) } : {}) };
}
