import {
  CompletionItem,
  CompletionItemKind,
  languages,
  MarkdownString,
  Range as EditorRange,
  SnippetString,
  type Disposable,
  type TextDocument,
} from 'vscode';
import { completionAt, type Proposal } from '../../../manifest/editor/complete.ts';
import type { ApiWords } from '../../../manifest/schema/schemas.ts';
import type { Text } from '../../../text.ts';
import { manifestFiles } from '../../manifestDocument.ts';
import { say } from '../../say.ts';
import { longest } from '../versions.ts';
import type { ManifestFolder } from './folder.ts';

const kinds: Readonly<Record<Proposal['kind'], CompletionItemKind>> = {
  field: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  object: CompletionItemKind.Snippet,
};
const isRequired: Text = { en: 'required', 'zh-cn': '必填' };

/** Fields, values and whole objects, where a manifest is written. */
export function completion(
  { schemas }: Pick<ManifestFolder, 'schemas'>,
  words: () => ApiWords,
): Disposable {
  return languages.registerCompletionItemProvider(
    manifestFiles,
    {
      async provideCompletionItems(document, position) {
        const text = document.getText();
        const offset = document.offsetAt(position);
        // JSON has quotes and commas to write, which is not proposed here.
        if (text.length > longest || !/\.ya?ml$/.test(document.uri.path)) return undefined;
        const found = completionAt(text, offset, await schemas(document), words());
        return found.map((proposal, index) => itemOf(document, proposal, index));
      },
    },
    ...[' ', '-'],
  );
}

function itemOf(document: TextDocument, proposal: Proposal, index: number): CompletionItem {
  const { label, kind, insert, start, cursor, end, required, about, goesOn } = proposal;
  const item = new CompletionItem(label, kinds[kind]);
  const [from, at, to] = [start, cursor, end].map((offset) => document.positionAt(offset));
  if (from !== undefined && at !== undefined && to !== undefined) {
    item.range = { inserting: new EditorRange(from, at), replacing: new EditorRange(from, to) };
  }
  item.insertText = new SnippetString(insert);
  // The order of the schema, the required first, says more than the alphabet.
  item.sortText = String(index).padStart(5, '0');
  if (required) item.detail = say(isRequired);
  if (about !== '') item.documentation = new MarkdownString().appendText(about);
  if (goesOn) item.command = { command: 'editor.action.triggerSuggest', title: '' };
  return item;
}
