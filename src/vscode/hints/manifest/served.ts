/** What other extensions may do for manifests already. */
export type ManifestService = 'schema' | 'completion' | 'hover' | 'outline';

const yaml = 'redhat.vscode-yaml';
const kubernetes = 'ms-kubernetes-tools.vscode-kubernetes-tools';

/**
 * What they do: the YAML extension outlines every YAML file, and knows manifests by the Kubernetes
 * extension, or where its setting `yaml.schemas` gives it their schema.
 * @param schemas the names in that setting
 */
export function servedElsewhere(
  isInstalled: (extension: string) => boolean,
  schemas: readonly string[],
): ReadonlySet<ManifestService> {
  if (!isInstalled(yaml)) return new Set();
  const knows = isInstalled(kubernetes) || schemas.some((name) => /kubernetes/i.test(name));
  return new Set(knows ? ['schema', 'completion', 'hover', 'outline'] : ['outline']);
}
