import { access } from '../rules/access.ts';
import { antiAffinity } from '../rules/antiAffinity.ts';
import { services } from '../rules/danglingService.ts';
import { serviceAccounts } from '../rules/defaultServiceAccount.ts';
import { dnsOption } from '../rules/dnsOptions.ts';
import { capabilities } from '../rules/dropNetRaw.ts';
import { environment } from '../rules/envSecret.ts';
import { references } from '../rules/envValueFrom.ts';
import { serviceTypes } from '../rules/exposedServices.ts';
import { hostMounts } from '../rules/hostMounts.ts';
import { hpaMinimumReplicas } from '../rules/hpaMinimum.ts';
import { tags } from '../rules/latestTag.ts';
import { disallowed } from '../rules/noExtensions.ts';
import { updateStrategy } from '../rules/noRollingUpdate.ts';
import { ports } from '../rules/ports.ts';
import { priorityClasses } from '../rules/priorityClass.ts';
import { minimumReplicas } from '../rules/replicas.ts';
import { required } from '../rules/requiredLabel.ts';
import { requirements } from '../rules/requirements.ts';
import type { Check } from '../rules/rule.ts';
import { sorted } from '../rules/sortedKeys.ts';
import { manifestRules } from '../rules/table.ts';
import { sysctls } from '../rules/unsafeSysctls.ts';
import { matcher } from '../patterns.ts';

/** What a config says to a template: what it does not say has the value of its form. */
export interface Params {
  readonly text: (name: string) => string;
  readonly texts: (name: string) => readonly string[];
  readonly number: (name: string) => number | undefined;
  readonly flag: (name: string) => boolean;
}

/** A `pattern` is a regular expression, as `matcher` reads it. */
export type Form = 'text' | 'texts' | 'pattern' | 'patterns' | 'number' | 'flag';

export interface Template {
  readonly params: Readonly<Record<string, Form>>;
  readonly make: (params: Params) => Check;
}

const messages = {
  mount: {
    en: 'The container `{name}` mounts `{host}` of its node, which the config forbids. Remove the mount.',
    'zh-cn': '容器 `{name}` 挂载了节点的 `{host}`，配置不允许。请删除这个挂载。',
  },
  port: {
    en: 'The container `{name}` opens port `{port}` ({protocol}), which the config forbids. Use another.',
    'zh-cn': '容器 `{name}` 开放了端口 `{port}`（{protocol}），配置不允许。请换一个。',
  },
  type: {
    en: 'A Service of type `{type}` is not allowed by the config. Write another.',
    'zh-cn': '配置不允许 `{type}` 类型的 Service，请改用别的类型。',
  },
  variable: {
    en: 'The config does not allow the variable `{name}` with this value. Change it.',
    'zh-cn': '配置不允许变量 `{name}` 取这个值，请修改。',
  },
};

const mebi = 2 ** 20;

/** kube-linter's templates that take parameters; https://docs.kubelinter.io/#/generated/templates. */
const withParams: Readonly<Record<string, Template>> = {
  'access-to-resources': {
    params: { resources: 'patterns', verbs: 'patterns', flagRolesNotFound: 'flag' },
    make: ({ texts, flag }) =>
      access({ resources: texts('resources'), verbs: texts('verbs') }, flag('flagRolesNotFound')),
  },
  'anti-affinity': {
    params: { minReplicas: 'number', topologyKey: 'pattern' },
    make: ({ number, text }) => antiAffinity(number('minReplicas') ?? 0, text('topologyKey')),
  },
  'cpu-requirements': {
    params: { requirementsType: 'text', lowerBoundMillis: 'number', upperBoundMillis: 'number' },
    make: (params) => ofRequirements('cpu', params, 'Millis', 1e-3, '100m'),
  },
  'dangling-service': {
    params: { ignoredLabels: 'texts' },
    make: ({ texts }) => services(texts('ignoredLabels')),
  },
  'disallowed-api-obj': {
    params: { group: 'pattern', version: 'pattern', kind: 'pattern' },
    make: ({ text }) => disallowed(text('group'), text('version'), text('kind')),
  },
  'dnsconfig-options': {
    params: { key: 'text', value: 'text' },
    make: ({ text }) => dnsOption(text('key'), text('value')),
  },
  'env-value-from': {
    params: { ignoredSecrets: 'patterns', ignoredConfigMaps: 'patterns' },
    make: ({ texts }) =>
      references({ Secret: texts('ignoredSecrets'), ConfigMap: texts('ignoredConfigMaps') }),
  },
  'env-var': {
    params: { name: 'pattern', value: 'pattern' },
    make: ({ text }) => environment(text('name'), text('value'), messages.variable),
  },
  'forbidden-service-types': {
    params: { forbiddenServiceTypes: 'texts' },
    make: ({ texts }) => serviceTypes(texts('forbiddenServiceTypes'), messages.type),
  },
  'host-mounts': {
    params: { dirs: 'patterns' },
    make: ({ texts }) => hostMounts(texts('dirs'), messages.mount),
  },
  'hpa-minimum-replicas': {
    params: { minReplicas: 'number' },
    make: ({ number }) => hpaMinimumReplicas(number('minReplicas') ?? 0),
  },
  'latest-tag': {
    params: { blockList: 'patterns', allowList: 'patterns' },
    make: ({ texts }) => tags(texts('blockList'), texts('allowList')),
  },
  'memory-requirements': {
    params: { requirementsType: 'text', lowerBoundMB: 'number', upperBoundMB: 'number' },
    make: (params) => ofRequirements('memory', params, 'MB', mebi, '128Mi'),
  },
  'minimum-replicas': {
    params: { minReplicas: 'number' },
    make: ({ number }) => minimumReplicas(number('minReplicas') ?? 0),
  },
  ports: {
    params: { port: 'number', protocol: 'pattern' },
    make: ({ number, text }) => {
      const [wanted, isProtocol] = [number('port'), matcher(text('protocol'))];
      return ports((port, protocol) => port === wanted && isProtocol(protocol), messages.port);
    },
  },
  'priority-class-name': {
    params: { acceptedPriorityClassNames: 'texts' },
    make: ({ texts }) => priorityClasses(texts('acceptedPriorityClassNames')),
  },
  'required-annotation': {
    params: { key: 'pattern', value: 'pattern' },
    make: ({ text }) => required('annotations', text('key'), text('value')),
  },
  'required-label': {
    params: { key: 'pattern', value: 'pattern' },
    make: ({ text }) => required('labels', text('key'), text('value')),
  },
  'service-account': {
    params: { serviceAccount: 'pattern' },
    make: ({ text }) => serviceAccounts(text('serviceAccount')),
  },
  'sorted-keys': {
    params: { recursive: 'flag' },
    make: ({ flag }) => sorted(flag('recursive')),
  },
  'unsafe-sysctls': {
    params: { unsafeSysCtls: 'texts' },
    make: ({ texts }) => sysctls(texts('unsafeSysCtls')),
  },
  'update-configuration': {
    params: { strategyTypeRegex: 'pattern' },
    make: ({ text }) => updateStrategy(text('strategyTypeRegex')),
  },
  'verify-container-capabilities': {
    params: { forbiddenCapabilities: 'patterns', exceptions: 'patterns' },
    make: ({ texts }) => capabilities(texts('forbiddenCapabilities'), texts('exceptions')),
  },
};

