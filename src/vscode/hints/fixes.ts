import {
  CodeAction,
  CodeActionKind,
  languages,
  Range as EditorRange,
  WorkspaceEdit,
  type Diagnostic,
  type Disposable,
  type TextDocument,
} from 'vscode';
import type { Fix, TextEdit } from '../../lint/finding.ts';
import { automatic } from '../../lint/fixAll.ts';
import type { Text } from '../../text.ts';
import { editorRange } from '../places.ts';
import { say } from '../say.ts';
import type { HintedFiles } from './document.ts';
import type { Problem, Problems } from './problems.ts';

const fixAllKind = CodeActionKind.SourceFixAll.append('containerLab');

const allOfRule: Text = {
  en: 'Fix all `{id}` in this file',
  'zh-cn': '修复此文件中所有 `{id}` 问题',
};
const allOfFile: Text = {
  en: 'Fix all that can be fixed in this file',
  'zh-cn': '修复此文件中所有可以修复的问题',
};

/** Many fixes of one file; its edit is made when it is chosen. */
class WholeFix extends CodeAction {
  readonly document: TextDocument;
  /** One rule's alone. */
  readonly only: string | undefined;

  constructor(title: string, kind: CodeActionKind, document: TextDocument, only?: string) {
    super(title, kind);
    this.document = document;
    this.only = only;
  }
}

/**
 * The quick fixes of the findings.
 * @param fixed a document's text with every fix made, of one rule alone when it is named
 * @param ignores what ignores a finding, for people who know better
 */
export function fixes(
  { selector }: HintedFiles,
  problems: Problems,
  fixed: (document: TextDocument, only?: string) => Promise<string>,
  ignores: (problem: Problem, document: TextDocument) => Promise<readonly CodeAction[]>,
): Disposable {
  return languages.registerCodeActionsProvider(
    selector,
    {
      async provideCodeActions(document, range, { only }) {
        const all = problems.of(document);
        const wants = (kind: CodeActionKind): boolean => only === undefined || only.contains(kind);
        const actions: CodeAction[] = [];
        const here = all.filter(({ diagnostic }) => diagnostic.range.intersection(range));
        if (wants(CodeActionKind.QuickFix)) {
          actions.push(...here.flatMap((problem) => fixesOf(problem, document)));
          for (const id of repeated(here, all)) {
            const title = say(allOfRule, { id });
            actions.push(new WholeFix(title, CodeActionKind.QuickFix, document, id));
          }
        }
        const fixable = all.filter(({ finding }) => automatic(finding).length > 0);
        const asked = only?.intersects(fixAllKind) === true;
        // A light bulb on every line would say nothing: all at once is offered beside a finding.
        const beside = wants(CodeActionKind.QuickFix) && here.length > 0 && fixable.length > 1;
        if ((asked && fixable.length > 0) || beside) {
          const kind = asked ? fixAllKind : CodeActionKind.QuickFix;
          actions.push(new WholeFix(say(allOfFile), kind, document));
        }
        if (wants(CodeActionKind.QuickFix)) {
          // One way to ignore a rule is enough, however often it is found here.
          const rules = new Map(here.map((problem) => [problem.finding.ids[0], problem]));
          for (const problem of rules.values()) {
            actions.push(...(await ignores(problem, document)));
          }
        }
        return actions;
      },
      // Asked for at each move of the cursor: what takes long is done for the action that is chosen.
      async resolveCodeAction(action) {
        if (action instanceof WholeFix) {
          action.edit = change(action.document, await fixed(action.document, action.only));
        }
        return action;
      },
    },
    { providedCodeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
  );
}

function fixesOf({ finding, diagnostic }: Problem, document: TextDocument): readonly CodeAction[] {
  return finding.fixes.map((fix, index) => {
    const action = actionOf(fix, diagnostic, document);
    action.isPreferred = index === 0 && fix.choose !== true;
    return action;
  });
}

/** A quick fix that makes these edits. */
export function actionOf(
  { title, edits }: Fix,
  diagnostic: Diagnostic,
  document: TextDocument,
): CodeAction {
  const action = new CodeAction(say(title.text, title.args), CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  action.edit = editOf(document, edits);
  return action;
}

/** The rules found here that can be fixed and are found elsewhere too. */
function repeated(here: readonly Problem[], all: readonly Problem[]): ReadonlySet<string> {
  const fixable = here.filter(({ finding }) => automatic(finding).length > 0);
  const ids = fixable.map(({ finding }) => finding.ids[0]);
  const count = (id: string): number => all.filter(({ finding }) => finding.ids[0] === id).length;
  return new Set(ids.filter((id) => count(id) > 1));
}

function editOf({ uri }: TextDocument, edits: readonly TextEdit[]): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const { range, text } of edits) edit.replace(uri, editorRange(range), text);
  return edit;
}

/** The smallest one replacement that makes the document's text into another. */
function change(document: TextDocument, text: string): WorkspaceEdit {
  const before = document.getText();
  let start = 0;
  while (start < before.length && before[start] === text[start]) start += 1;
  let [end, newEnd] = [before.length, text.length];
  while (end > start && newEnd > start && before[end - 1] === text[newEnd - 1]) {
    end -= 1;
    newEnd -= 1;
  }
  const edit = new WorkspaceEdit();
  if (before === text) return edit;
  const range = new EditorRange(document.positionAt(start), document.positionAt(end));
  edit.replace(document.uri, range, text.slice(start, newEnd));
  return edit;
}
