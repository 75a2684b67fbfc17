import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lab } from '../lab/model.ts';
import { said, type Text } from '../text.ts';
import type { Mirrors } from '../world/mirrors.ts';
import { differing, keepFile, keptFolder, type Kept } from './keptFiles.ts';
import type { Reset } from './session.ts';
import { touchedBy } from './solvedFiles.ts';
import { startingFiles, writeFiles } from './startingFiles.ts';
import { fileValues, type State } from './state.ts';
import { within } from './within.ts';

interface ResetContext {
  readonly lab: Lab;
  readonly state: State;
  /** Those that the files are written with now. */
  readonly mirrors: Mirrors;
  /** Removes what was chosen, and makes ready what the lab begins with. */
  remove(signal: AbortSignal): Promise<Pick<Reset, 'removals' | 'wrong'>>;
  /** Where the state of the started lab is kept. */
  readonly home: string;
  /** Remembers that the lab begins anew. */
  begin(): Promise<void>;
}

const notReset: Text = {
  en: 'Could not begin the lab anew: {why}. Your files are as they were, or in `{kept}`. Try again.',
  'zh-cn': '无法重新开始实验：{why}。你的文件保持原样，或已放在 `{kept}`。请再试一次。',
};
const cancelled: Text = {
  en: 'Cancelled. Your files are as they were; the lab goes on.',
  'zh-cn': '已取消。你的文件保持原样，实验可以继续。',
};

/** Files of the lab in the learner's folder that are not as the lab starts. */
export async function changedFiles(lab: Lab, state: State): Promise<readonly string[]> {
  const files = new Map<string, Buffer | undefined>(
    lab.steps.flatMap(touchedBy).map((path) => [path, undefined]),
  );
  for (const { path, content } of await startingFiles(lab, fileValues(state))) {
    files.set(path, content);
  }
  return differing(state.folder, files);
}

/** Never rejects: nothing of the learner's is overwritten before it was kept aside. */
export async function resetLab(context: ResetContext, signal: AbortSignal): Promise<Reset> {
  const { lab, state, mirrors, home } = context;
  let kept: Kept | undefined;
  let removals: Reset['removals'] = [];
  const done = (wrong?: Reset['wrong']): Reset => ({
    removals,
    ...(kept && kept.paths.length > 0 ? { kept } : {}),
    ...(wrong ? { wrong } : {}),
  });
  try {
    const folder = await keptFolder(home, new Date());
    kept = { folder, paths: await changedFiles(lab, state) };
    for (const path of kept.paths) await keepFile(state.folder, path, folder);
    await copyFile(join(home, 'evidence.log'), `${folder}.log`);
    const removed = await context.remove(signal);
    removals = removed.removals;
    if (signal.aborted) return done(said(cancelled));
    if (removed.wrong) return done(removed.wrong);
    await remove(state.folder, kept.paths);
    const files = await startingFiles(lab, fileValues({ ...state, mirrors }));
    await writeFiles(state.folder, files, []);
    await context.begin();
    return done();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return done(said(notReset, { why, kept: kept?.folder ?? home }));
  }
}

async function remove(folder: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const target = await within(folder, path);
    if (target !== undefined) await rm(target, { recursive: true, force: true });
  }
}
