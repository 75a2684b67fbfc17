import { languages, Location, Uri, type Disposable } from 'vscode';
import { definitionsAt } from '../../../manifest/editor/definitions.ts';
import type { Schemas } from '../../../manifest/schema/schemas.ts';
import { manifestFiles } from '../../manifestDocument.ts';
import { editorRange } from '../../places.ts';
import type { ManifestFolder } from './folder.ts';

/** From a name in a manifest to what it stands for, in this file or another of the workspace folder. */
export function definitions(folder: ManifestFolder, schemas: Schemas): Disposable {
  return languages.registerDefinitionProvider(manifestFiles, {
    async provideDefinition(document, position) {
      const here = folder.read(document);
      if (here === undefined) return undefined;
      const all = [here, ...(await folder.others(document))];
      const found = definitionsAt(all, here.path, schemas, document.offsetAt(position));
      return found.flatMap(({ path, span }) => {
        const range = all.find((one) => one.path === path)?.rangeOf(span);
        const uri = path === here.path ? document.uri : Uri.file(path);
        return range ? [new Location(uri, editorRange(range))] : [];
      });
    },
  });
}
