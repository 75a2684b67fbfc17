import { join } from 'node:path';
import { extensions, workspace, type TextDocument } from 'vscode';
import { mergeConfig } from '../../../lint/config/config.ts';
import type { Finding } from '../../../lint/finding.ts';
import { ignoresOf } from '../../../manifest/addIgnore.ts';
import { fixedText, ruleNamed } from '../../../manifest/hints.ts';
import { lintManifest } from '../../../manifest/lint.ts';
import { labKubernetes } from '../../../live/manifest/labKubernetes.ts';
import { withKustomize } from '../../../manifest/schema/kustomization.ts';
import { readSchemas, readWords } from '../../../manifest/schema/read.ts';
import { schemasOf, type Schemas } from '../../../manifest/schema/schemas.ts';
import { lookTogether } from '../../../manifest/together.ts';
import type { Text } from '../../../text.ts';
import type { CurrentLab } from '../../currentLab.ts';
import { hintedManifests } from '../../manifestDocument.ts';
import { owner as makeOwner, type Disposing } from '../../owner.ts';
import { say } from '../../say.ts';
import { changes, settings } from '../../settings.ts';
import { actionOf, fixes } from '../fixes.ts';
import { labSituation, placeOf } from '../labProfile.ts';
import { lessons } from '../lessons.ts';
import { problems, type Problem } from '../problems.ts';
import { knownCluster } from './clusterKinds.ts';
import { completion } from './completion.ts';
import { definitions } from './definitions.ts';
import { isOfGap } from './gaps.ts';
import { hover } from './hover.ts';
import { outline } from './outline.ts';
import { manifestFolder, type BaseSchemas } from './folder.ts';
import { servedElsewhere } from './served.ts';
import { tryAction } from './tryAction.ts';

export { manifestTries } from './tries.ts';

/** Stands in the annotation until somebody writes the reason. */
const sayWhy: Text = { en: 'write why', 'zh-cn': '请写明原因' };

/**
 * Problems, quick fixes and what an editor tells of manifests, for the settings as they are now.
 * @param kubeconfig the path of the lab cluster's
 */
export function manifestHints(
  failed: (error: unknown) => void,
  labs: Pick<CurrentLab, 'all' | 'holding' | 'onChange'>,
  kubeconfig: string,
): Disposing {
  const owner = makeOwner(failed);
  const { kubernetesVersion, editing } = settings().manifestHints;
  // The build writes them beside the bundles.
  const folder = join(import.meta.dirname, 'schemas');
  // What is no version is taken for the newest.
  const packed = readSchemas(folder);
  const schemas = withKustomize(schemasOf(packed, kubernetesVersion));
  const served = servedElsewhere((id) => extensions.getExtension(id) !== undefined, yamlSchemas());

  const isShown = ({ ids }: Finding): boolean =>
    !served.has('schema') || !ids.includes('schema-validation');
  const shipped = {
    versions: packed.versions,
    has: (version: string, apiVersion: string) =>
      ofVersion(version).kinds.some((kind) => kind.apiVersion === apiVersion),
  };
  const cluster = owner.own(knownCluster(kubeconfig, shipped, failed, () => shown.refresh()));
  const byVersion = new Map<string, Schemas>();

  const ofVersion = (version: string): Schemas => {
    const known = byVersion.get(version) ?? withKustomize(schemasOf(packed, version));
    byVersion.set(version, known);
    return known;
  };

  /**
   * In a lab that is open its cluster counts, and before there is one, what it will be made with;
   * unless a setting names a version.
   */
  function baseOf({ uri }: TextDocument): BaseSchemas {
    const lab = uri.scheme === 'file' ? labs.holding(uri.fsPath) : undefined;
    if (lab === undefined) return { schemas, definitions: [] };
    const now = cluster.now();
    const version =
      now?.version ?? labKubernetes(lab.session.lab.needs.cluster?.version, settings().nodeImage);
    const definitions = now?.definitions ?? [];
    if (!kubernetesVersion) return { schemas: ofVersion(version), definitions };
    // What the cluster says of Kubernetes' own kinds is of its own version.
    return { schemas, definitions: definitions.filter(({ refs }) => refs === undefined) };
  }

  const manifests = owner.own(manifestFolder(schemas, baseOf, failed, () => shown.refresh()));

  /** What the findings of a document depend on beside its text. */
  async function around(document: TextDocument) {
    const { uri } = document;
    const path = uri.scheme === 'file' ? uri.fsPath : undefined;
    const [{ part, custom, isIgnored }, found] = await Promise.all([
      manifests.settings(document),
      manifests.together(document),
    ]);
    const place = placeOf(labs, path, settings().manifestHints.profile);
    const isLetBe = path !== undefined && isIgnored(path);
    const isInLab = path !== undefined && labs.holding(path) !== undefined;
    return { config: mergeConfig([place, part]), custom, ...{ found, isLetBe, isInLab } };
  }

  async function find(document: TextDocument): Promise<readonly Finding[]> {
    const { config, custom, found: here, isLetBe, isInLab } = await around(document);
    if (here === undefined || isLetBe) return [];
    const { manifest, others } = here;
    const together = lookTogether([manifest, ...others]);
    const found = lintManifest(manifest, config, together, custom).filter(isShown);
    return isInLab ? found.filter((one) => !isOfGap(one, manifest, others)) : found;
  }

  async function fixed(document: TextDocument, only?: string): Promise<string> {
    const { config, custom, found } = await around(document);
    if (found === undefined) return document.getText();
    return fixedText(found.manifest, config, found.others, custom, only);
  }

  const shown = owner.own(problems(hintedManifests, 'container-lab-manifest-hints', find, failed));
  const ignores = ({ finding, diagnostic }: Problem, document: TextDocument) => {
    const manifest = manifests.read(document);
    const ways = manifest === undefined ? [] : ignoresOf(manifest, finding, say(sayWhy));
    return Promise.resolve(ways.map((way) => actionOf(way, diagnostic, document)));
  };
  owner.own(fixes(hintedManifests, shown, fixed, ignores));
  owner.own(lessons(hintedManifests, shown, (id) => Promise.resolve(ruleNamed(id))));
  owner.own(labSituation(labs, () => shown.refresh()));
  owner.own(tryAction());
  owner.own(
    workspace.onDidChangeConfiguration((event) => {
      if (changes(event, 'language')) shown.refresh();
    }),
  );

  if (editing === 'off') return owner;
  const wants = (service: 'completion' | 'hover' | 'outline'): boolean =>
    editing === 'on' || !served.has(service);
  let known: ReturnType<typeof readWords> | undefined;
  const words = () => (known ??= readWords(folder));
  if (wants('completion')) owner.own(completion(manifests, words));
  if (wants('hover')) owner.own(hover(manifests, words));
  if (wants('outline')) owner.own(outline(manifests));
  owner.own(definitions(manifests));
  return owner;
}

/** The names of the schemas that the YAML extension is told to use. */
function yamlSchemas(): readonly string[] {
  return Object.keys(workspace.getConfiguration('yaml').get<object>('schemas', {}));
}
