import { join } from 'node:path';
import { extensions, workspace, type TextDocument } from 'vscode';
import { mergeConfig, type LintConfig } from '../../../lint/config/config.ts';
import type { Finding } from '../../../lint/finding.ts';
import { fixedText, ruleNamed } from '../../../manifest/hints.ts';
import { lintManifest } from '../../../manifest/lint.ts';
import { readSchemas, readWords } from '../../../manifest/schema/read.ts';
import { minorOf, schemasOf } from '../../../manifest/schema/schemas.ts';
import type { CurrentLab } from '../../currentLab.ts';
import { hintedManifests } from '../../manifestDocument.ts';
import { owner as makeOwner, type Disposing } from '../../owner.ts';
import { changes, settings } from '../../settings.ts';
import { fixes } from '../fixes.ts';
import { labSituation, placeOf } from '../labProfile.ts';
import { lessons } from '../lessons.ts';
import { problems } from '../problems.ts';
import { completion } from './completion.ts';
import { definitions } from './definitions.ts';
import { hover } from './hover.ts';
import { outline } from './outline.ts';
import { readManifests } from './read.ts';
import { servedElsewhere } from './served.ts';

/** Problems, quick fixes and what an editor tells of manifests, for the settings as they are now. */
export function manifestHints(
  failed: (error: unknown) => void,
  labs: Pick<CurrentLab, 'all' | 'holding' | 'onChange'>,
): Disposing {
  const owner = makeOwner(failed);
  const { kubernetesVersion, editing } = settings().manifestHints;
  // The build writes them beside the bundles.
  const folder = join(import.meta.dirname, 'schemas');
  const wanted = minorOf(kubernetesVersion) === undefined ? undefined : kubernetesVersion;
  const schemas = schemasOf(readSchemas(folder), wanted);
  const served = servedElsewhere((id) => extensions.getExtension(id) !== undefined, yamlSchemas());

  function configOf({ uri }: TextDocument): LintConfig {
    const path = uri.scheme === 'file' ? uri.fsPath : undefined;
    return mergeConfig([placeOf(labs, path, settings().manifestHints.profile)]);
  }
  const isShown = ({ ids }: Finding): boolean =>
    !served.has('schema') || !ids.includes('schema-validation');

  const shown = owner.own(
    problems(
      hintedManifests,
      'container-lab-manifest-hints',
      (document) =>
        Promise.resolve(
          lintManifest(document.getText(), configOf(document), schemas).filter(isShown),
        ),
      failed,
    ),
  );
  const fixed = (document: TextDocument, only?: string): Promise<string> =>
    fixedText(document.getText(), configOf(document), schemas, only);
  owner.own(fixes(hintedManifests, shown, fixed, () => Promise.resolve([])));
  owner.own(lessons(hintedManifests, shown, (id) => Promise.resolve(ruleNamed(id))));
  owner.own(labSituation(labs, () => shown.refresh()));
  owner.own(
    workspace.onDidChangeConfiguration((event) => {
      if (changes(event, 'language')) shown.refresh();
    }),
  );

  if (editing === 'off') return owner;
  const wants = (service: 'completion' | 'hover' | 'outline'): boolean =>
    editing === 'on' || !served.has(service);
  const read = readManifests(schemas);
  let known: ReturnType<typeof readWords> | undefined;
  const words = () => (known ??= readWords(folder));
  if (wants('completion')) owner.own(completion(schemas, words));
  if (wants('hover')) owner.own(hover(read, words));
  if (wants('outline')) owner.own(outline(read));
  owner.own(definitions(read, schemas));
  return owner;
}

/** The names of the schemas that the YAML extension is told to use. */
function yamlSchemas(): readonly string[] {
  return Object.keys(workspace.getConfiguration('yaml').get<object>('schemas', {}));
}
