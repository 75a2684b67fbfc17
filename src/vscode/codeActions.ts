import { CodeAction, CodeActionKind, languages, type Disposable } from 'vscode';
import type { Diagnostics } from './diagnostics.ts';
import { say } from './say.ts';
import type { Text } from '../text.ts';

const replace: Text = {
  en: 'Container Lab: write “{text}” here',
  'zh-cn': 'Container Lab：在这里写“{text}”',
};
const remove: Text = { en: 'Container Lab: remove this', 'zh-cn': 'Container Lab：删除这里的内容' };

/** The quick fixes of the failing lines: the same edits that the guide offers. */
export function codeActions(diagnostics: Diagnostics): Disposable {
  return languages.registerCodeActionsProvider(
    { scheme: 'file' },
    {
      provideCodeActions: (document, range) =>
        diagnostics
          .edits(document.uri)
          .filter(({ diagnostic }) => diagnostic.range.intersection(range) !== undefined)
          .map(({ diagnostic, edit, text }) => {
            const title = say(text === '' ? remove : replace, { text });
            const action = new CodeAction(title, CodeActionKind.QuickFix);
            action.diagnostics = [diagnostic];
            action.edit = edit;
            action.isPreferred = true;
            return action;
          }),
    },
    { providedCodeActionKinds: [CodeActionKind.QuickFix] },
  );
}
