import { DocumentSymbol, languages, SymbolKind, type Disposable } from 'vscode';
import type { Entry } from '../../../dockerfile/editor/symbols.ts';
import { editorRange } from '../../places.ts';
import { dockerfiles } from '../document.ts';
import type { Hints, Parsed } from './parsed.ts';

const kinds: Readonly<Record<string, SymbolKind>> = {
  ADD: SymbolKind.File,
  ARG: SymbolKind.Variable,
  COPY: SymbolKind.File,
  CMD: SymbolKind.Event,
  ENTRYPOINT: SymbolKind.Event,
  ENV: SymbolKind.Constant,
  EXPOSE: SymbolKind.Interface,
  LABEL: SymbolKind.Key,
  RUN: SymbolKind.Function,
};

/** The stages with their instructions. */
export function outline({ symbolsOf }: Hints, parsed: Parsed): Disposable {
  return languages.registerDocumentSymbolProvider(
    dockerfiles,
    {
      provideDocumentSymbols(document) {
        const file = parsed(document);
        return file && symbolsOf(file).map(symbolOf);
      },
    },
    { label: 'Container Lab' },
  );
}

function symbolOf({ name, detail, keyword, whole, place, children }: Entry): DocumentSymbol {
  const symbol = new DocumentSymbol(
    name,
    detail,
    keyword === undefined ? SymbolKind.Module : (kinds[keyword] ?? SymbolKind.Property),
    editorRange(whole.range),
    editorRange(place.range),
  );
  symbol.children = children.map(symbolOf);
  return symbol;
}
