import {
  itemsAt,
  keyOf,
  nodeAt,
  scalarAt,
  stringAt,
  stringsAt,
  valueAt,
  type MapNode,
  type Node,
  type Span,
} from '../model.ts';
import type { ManifestObject } from '../objects.ts';
import type { Schemas } from '../schema/schemas.ts';
import { fits, isEmpty, plainSelectorOf } from '../selectors.ts';
import { mapAround, placeAt, type Place } from './place.ts';

/** The objects of one file. */
export interface FileObjects {
  readonly path: string;
  readonly objects: readonly ManifestObject[];
}

/** A place in a file; its offsets are in that file's text. */
export interface Target {
  readonly path: string;
  readonly span: Span;
}

interface Known extends ManifestObject {
  readonly path: string;
}

/** Fields that name an object of a kind, by `Model.field`. */
const named: Readonly<Record<string, string>> = {
  'V1ConfigMapKeySelector.name': 'ConfigMap',
  'V1ConfigMapEnvSource.name': 'ConfigMap',
  'V1ConfigMapVolumeSource.name': 'ConfigMap',
  'V1ConfigMapProjection.name': 'ConfigMap',
  'V1SecretKeySelector.name': 'Secret',
  'V1SecretEnvSource.name': 'Secret',
  'V1SecretProjection.name': 'Secret',
  'V1SecretVolumeSource.secretName': 'Secret',
  'V1IngressTLS.secretName': 'Secret',
  'V1PersistentVolumeClaimVolumeSource.claimName': 'PersistentVolumeClaim',
  'V1PersistentVolumeClaimSpec.storageClassName': 'StorageClass',
  'V1PersistentVolumeClaimSpec.volumeName': 'PersistentVolume',
  'V1PodSpec.serviceAccountName': 'ServiceAccount',
  'V1PodSpec.priorityClassName': 'PriorityClass',
  'V1StatefulSetSpec.serviceName': 'Service',
  'V1IngressServiceBackend.name': 'Service',
  'V1IngressSpec.ingressClassName': 'IngressClass',
};

/** Fields that name an object whose kind stands beside them. */
const namedByKind = new Set([
  'V1RoleRef.name',
  'RbacV1Subject.name',
  'V2CrossVersionObjectReference.name',
  'V1CrossVersionObjectReference.name',
]);

/** Where the things are that a name in a manifest stands for, in all files that are given. */
export function definitionsAt(
  files: readonly FileObjects[],
  path: string,
  schemas: Schemas,
  offset: number,
): readonly Target[] {
  const here = files.find((file) => file.path === path);
  const place = here && placeAt(here.objects, schemas, offset);
  if (place === undefined) return [];
  const all = files.flatMap((file) => file.objects.map((one) => ({ ...one, path: file.path })));
  const found = targets(place, all, path);
  return found.filter(({ path: file, span }) => file !== path || !isWithin(span, offset));
}

function targets(place: Place, all: readonly Known[], path: string): readonly Target[] {
  if (isSelector(place))
    return selectedBy(place, all).map(({ workload, labels }) => at(workload, labels));
  const { field } = place;
  if (field === undefined || place.on !== 'value') return [];
  const name = `${field.model}.${field.key}`;
  const value = textOf(place);
  const kind = named[name];
  if (kind !== undefined) return objects(kind, value, place, all).map(ofName);
  if (namedByKind.has(name)) {
    const beside = stringAt(mapAround(place, ['name']), ['kind']);
    return beside === undefined ? [] : objects(beside, value, place, all).map(ofName);
  }
  switch (name) {
    case 'V1ConfigMapKeySelector.key':
      return keysOf('ConfigMap', ['data', 'binaryData'], place, all);
    case 'V1SecretKeySelector.key':
      return keysOf('Secret', ['stringData', 'data'], place, all);
    case 'V1VolumeMount.name':
      return itemsNamed(valueAt(mapAround(place, ['volumes']), 'volumes'), value).map((span) => ({
        path,
        span,
      }));
    case 'V1ServiceBackendPort.name':
      return objects('Service', stringAt(mapAround(place, ['name']), ['name']), place, all).flatMap(
        (service) =>
          itemsNamed(nodeAt(service.node, ['spec', 'ports']), value).map((span) =>
            at(service, span),
          ),
      );
    case 'V1ServicePort.targetPort':
      return selectedBy(place, all).flatMap(({ workload, template }) =>
        portsNamed(template, value).map((span) => at(workload, span)),
      );
    case 'V1HTTPGetAction.port':
    case 'V1TCPSocketAction.port':
      return itemsNamed(valueAt(mapAround(place, ['ports']), 'ports'), value).map((span) => ({
        path,
        span,
      }));
    default:
      return [];
  }
}

