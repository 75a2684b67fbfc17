import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, relative } from 'node:path';
import {
  CodeAction,
  CodeActionKind,
  Uri,
  workspace,
  WorkspaceEdit,
  type TextDocument,
} from 'vscode';
import { configToChange } from '../../lint/config/find.ts';
import type { Finding, TextEdit } from '../../lint/finding.ts';
import type { Text } from '../../text.ts';
import { editorRange } from '../places.ts';
import { say } from '../say.ts';
import { actionOf } from './fixes.ts';
import type { Problem } from './problems.ts';

const inConfig: Text = { en: 'Ignore `{id}` in `{path}`', 'zh-cn': '在 `{path}` 中忽略 `{id}`' };

/** What ignores a finding: a comment there or at the head of the file, or a line of the config. */
export async function ignores(
  { finding, diagnostic }: Problem,
  document: TextDocument,
): Promise<readonly CodeAction[]> {
  const actions = await ignoresByComment({ finding, diagnostic }, document);
  const configured = actions.length === 0 ? undefined : await ignoredInConfig(finding, document);
  if (configured === undefined) return actions;
  configured.diagnostics = [diagnostic];
  return [...actions, configured];
}

/** The comments alone. */
export async function ignoresByComment(
  { finding, diagnostic }: Problem,
  document: TextDocument,
): Promise<readonly CodeAction[]> {
  const { ignoringOf } = await import('../../dockerfile/hints.ts');
  const ways = ignoringOf(document.getText(), finding);
  return ways.map((way) => actionOf(way, diagnostic, document));
}

/** The nearest config of the file's workspace folder; a new one where there is none. */
async function ignoredInConfig(
  { ids: [id] }: Finding,
  { uri }: TextDocument,
): Promise<CodeAction | undefined> {
  const root = workspace.getWorkspaceFolder(uri)?.uri.fsPath;
  if (root === undefined || uri.scheme !== 'file') return undefined;
  const where = { env: process.env, home: homedir(), root };
  const config = configToChange(dirname(uri.fsPath), where);
  if (config === undefined) return undefined;
  const target = Uri.file(config.path);
  const source = config.exists ? await textOf(target) : '';
  const { ignoreInConfig } = await import('../../lint/config/addIgnored.ts');
  const edits = source === undefined ? [] : ignoreInConfig(source, id);
  if (edits.length === 0) return undefined;
  const edit = new WorkspaceEdit();
  if (!config.exists) edit.createFile(target, { ignoreIfExists: true });
  write(edit, target, edits);
  const title = say(inConfig, { id, path: relative(root, config.path) });
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.edit = edit;
  return action;
}

/** As it stands in the editor, or else on disk. */
async function textOf({ fsPath }: Uri): Promise<string | undefined> {
  const open = workspace.textDocuments.find(({ uri }) => uri.fsPath === fsPath);
  return open?.getText() ?? (await readFile(fsPath, 'utf8').catch(() => undefined));
}

function write(edit: WorkspaceEdit, uri: Uri, edits: readonly TextEdit[]): void {
  for (const { range, text } of edits) edit.replace(uri, editorRange(range), text);
}
