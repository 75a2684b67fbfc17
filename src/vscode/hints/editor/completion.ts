import { basename, dirname } from 'node:path';
import {
  CompletionItem,
  CompletionItemKind,
  CompletionList,
  languages,
  MarkdownString,
  Range as EditorRange,
  SnippetString,
  type Disposable,
  type TextDocument,
} from 'vscode';
import { dockerignoreOf } from '../../../dockerfile/dockerignoreFile.ts';
import type { PathsWanted } from '../../../dockerfile/editor/paths.ts';
import type { Proposal } from '../../../dockerfile/editor/proposal.ts';
import { said, toMarkdown, type Language } from '../../../text.ts';
import { settings } from '../../settings.ts';
import { dockerfiles } from '../document.ts';
import { contextEntries } from './contextEntries.ts';
import type { DaemonImages } from './daemonImages.ts';
import type { Hints, Parsed } from './parsed.ts';
import { referencePage } from './words.ts';

/** Letters after which the editor asks by itself. */
const triggers = [' ', '$', '{', '=', ',', '-', '/', ':', '"', '#'];

const kinds: Readonly<Record<Proposal['kind'], CompletionItemKind>> = {
  instruction: CompletionItemKind.Keyword,
  flag: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  stage: CompletionItemKind.Module,
  variable: CompletionItemKind.Variable,
  image: CompletionItemKind.Reference,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
  directive: CompletionItemKind.Keyword,
};

export function completion(hints: Hints, parsed: Parsed, images: DaemonImages): Disposable {
  return languages.registerCompletionItemProvider(
    dockerfiles,
    {
      async provideCompletionItems(document, position, token, { triggerCharacter }) {
        const file = parsed(document);
        if (file === undefined) return undefined;
        const {
          proposals,
          images: gap,
          paths,
        } = hints.completionAt(file, document.offsetAt(position));
        const flags = proposals.filter(({ kind }) => kind === 'flag');
        const others = proposals.filter(({ kind }) => kind !== 'flag');
        const known = gap === undefined ? undefined : await images.known();
        const more = [
          ...(gap === undefined ? [] : hints.imageProposals(gap, known?.tags ?? [])),
          ...(paths === undefined ? [] : await pathProposals(hints, document, paths)),
        ];
        if (token.isCancellationRequested) return undefined;
        const { language } = settings();
        // A blank behind RUN begins a command far more often than a flag.
        const last = triggerCharacter === ' ' ? [] : flags;
        const items = [...others, ...more, ...last].map((one, index) =>
          itemOf(document, one, index, language),
        );
        return new CompletionList(items, known?.asking === true);
      },
    },
    ...triggers,
  );
}

async function pathProposals(
  { folderOf, pathProposals: proposals }: Hints,
  { uri }: TextDocument,
  wanted: PathsWanted,
): Promise<readonly Proposal[]> {
  const folder = folderOf(wanted);
  if (folder === undefined || uri.scheme !== 'file') return [];
  const entries = await contextEntries(dirname(uri.fsPath), folder);
  const dockerignore = dockerignoreOf(uri.fsPath);
  const others = entries.filter(({ name }) => folder !== '' || name !== basename(uri.fsPath));
  return proposals(wanted, others, dockerignore);
}

function itemOf(
  document: TextDocument,
  proposal: Proposal,
  index: number,
  language: Language,
): CompletionItem {
  const { label, kind, insert, snippet, start, cursor, end, detail, about, link } = proposal;
  const item = new CompletionItem(label, kinds[kind]);
  const [from, at, to] = [start, cursor, end].map((offset) => document.positionAt(offset));
  if (from !== undefined && at !== undefined && to !== undefined) {
    item.range = { inserting: new EditorRange(from, at), replacing: new EditorRange(from, to) };
  }
  item.insertText = snippet ? new SnippetString(insert) : insert;
  // The order of the file and of the reference says more than the alphabet.
  item.sortText = String(index).padStart(5, '0');
  // By its keyword alone: a `c` within the example of SHELL is not what was begun.
  if (kind === 'instruction') item.filterText = label.replace(/ [^]*/, '');
  if (detail !== undefined) item.detail = detail;
  if (about !== undefined) {
    const words = toMarkdown('text' in about ? about : said(about), language);
    const page = link === undefined ? '' : `\n\n[${referencePage[language]}](${link})`;
    item.documentation = new MarkdownString(`${words}${page}`);
  }
  if (proposal.goesOn === true) {
    item.command = { command: 'editor.action.triggerSuggest', title: '' };
  }
  return item;
}
