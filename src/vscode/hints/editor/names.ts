import {
  DocumentHighlight,
  DocumentHighlightKind,
  languages,
  Location,
  WorkspaceEdit,
  type Disposable,
} from 'vscode';
import { editorRange } from '../../places.ts';
import { say } from '../../say.ts';
import { dockerfiles } from '../document.ts';
import type { Hints, Parsed } from './parsed.ts';

/** To where a stage or a variable gets its name. */
export function definition({ definitionsAt }: Hints, parsed: Parsed): Disposable {
  return languages.registerDefinitionProvider(dockerfiles, {
    provideDefinition(document, position) {
      const file = parsed(document);
      const places = file && definitionsAt(file, document.offsetAt(position));
      return places?.map(({ range }) => new Location(document.uri, editorRange(range)));
    },
  });
}

export function references({ nameAt, definitionsOf }: Hints, parsed: Parsed): Disposable {
  return languages.registerReferenceProvider(dockerfiles, {
    provideReferences(document, position, { includeDeclaration }) {
      const file = parsed(document);
      if (file === undefined) return undefined;
      const found = nameAt(file, document.offsetAt(position));
      if (found === undefined) return undefined;
      const uses = found.name.uses.filter(({ role }) => role === 'reference');
      const defined = includeDeclaration ? definitionsOf(file, found.name) : [];
      return [...defined, ...uses].map(
        ({ range }) => new Location(document.uri, editorRange(range)),
      );
    },
  });
}

/** Everywhere a name stands, where it is defined set apart. */
export function highlights({ nameAt }: Hints, parsed: Parsed): Disposable {
  return languages.registerDocumentHighlightProvider(dockerfiles, {
    provideDocumentHighlights(document, position) {
      const file = parsed(document);
      const found = file && nameAt(file, document.offsetAt(position));
      return found?.name.uses.map(({ range, role }) => {
        const { Read, Write } = DocumentHighlightKind;
        return new DocumentHighlight(editorRange(range), role === 'definition' ? Write : Read);
      });
    },
  });
}

/** A name that cannot be given is refused with the reason, which the editor shows. */
export function renaming({ renamedAt, rename }: Hints, parsed: Parsed): Disposable {
  return languages.registerRenameProvider(dockerfiles, {
    prepareRename(document, position) {
      const file = parsed(document);
      if (file === undefined) return undefined;
      const able = renamedAt(file, document.offsetAt(position));
      if ('refused' in able) throw new Error(say(able.refused.text, able.refused.args));
      return { range: editorRange(able.place.range), placeholder: able.name };
    },
    provideRenameEdits(document, position, to) {
      const file = parsed(document);
      if (file === undefined) return undefined;
      const done = rename(file, document.offsetAt(position), to);
      if ('refused' in done) throw new Error(say(done.refused.text, done.refused.args));
      const edit = new WorkspaceEdit();
      for (const { range, text } of done.edits)
        edit.replace(document.uri, editorRange(range), text);
      return edit;
    },
  });
}
