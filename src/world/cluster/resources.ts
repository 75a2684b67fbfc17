import type { Resource } from './objects.ts';

/** Where the objects of a kind are found. */
export interface Collection {
  /** In small letters and plural, as it stands in paths. */
  readonly plural: string;
  readonly namespaced: boolean;
}

/** The usual kinds, so that nobody need ask the server for them (Kubernetes API reference). */
const usual: Readonly<Record<string, readonly string[]>> = {
  v1: [
    ...['pods', 'services', 'endpoints', 'configmaps', 'secrets', 'events', 'serviceaccounts'],
    ...['persistentvolumeclaims', 'replicationcontrollers', 'resourcequotas', 'limitranges'],
    ...['/nodes', '/namespaces', '/persistentvolumes'],
  ],
  'apps/v1': ['deployments', 'replicasets', 'statefulsets', 'daemonsets'],
  'batch/v1': ['jobs', 'cronjobs'],
  'discovery.k8s.io/v1': ['endpointslices'],
  'networking.k8s.io/v1': ['ingresses', 'networkpolicies'],
  'storage.k8s.io/v1': ['/storageclasses'],
};

export function usualCollection({ apiVersion, kind }: Resource): Collection | undefined {
  const lower = kind.toLowerCase();
  const found = usual[apiVersion]?.find((entry) => singularOf(entry.replace('/', '')) === lower);
  return found === undefined
    ? undefined
    : { plural: found.replace('/', ''), namespaced: !found.startsWith('/') };
}

/** The apiVersion of a usual kind. */
export function usualVersion(kind: string): string | undefined {
  return Object.keys(usual).find(
    (apiVersion) => usualCollection({ apiVersion, kind }) !== undefined,
  );
}

/** Whether its objects belong to the whole cluster, as far as is known without asking. */
export function isOfCluster(resource: Resource): boolean {
  return usualCollection(resource)?.namespaced === false;
}

function singularOf(plural: string): string {
  if (plural === 'endpoints') return plural;
  if (/(?:ss|x|ch)es$/.test(plural)) return plural.slice(0, -2);
  return plural.endsWith('ies') ? `${plural.slice(0, -3)}y` : plural.slice(0, -1);
}

/** The path under which a group and version is served. */
export function groupPath(apiVersion: string): string {
  const [group = '', version] = apiVersion.split('/');
  return version === undefined
    ? `/api/${encodeURIComponent(group)}`
    : `/apis/${encodeURIComponent(group)}/${encodeURIComponent(version)}`;
}

export function pathOf(
  { apiVersion }: Resource,
  { plural, namespaced }: Collection,
  { namespace, name }: { readonly namespace?: string | undefined; readonly name?: string } = {},
): string {
  const within =
    namespaced && namespace !== undefined ? `/namespaces/${encodeURIComponent(namespace)}` : '';
  const one = name === undefined ? '' : `/${encodeURIComponent(name)}`;
  return `${groupPath(apiVersion)}${within}/${plural}${one}`;
}
