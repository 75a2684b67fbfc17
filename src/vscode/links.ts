import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { commands, env, Range, Uri, ViewColumn, window, workspace, WorkspaceEdit } from 'vscode';
import { existingIn } from './inFolder.ts';
import { gapInsertion } from './gapInsertion.ts';
import { linkTarget } from './linkTarget.ts';
import type { Log } from './log.ts';
import type { Notices } from './notices.ts';
import { say } from './say.ts';

interface LinkPlaces {
  /** The learner's folder; undefined before the lab is started. */
  readonly folder?: string;
  /** The lab's own folder. */
  readonly lab: string;
}

export interface Links {
  follow(href: string, places: LinkPlaces | undefined): Promise<void>;
  /** Selects the zero-based lines, or only shows the file. */
  open(folder: string, path: string, range?: Range): Promise<boolean>;
  compare(places: LinkPlaces, path: string): Promise<boolean>;
}

export function links(log: Log, notices: Notices): Links {
  async function open(folder: string, path: string, range?: Range): Promise<boolean> {
    const file = await existingIn(folder, path);
    if (file === undefined) return false;
    const document = await workspace.openTextDocument(Uri.file(file));
    await window.showTextDocument(document, {
      viewColumn: ViewColumn.One,
      preview: false,
      ...(range && { selection: document.validateRange(range) }),
    });
    return true;
  }

  async function compare({ folder, lab }: LinkPlaces, path: string): Promise<boolean> {
    const own = folder === undefined ? undefined : await existingIn(folder, path);
    const other =
      (await existingIn(lab, `solution/${path}`)) ?? (await existingIn(lab, `files/${path}`));
    if (own === undefined || other === undefined) return false;
    const title = say(
      { en: '{file}: yours ↔ solution', 'zh-cn': '{file}：你的 ↔ 参考答案' },
      { file: basename(own) },
    );
    await commands.executeCommand('vscode.diff', Uri.file(own), Uri.file(other), title);
    return true;
  }

  async function insert(
    { folder, lab }: LinkPlaces,
    path: string,
    lines: { readonly first: number; readonly last: number },
  ): Promise<boolean> {
    const own = folder === undefined ? undefined : await existingIn(folder, path);
    const solved = await existingIn(lab, `solution/${path}`);
    if (own === undefined || solved === undefined) return false;
    const document = await workspace.openTextDocument(Uri.file(own));
    const insertion = gapInsertion(document.getText(), await readFile(solved, 'utf8'), lines);
    if (insertion === undefined) return false;
    const { first, removed, text } = insertion;
    const edit = new WorkspaceEdit();
    const range = document.validateRange(new Range(first, 0, first + removed, 0));
    edit.replace(document.uri, range, text);
    await workspace.applyEdit(edit);
    await window.showTextDocument(document, {
      viewColumn: ViewColumn.One,
      preview: false,
      selection: document.validateRange(new Range(first, 0, first, 0)),
    });
    return true;
  }

  async function follow(href: string, places: LinkPlaces | undefined): Promise<void> {
    const target = linkTarget(href);
    if (target === undefined) {
      log.warn(`A link was not followed: ${href.slice(0, 200)}`);
      return;
    }
    if (target.kind === 'web') {
      await env.openExternal(Uri.parse(target.url, true));
      return;
    }
    if (places?.folder === undefined) {
      notices.info({
        en: 'Start the lab first: this link opens a file of yours.',
        'zh-cn': '请先开始实验：这个链接会打开你的文件。',
      });
      return;
    }
    const done = await (target.kind === 'diff'
      ? compare(places, target.path)
      : target.kind === 'insert' && target.lines
        ? insert(places, target.path, target.lines)
        : open(
            places.folder,
            target.path,
            target.kind === 'open' && target.lines
              ? new Range(target.lines.first, 0, target.lines.last, Number.MAX_SAFE_INTEGER)
              : undefined,
          ));
    if (!done) {
      notices.info(
        {
          en: 'Could not open {path}: it is not in the lab folder.',
          'zh-cn': '无法打开 {path}：实验文件夹里没有它。',
        },
        { path: target.path },
      );
    }
  }

  return { follow, open, compare };
}
