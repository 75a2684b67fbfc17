import { CodeAction, CodeActionKind, languages, type Disposable } from 'vscode';
import type { Text } from '../../../text.ts';
import { commandIds } from '../../commands/ids.ts';
import { isManifest, manifestFiles } from '../../manifestDocument.ts';
import { say } from '../../say.ts';

const text: Text = { en: 'Try this manifest on the cluster', 'zh-cn': '在集群上试用这份清单' };
const kind = CodeActionKind.Source.append('containerLab.tryManifest');

/** Among the source actions of a manifest: trying it on the cluster. */
export function tryAction(): Disposable {
  return languages.registerCodeActionsProvider(
    manifestFiles,
    {
      provideCodeActions(document, _, { only }) {
        if (only?.intersects(kind) !== true || !isManifest(document)) return [];
        const action = new CodeAction(say(text), kind);
        action.command = { title: say(text), command: commandIds.tryManifest };
        return [action];
      },
    },
    { providedCodeActionKinds: [kind] },
  );
}
