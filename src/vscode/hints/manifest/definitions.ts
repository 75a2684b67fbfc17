import { languages, Location, Uri, type Disposable } from 'vscode';
import { definitionsAt } from '../../../manifest/editor/definitions.ts';
import { manifestFiles } from '../../manifestDocument.ts';
import { editorRange } from '../../places.ts';
import type { ManifestFolder } from './folder.ts';

/** From a name in a manifest to what it stands for, in this file or another of the workspace folder. */
export function definitions({ together }: Pick<ManifestFolder, 'together'>): Disposable {
  return languages.registerDefinitionProvider(manifestFiles, {
    async provideDefinition(document, position) {
      const offset = document.offsetAt(position);
      const known = await together(document);
      if (known === undefined) return undefined;
      const { manifest: here, others } = known;
      const all = [here, ...others];
      const found = definitionsAt(all, here.path, here.schemas, offset);
      return found.flatMap(({ path, span }) => {
        const range = all.find((one) => one.path === path)?.rangeOf(span);
        const uri = path === here.path ? document.uri : Uri.file(path);
        return range ? [new Location(uri, editorRange(range))] : [];
      });
    },
  });
}
