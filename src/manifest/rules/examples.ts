/** A Pod of one container, for examples: with more fields of the container, and of the Pod. */
export function podWith(container = '', spec = ''): string {
  const pod = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n';
  return `${pod}${indented(spec, 2)}  containers:\n    - name: web\n${indented(container, 6)}`;
}

/** A Deployment of one container; `spec` stands beside its `template`. */
export function deploymentWith(container = '', spec = '', podSpec = ''): string {
  return [
    'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n',
    indented(spec, 2),
    '  selector:\n    matchLabels:\n      app: web\n',
    '  template:\n    metadata:\n      labels:\n        app: web\n    spec:\n',
    `${indented(podSpec, 6)}      containers:\n        - name: web\n${indented(container, 10)}`,
  ].join('');
}

/** Any object by its kind, with what stands beside its name. */
export function objectWith(apiVersion: string, kind: string, rest: string): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: web\n${rest}`;
}

function indented(lines: string, by: number): string {
  return lines.replace(/^(?=.)/gm, ' '.repeat(by));
}