/** Those without parameters, by the check that is made of them. */
const plain: Readonly<Record<string, string>> = {
  'cluster-admin-role-binding': 'cluster-admin-role-binding',
  'dangling-horizontalpodautoscaler': 'dangling-horizontalpodautoscaler',
  'dangling-ingress': 'dangling-ingress',
  'dangling-networkpolicy': 'dangling-networkpolicy',
  'dangling-networkpolicypeer-podselector': 'dangling-networkpolicypeer-podselector',
  'dangling-servicemonitor': 'dangling-servicemonitor',
  'deprecated-service-account-field': 'deprecated-service-account-field',
  'duplicate-env-var': 'duplicate-env-var',
  'host-ipc': 'host-ipc',
  'host-network': 'host-network',
  'host-pid': 'host-pid',
  'job-ttl-seconds-after-finished': 'job-ttl-seconds-after-finished',
  'liveness-port': 'liveness-port',
  'liveness-probe': 'no-liveness-probe',
  'mismatching-selector': 'mismatching-selector',
  'no-node-affinity': 'no-node-affinity',
  'non-existent-service-account': 'non-existent-service-account',
  'non-isolated-pod': 'non-isolated-pod',
  'pdb-max-unavailable': 'pdb-max-unavailable',
  'pdb-min-available': 'pdb-min-available',
  'pdb-unhealthy-pod-eviction-policy': 'pdb-unhealthy-pod-eviction-policy',
  'privilege-escalation-container': 'privilege-escalation-container',
  privileged: 'privileged-container',
  'privileged-ports': 'privileged-ports',
  'read-only-root-fs': 'no-read-only-root-fs',
  'read-secret-from-env-var': 'read-secret-from-env-var',
  'readiness-port': 'readiness-port',
  'readiness-probe': 'no-readiness-probe',
  'restart-policy': 'restart-policy',
  'run-as-non-root': 'run-as-non-root',
  'scc-deny-privileged-container': 'scc-deny-privileged-container',
  'startup-port': 'startup-port',
  'target-port': 'invalid-target-ports',
  'unsafe-proc-mount': 'unsafe-proc-mount',
  'use-namespace': 'use-namespace',
  'wildcard-in-rules': 'wildcard-in-rules',
  'writable-host-mount': 'writable-host-mount',
};

export function templateNamed(name: string): Template | undefined {
  if (Object.hasOwn(withParams, name)) return withParams[name];
  const id = Object.hasOwn(plain, name) ? plain[name] : undefined;
  const rule = manifestRules.find(({ ids }) => id !== undefined && ids.includes(id));
  return rule === undefined
    ? undefined
    : { params: {}, make: () => (manifest, together) => rule.check(manifest, together) };
}

export const templateNames: readonly string[] = [
  ...Object.keys(withParams),
  ...Object.keys(plain),
].sort();

function ofRequirements(
  resource: string,
  { text, number }: Params,
  unit: string,
  factor: number,
  skeleton: string,
): Check {
  const written = text('requirementsType');
  const type = written === 'request' || written === 'limit' ? written : 'any';
  const most = number(`upperBound${unit}`);
  return requirements(
    resource,
    {
      type,
      least: (number(`lowerBound${unit}`) ?? 0) * factor,
      most: most === undefined ? undefined : most * factor,
    },
    skeleton,
  );
}
