import { lineTable } from '../lineTable.ts';
import type { Range } from '../range.ts';
import type { ManifestFile, Span } from './model.ts';
import { objectsOf, type ManifestObject } from './objects.ts';
import { parseManifest } from './parse.ts';
import { schemaFaults, type SchemaFault } from './schema/check.ts';
import type { Schemas } from './schema/schemas.ts';
import { workloadsOf, type Workload } from './workloads.ts';

/** A file of manifests as its rules see it: what several of them ask is found once. */
export interface Manifest {
  /** With forward slashes; what other files are named from. */
  readonly path: string;
  readonly file: ManifestFile;
  readonly objects: readonly ManifestObject[];
  /** Those of the objects that make Pods. */
  readonly workloads: readonly Workload[];
  readonly schemas: Schemas;
  /** What differs from the schema, over all objects. */
  readonly faults: readonly SchemaFault[];
  readonly rangeOf: (span: Span) => Range;
}

export function readManifest(text: string, schemas: Schemas, path = ''): Manifest {
  const file = parseManifest(text);
  const objects = objectsOf(file, path);
  const rangeOf = lineTable(text);
  return {
    ...{ path, file, objects, schemas, faults: faultsOf(objects, schemas) },
    workloads: workloadsOf(objects),
    rangeOf: ({ start, end }) => rangeOf(start, end),
  };
}

/** The same file by schemas that know more kinds. */
export function withMoreKinds(manifest: Manifest, schemas: Schemas): Manifest {
  if (schemas === manifest.schemas) return manifest;
  const isNew = manifest.objects.some(
    ({ apiVersion, kind }) =>
      manifest.schemas.kind(apiVersion, kind) === undefined &&
      schemas.kind(apiVersion, kind) !== undefined,
  );
  return { ...manifest, schemas, ...(isNew && { faults: faultsOf(manifest.objects, schemas) }) };
}

function faultsOf(objects: readonly ManifestObject[], schemas: Schemas): readonly SchemaFault[] {
  return objects.flatMap((object) =>
    schemaFaults(object, schemas.kind(object.apiVersion, object.kind), schemas),
  );
}
