import type { Found } from '../../lint/finding.ts';
import { closestName } from '../../near.ts';
import { said, type Text } from '../../text.ts';
import type { Manifest } from '../document.ts';
import { itemsAt, scalarAt, stringAt, type Node } from '../model.ts';
import type { ManifestObject } from '../objects.ts';
import { nearestKey } from '../places.ts';
import { isEmpty, plainSelectorOf } from '../selectors.ts';
import { placeIn, type PlacedWorkload, type Together } from '../together.ts';
import { deploymentWith, objectWith } from './examples.ts';
import { settingFix } from './fixes.ts';
import { mapsIn } from './containers.ts';
import type { ManifestRule } from './rule.ts';

const badName: Text = {
  en: '`{name}` is no name of a port: it has 1 to 15 small letters, digits and single `-`, one letter at least. Write another.',
  'zh-cn': '`{name}` 不能作端口名：应为 1 到 15 个小写字母、数字和单个 `-`，至少一个字母。请改名。',
};
const noPort: Text = {
  en: 'No container of {kind} `{other}` has a port named `{name}`: requests go nowhere. Write one that it has.',
  'zh-cn': '{kind} `{other}` 的容器没有名为 `{name}` 的端口，请求没有去处。请写它有的端口。',
};
const there: Text = { en: 'The Pods of `{other}`', 'zh-cn': '`{other}` 的 Pod' };

const example = (targetPort: string): string =>
  `${deploymentWith('ports:\n  - name: http\n    containerPort: 8080\n')}---\n${objectWith(
    'v1',
    'Service',
    `spec:\n  selector:\n    app: web\n  ports:\n    - port: 80\n      targetPort: ${targetPort}\n`,
  )}`;

/**
 * kube-linter looks at the form of names and numbers alone; numbers are a matter of the schema here
 * (wrong-value). That a named port is there too it does not ask, though it is the usual slip.
 */
export const targetPorts: ManifestRule = {
  ids: ['invalid-target-ports'],
  severity: 'error',
  title: { en: 'Name ports that can be found', 'zh-cn': '端口名要有效、能找到' },
  why: {
    en: 'The API server refuses a port name of another form; a Service whose port no container has sends requests nowhere.',
    'zh-cn': '端口名的格式不对会被 API 服务器拒绝；容器没有的端口，Service 的请求没有去处。',
  },
  example: { before: example('htp'), after: example('http') },
  fix: true,
  check: (manifest, together) => [
    ...manifest.workloads.flatMap(({ allContainers }) =>
      allContainers.flatMap(({ node }) =>
        itemsAt(node, ['ports']).flatMap((item) => badNameOf(item, 'name', manifest)),
      ),
    ),
    ...manifest.objects.flatMap((object) =>
      object.kind === 'Service' ? ofService(object, manifest, together) : [],
    ),
  ],
};

function badNameOf(item: Node, key: string, { rangeOf }: Manifest): readonly Found[] {
  const name = scalarAt(item, [key]);
  if (typeof name?.value !== 'string' || name.value === '' || isPortName(name.value)) return [];
  return [{ range: rangeOf(name.span), message: said(badName, { name: name.value }) }];
}

/** https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports */
function isPortName(name: string): boolean {
  return (
    /^[a-z\d](?:[a-z\d-]{0,13}[a-z\d])?$/.test(name) && /[a-z]/.test(name) && !name.includes('--')
  );
}

function ofService(
  { node, namespace }: ManifestObject,
  manifest: Manifest,
  together: Together,
): readonly Found[] {
  const selector = plainSelectorOf(node, ['spec', 'selector']);
  return mapsIn(itemsAt(node, ['spec', 'ports'])).flatMap((item): readonly Found[] => {
    const bad = badNameOf(item, 'targetPort', manifest);
    const name = stringAt(item, ['targetPort']);
    if (bad.length > 0 || !name || isEmpty(selector)) return bad;
    const workloads = together.selected(selector, namespace);
    const [first] = workloads;
    const names = workloads.flatMap(portNamesOf);
    if (first === undefined || names.includes(name)) return [];
    const { workload } = first;
    const args = { name, kind: workload.object.kind, other: workload.object.name ?? '' };
    const range = nearestKey(workload.object.node, [...workload.path, 'spec', 'containers']);
    const port = closestName(name, names) ?? names[0] ?? firstPortOf(first);
    const target = scalarAt(item, ['targetPort']);
    return [
      {
        range: manifest.rangeOf(target?.span ?? item.span),
        message: said(noPort, args),
        related: [{ ...placeIn(first, range, manifest), message: said(there, args) }],
        fixes: port === undefined ? [] : settingFix(manifest, item, ['targetPort'], port),
      },
    ];
  });
}

function portNamesOf({ workload }: PlacedWorkload): readonly string[] {
  return workload.allContainers.flatMap(({ node }) =>
    itemsAt(node, ['ports']).flatMap((port) => stringAt(port, ['name']) ?? []),
  );
}

function firstPortOf({ workload }: PlacedWorkload): number | undefined {
  const [port] = workload.containers.flatMap(({ node }) => {
    const value = scalarAt(itemsAt(node, ['ports'])[0], ['containerPort'])?.value;
    return typeof value === 'number' ? [value] : [];
  });
  return port;
}
