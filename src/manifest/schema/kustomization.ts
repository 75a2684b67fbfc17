import { kustomizeVersions } from '../objects.ts';
import { withDefinitions } from './define.ts';
import type { Definition } from './definitions.ts';
import type { Schemas } from './schemas.ts';

/** In the words of a CustomResourceDefinition's schema. */
type Schema = Readonly<Record<string, unknown>>;

const text = { type: 'string' };
const flag = { type: 'boolean' };
const count = { type: 'integer', format: 'int32' };
const texts = listOf(text);
const pairs = { type: 'object', additionalProperties: text };
const anything = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };

function listOf(items: Schema): Schema {
  return { type: 'array', items };
}

function mapOf(properties: Readonly<Record<string, Schema>>, ...required: string[]): Schema {
  return { type: 'object', properties, required };
}

function told(description: string, schema: Schema): Schema {
  return { ...schema, description };
}

/** How one resource, or several, are named. */
const resource = { group: text, version: text, kind: text, name: text, namespace: text };
const selector = mapOf({ ...resource, annotationSelector: text, labelSelector: text });
const patch = mapOf({ path: text, patch: text, target: selector, options: anything });
const generatorOptions = mapOf({
  labels: pairs,
  annotations: pairs,
  disableNameSuffixHash: flag,
  immutable: flag,
});
const generator = {
  name: text,
  namespace: text,
  behavior: { type: 'string', enum: ['create', 'replace', 'merge'] },
  literals: texts,
  files: texts,
  env: text,
  envs: texts,
  options: generatorOptions,
};
const fieldSpecs = listOf(
  mapOf({ group: text, version: text, kind: text, path: text, create: flag }),
);
const fieldOptions = mapOf({ delimiter: text, index: count, encoding: text, create: flag });
const chart = mapOf({
  ...{ name: text, version: text, repo: text, releaseName: text, namespace: text },
  ...{ valuesFile: text, additionalValuesFiles: texts, valuesInline: anything },
  valuesMerge: { type: 'string', enum: ['merge', 'override', 'replace'] },
  ...{ includeCRDs: flag, skipHooks: flag, skipTests: flag, debug: flag, devel: flag },
  ...{ apiVersions: texts, kubeVersion: text, nameTemplate: text },
});

/** What kustomize 5 takes; it refuses other fields. */
const kustomization = mapOf({
  resources: told(
    'Files, folders with a kustomization of their own, and URLs that are built on.',
    texts,
  ),
  components: told('Folders of components, which change what is built so far.', texts),
  crds: told('Files that describe custom resources, so that names in them are followed.', texts),
  namespace: told('Is set on all objects.', text),
  namePrefix: told('Comes before all names.', text),
  nameSuffix: told('Comes behind all names.', text),
  labels: told(
    'Labels for all objects, and for selectors and templates where that is asked for.',
    listOf(
      mapOf({
        pairs,
        includeSelectors: flag,
        includeTemplates: flag,
        includeVolumeClaimTemplates: flag,
        fields: fieldSpecs,
      }),
    ),
  ),
  commonLabels: told(
    'Labels for all objects and their selectors. Deprecated: write labels.',
    pairs,
  ),
  commonAnnotations: told('Annotations for all objects.', pairs),
  images: told(
    'Other names, tags or digests for images.',
    listOf(mapOf({ name: text, newName: text, newTag: text, tagSuffix: text, digest: text })),
  ),
  replicas: told(
    'Other numbers of replicas, by the name of the workload.',
    listOf(mapOf({ name: text, count: { type: 'integer' } })),
  ),
  patches: told('Strategic merges or JSON patches, in files or here.', listOf(patch)),
  patchesStrategicMerge: told('Deprecated: write patches.', texts),
  patchesJson6902: told('Deprecated: write patches.', listOf(patch)),
  replacements: told(
    'Values of one field that are written to others.',
    listOf(
      mapOf({
        path: text,
        source: mapOf({ ...resource, fieldPath: text, options: fieldOptions }),
        targets: listOf(
          mapOf(
            {
              select: selector,
              reject: listOf(selector),
              fieldPaths: texts,
              options: fieldOptions,
            },
            'select',
          ),
        ),
      }),
    ),
  ),
  vars: told(
    'Deprecated: write replacements.',
    listOf(
      mapOf(
        {
          name: text,
          objref: mapOf({ apiVersion: text, ...resource }, 'name'),
          fieldref: mapOf({ fieldPath: text, fieldpath: text }),
        },
        'name',
        'objref',
      ),
    ),
  ),
  configMapGenerator: told('ConfigMaps made of files and literals.', listOf(mapOf(generator))),
  secretGenerator: told(
    'Secrets made of files and literals.',
    listOf(mapOf({ ...generator, type: text })),
  ),
  generatorOptions: told(
    'What counts for all ConfigMaps and Secrets that are made.',
    generatorOptions,
  ),
  helmCharts: told('Charts that helm makes manifests of.', listOf(chart)),
  helmGlobals: mapOf({ chartHome: text, configHome: text }),
  helmChartInflationGenerator: told('Deprecated: write helmCharts.', listOf(anything)),
  openapi: told('Where the schema of custom resources is, for their patches.', {
    type: 'object',
    additionalProperties: text,
  }),
  sortOptions: told(
    'The order of what is built.',
    mapOf({
      order: { type: 'string', enum: ['legacy', 'fifo'] },
      legacySortOptions: mapOf({ orderFirst: texts, orderLast: texts }),
    }),
  ),
  buildMetadata: told(
    'What of the build is noted in annotations.',
    listOf({
      type: 'string',
      enum: ['managedByLabel', 'originAnnotations', 'transformerAnnotations'],
    }),
  ),
  configurations: told('Files that configure transformers.', texts),
  generators: told('Files of generators.', texts),
  transformers: told('Files of transformers.', texts),
  validators: told('Files of validators.', texts),
  bases: told('Deprecated: write resources.', texts),
});

const definitions = Object.entries(kustomizeVersions).map(([kind, apiVersion]): Definition => ({
  ...{ kind, apiVersion },
  namespaced: false,
  schema: kustomization,
}));

/** The schemas with kustomize's own kinds, which no cluster has. */
export function withKustomize(schemas: Schemas): Schemas {
  return withDefinitions(schemas, definitions);
}