function textOf({ pair, around, path }: Place): string {
  const list = around.at(-1);
  const item = list?.type === 'list' ? list.items[Number(path.at(-1))] : pair?.value;
  return item?.type === 'scalar' ? String(item.value) : '';
}

function at({ path }: Known, span: Span): Target {
  return { path, span };
}

function ofName(object: Known): Target {
  return at(object, (nodeAt(object.node, ['metadata', 'name']) ?? object.node).span);
}

/** Where no namespace is written, what an apply adds is the same for both. */
function objects(
  kind: string,
  name: string | undefined,
  { object: { namespace } }: Place,
  all: readonly Known[],
): readonly Known[] {
  return all.filter(
    (one) =>
      one.kind === kind &&
      one.name === name &&
      (one.namespace === undefined || namespace === undefined || one.namespace === namespace),
  );
}

function keysOf(
  kind: string,
  maps: readonly string[],
  place: Place,
  all: readonly Known[],
): readonly Target[] {
  const name = stringAt(mapAround(place, ['name']), ['name']);
  return objects(kind, name, place, all).flatMap((object) =>
    maps.flatMap((map) => {
      const entries = valueAt(object.node, map);
      const pairs = entries?.type === 'map' ? entries.pairs : [];
      return pairs
        .filter((pair) => keyOf(pair) === textOf(place))
        .map(({ key }) => at(object, key.span));
    }),
  );
}

/** The places of the names in a list of maps. */
function itemsNamed(list: Node | undefined, name: string): readonly Span[] {
  return itemsAt(list, []).flatMap((item) => {
    const node = scalarAt(item, ['name']);
    return node?.value === name ? [node.span] : [];
  });
}

function portsNamed(template: Node, name: string): readonly Span[] {
  const containers = itemsAt(template, ['spec', 'containers']);
  return containers.flatMap((item) => itemsNamed(valueAt(item, 'ports'), name));
}

/** A Service's selector, or a label in it. */
function isSelector({ object, path }: Place): boolean {
  return object.kind === 'Service' && path[0] === 'spec' && path[1] === 'selector';
}

interface Selected {
  readonly workload: Known;
  /** The Pod's, or the workload's for its Pods. */
  readonly template: MapNode;
  readonly labels: Span;
}

function selectedBy({ object: service }: Place, all: readonly Known[]): readonly Selected[] {
  const selector = plainSelectorOf(service.node, ['spec', 'selector']);
  if (isEmpty(selector)) return [];
  return all.flatMap((workload) => {
    const isSame =
      (workload.namespace ?? service.namespace) === (service.namespace ?? workload.namespace);
    const template = workload.kind === 'Pod' ? workload.node : templateOf(workload);
    const labels = nodeAt(template, ['metadata', 'labels']);
    if (!isSame || template?.type !== 'map' || labels === undefined) return [];
    const isSelected = fits(selector, stringsAt(labels, []));
    return isSelected ? [{ workload, template, labels: labels.span }] : [];
  });
}

function templateOf({ node }: Known): Node | undefined {
  return (
    nodeAt(node, ['spec', 'template']) ?? nodeAt(node, ['spec', 'jobTemplate', 'spec', 'template'])
  );
}

function isWithin({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}
