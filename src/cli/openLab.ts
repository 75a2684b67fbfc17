import { resolve } from 'node:path';
import { codeList } from '../lab/fault.ts';
import type { Lab } from '../lab/model.ts';
import { openSession } from '../session/open.ts';
import { labFolderOf, readMarker } from '../session/places.ts';
import type { Session } from '../session/session.ts';
import { said, type Text } from '../text.ts';
import { kindOf } from './clusterMachine.ts';
import type { Context } from './context.ts';
import { didYouMean } from './didYouMean.ts';
import { UsageError } from './usageError.ts';

const noFolder: Text = {
  en: 'Could not find a started lab in `{folder}`. Go to its folder, or name it with `--folder`.',
  'zh-cn': '在 `{folder}` 中找不到已开始的实验。请进入它的文件夹，或用 `--folder` 指定。',
};
const noMemory: Text = {
  en: 'Could not open the lab in `{folder}`: what it remembers is not on this machine. Start the lab again.',
  'zh-cn': '无法打开 `{folder}` 中的实验：它的记录不在这台机器上。请重新开始该实验。',
};
const noLab: Text = {
  en: 'Could not find the lab `{lab}`. {next}',
  'zh-cn': '找不到实验 `{lab}`。{next}',
};
const nameFolder: Text = {
  en: 'Name its folder with `--labs`.',
  'zh-cn': '请用 `--labs` 指定它所在的文件夹。',
};
const broken: Text = {
  en: 'Could not use the lab `{lab}`: it has faults. `container-lab list` shows them.',
  'zh-cn': '无法使用实验 `{lab}`：它有错误。运行 `container-lab list` 查看。',
};

const noStep: Text = {
  en: 'Could not find the step `{step}` in the lab. {next}',
  'zh-cn': '实验中没有 `{step}` 这一步。{next}',
};
const itsSteps: Text = { en: 'Its steps are {steps}.', 'zh-cn': '它的步骤有 {steps}。' };

/** The lab of that id, or of that folder. */
export async function labOf(context: Context, id: string): Promise<Lab> {
  const all = await context.labs();
  const reads = all.filter((one) => one.id === id);
  const lab = reads.find((one) => one.lab)?.lab;
  if (lab) return lab;
  if (reads.length > 0) throw new UsageError(said(broken, { lab: id }));
  const ids = all.map((one) => one.id);
  throw new UsageError(said(noLab, { lab: id, next: didYouMean(id, ids, nameFolder) }));
}

/** The started lab that the command stands in. Whoever opens it disposes it. */
export async function openLab(context: Context): Promise<Session> {
  const { io, args, root, dockerEnv, mirrors } = context;
  const here = resolve(io.cwd, args.folder ?? '.');
  const folder = await labFolderOf(here);
  const marker = folder === undefined ? undefined : await readMarker(folder);
  if (folder === undefined || !marker) throw new UsageError(said(noFolder, { folder: here }));
  const lab = await labOf(context, marker.lab);
  const connection = await context.connect();
  const session = await openSession({
    lab,
    folder,
    connection,
    root,
    listen: false,
    env: dockerEnv,
    kind: () => kindOf(context),
    mirrors: () => mirrors,
  });
  if (session) return session;
  connection.close();
  throw new UsageError(said(noMemory, { folder }));
}

/** The id of the step that was asked for, the current one when none was. */
export function stepOf(session: Session, asked: string | undefined): string {
  const ids = session.lab.steps.map(({ id }) => id);
  const step = asked ?? session.state().step;
  if (ids.includes(step)) return step;
  const list = codeList(ids);
  const steps: Text = {
    en: itsSteps.en.replace('{steps}', list.en),
    'zh-cn': itsSteps['zh-cn'].replace('{steps}', list['zh-cn']),
  };
  throw new UsageError(said(noStep, { step, next: didYouMean(step, ids, steps) }));
}
