import {
  DocumentSymbol,
  languages,
  Range as EditorRange,
  SymbolKind,
  type Disposable,
  type TextDocument,
} from 'vscode';
import { symbolsOf, type Entry } from '../../../manifest/editor/symbols.ts';
import type { Span } from '../../../manifest/model.ts';
import { manifestFiles } from '../../manifestDocument.ts';
import type { ManifestFolder } from './folder.ts';

const kinds: Readonly<Record<Entry['is'], SymbolKind>> = {
  object: SymbolKind.Class,
  map: SymbolKind.Module,
  list: SymbolKind.Array,
  item: SymbolKind.Object,
  value: SymbolKind.Property,
};

/** The objects of a file with their fields. */
export function outline({ read }: Pick<ManifestFolder, 'read'>): Disposable {
  return languages.registerDocumentSymbolProvider(
    manifestFiles,
    {
      provideDocumentSymbols(document) {
        const file = read(document);
        return file && symbolsOf(file).map((entry) => symbolOf(document, entry));
      },
    },
    { label: 'Container Lab' },
  );
}

function symbolOf(document: TextDocument, entry: Entry): DocumentSymbol {
  const rangeOf = ({ start, end }: Span): EditorRange =>
    new EditorRange(document.positionAt(start), document.positionAt(end));
  const { name, detail, is, whole, place, children } = entry;
  // The editor takes no empty name.
  const symbol = new DocumentSymbol(
    name || '""',
    detail,
    kinds[is],
    rangeOf(whole),
    rangeOf(place),
  );
  symbol.children = children.map((child) => symbolOf(document, child));
  return symbol;
}
