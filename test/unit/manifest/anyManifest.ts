import fc from 'fast-check';

const kinds = [
  ['v1', 'Pod'],
  ['v1', 'Service'],
  ['v1', 'ConfigMap'],
  ['v1', 'List'],
  ['apps/v1', 'Deployment'],
  ['batch/v1', 'CronJob'],
  ['networking.k8s.io/v1', 'NetworkPolicy'],
  ['rbac.authorization.k8s.io/v1', 'Role'],
  ['policy/v1', 'PodDisruptionBudget'],
  ['example.com/v1', 'Thing'],
] as const;

/** Words that the schemas and the checks know, beside any others. */
const keys = [
  ...['metadata', 'name', 'namespace', 'labels', 'annotations', 'spec', 'template', 'selector'],
  ...['matchLabels', 'matchExpressions', 'containers', 'initContainers', 'image', 'ports', 'port'],
  ...['containerPort', 'targetPort', 'env', 'valueFrom', 'volumes', 'volumeMounts', 'resources'],
  ...['limits', 'requests', 'cpu', 'memory', 'securityContext', 'livenessProbe', 'httpGet', 'data'],
  ...['replicas', 'rules', 'verbs', 'ingress', 'jobTemplate', 'items', '<<', 'kind', 'apiVersion'],
  ...['ignore-check.kube-linter.io/latest-tag', 'kube-score/ignore'],
];
const scalars = [
  ...['web', 'latest', 'http', '80', '8080', '"80"', '0.5', '500m', '1Gi', 'true', 'no', '~', ''],
  ...[
    '*anchor',
    '&anchor web',
    '!!str 1',
    '|\n  text',
    '>-\n  text',
    '"open',
    "'",
    '{',
    '[',
    '# c',
  ],
  ...['____', '{{ .Values.x }}', '名字', '🐳', '-', ':', '0x1F', '1e3', '2026-01-31'],
];

/** Text as it may stand in an editor: manifests, half of them broken off, torn or with other texts between. */
export const anyManifest: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...kinds), body()), { maxLength: 3 }),
    fc.constantFrom('\n', '\n', '\r\n'),
    fc.option(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.string({ maxLength: 8 }))),
    fc.boolean(),
  )
  .map(([objects, newline, torn, isCut]) => {
    const text = objects
      .map(([[apiVersion, kind], rest]) => `apiVersion: ${apiVersion}\nkind: ${kind}\n${rest}`)
      .join('---\n')
      .replaceAll('\n', newline);
    if (torn === null) return text;
    const [where, put] = torn;
    const at = Math.floor(where * text.length);
    return text.slice(0, at) + put + (isCut ? '' : text.slice(at));
  });

/** Lines of a block whose indentation mostly, but not always, fits. */
function body(): fc.Arbitrary<string> {
  const line = fc.record({
    deeper: fc.integer({ min: -2, max: 1 }),
    dash: fc.boolean(),
    key: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...keys) }, fc.string({ maxLength: 6 })),
    value: fc.oneof(
      { weight: 4, arbitrary: fc.constant(undefined) },
      { weight: 4, arbitrary: fc.constantFrom(...scalars) },
      fc.string({ maxLength: 12 }),
    ),
    form: fc.constantFrom('key', 'key', 'key', 'key', 'item', 'flow', 'any'),
  });
  return fc.array(line, { maxLength: 20 }).map((lines) => {
    let depth = 0;
    return lines
      .map(({ deeper, dash, key, value, form }) => {
        depth = Math.max(0, depth + deeper);
        const indent = '  '.repeat(depth) + (dash ? '- ' : '');
        const told = value ?? '';
        const written = {
          key: `${key}: ${told}`,
          item: `- ${told}`,
          flow: `${key}: {${key}: [${told}, {a: ${told}}]}`,
          any: told,
        };
        return `${indent}${written[form]}\n`;
      })
      .join('');
  });
}
