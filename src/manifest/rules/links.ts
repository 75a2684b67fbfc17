/** The ids that kube-score has and kube-linter has not. */
const kubeScore: ReadonlySet<string> = new Set([
  'ingress-targets-service',
  'cronjob-has-deadline',
  'cronjob-restartpolicy',
  'container-resource-requests-equal-limits',
  'container-image-pull-policy',
  'container-ephemeral-storage-request-and-limit',
  'statefulset-has-poddisruptionbudget',
  'deployment-has-poddisruptionbudget',
  'pod-networkpolicy',
  'networkpolicy-targets-pod',
  'pod-probes-identical',
  'container-security-context-user-group-id',
  'container-seccomp-profile',
  'service-targets-pod',
  'service-type',
  'stable-version',
  'deployment-targeted-by-hpa-does-not-have-replicas-configured',
  'statefulset-has-servicename',
  'label-values',
  'horizontalpodautoscaler-has-target',
  'pod-topology-spread-constraints',
]);

/** The house's own rules, on what the schemas say. */
const own: ReadonlySet<string> = new Set([
  'yaml-syntax',
  'unknown-kind',
  'deprecated-kustomize',
  'duplicate-key',
  'unknown-field',
  'missing-field',
  'missing-image',
  'wrong-type',
  'wrong-value',
  'same-item',
  'unknown-schema',
  'unknown-volume',
  'unused-ignore',
  'BadConfig',
]);

/** Whether a check is of the schemas, and not of one of the tools. */
export function isOwn(id: string): boolean {
  return own.has(id);
}

/** Whether a check is kube-score's alone. */
export function isKubeScore(id: string): boolean {
  return kubeScore.has(id);
}

/** Where a check's own tool says more of it; empty for the house's own rules. */
export function linkOf(id: string): string {
  if (own.has(id)) return '';
  return kubeScore.has(id)
    ? 'https://github.com/zegl/kube-score/blob/master/README_CHECKS.md'
    : `https://docs.kubelinter.io/#/generated/checks?id=${id}`;
}
