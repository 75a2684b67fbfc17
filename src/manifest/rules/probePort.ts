import type { Found } from '../../lint/finding.ts';
import { closestName } from '../../near.ts';
import { said, type Text } from '../../text.ts';
import type { Manifest } from '../document.ts';
import { itemsAt, scalarAt, stringAt, type ScalarValue } from '../model.ts';
import type { Container } from '../workloads.ts';
import { eachRunning, valueRange } from './containers.ts';
import { settingFix } from './fixes.ts';
import type { Check } from './rule.ts';

const unnamed: Text = {
  en: 'The container `{name}` has no port named `{port}`: the probe always fails. Write one of its ports.',
  'zh-cn': '容器 `{name}` 没有名为 `{port}` 的端口，探针总是失败。请写它的端口之一。',
};
const unlisted: Text = {
  en: 'The container `{name}` does not list the port `{port}` that this probe asks. Add it under `ports`, or correct it.',
  'zh-cn': '容器 `{name}` 的 `ports` 中没有探针要访问的端口 `{port}`，请补上或改正。',
};

/** kube-linter's checks of the ports that probes ask; a port of another protocol does not count. */
export function probePort(key: string): Check {
  return eachRunning((container, manifest) =>
    [
      [key, 'httpGet', 'port'],
      [key, 'tcpSocket', 'port'],
      [key, 'grpc', 'port'],
    ].flatMap((path) => found(container, manifest, path)),
  );
}

function found(
  container: Container,
  manifest: Manifest,
  path: readonly string[],
): readonly Found[] {
  const port = scalarAt(container.node, path)?.value;
  if (port === undefined || port === null) return [];
  const known = portsOf(container);
  // A name and a number of the same digits are two things.
  if (known.includes(port)) return [];
  const args = { name: container.name, port: String(port) };
  const names = known.filter((one) => typeof one === 'string');
  const [only] = known.filter((one) => typeof one === 'number');
  const isNamed = typeof port === 'string';
  const other = isNamed ? (closestName(port, names) ?? names[0] ?? only) : (only ?? names[0]);
  const fixes =
    typeof other === 'string' || typeof other === 'number'
      ? settingFix(manifest, container.node, path, other)
      : [];
  return [
    {
      range: valueRange(manifest, container, path),
      message: said(isNamed ? unnamed : unlisted, args),
      // A port that is not listed may be open all the same; a name that is not there cannot be found.
      ...(isNamed ? { severity: 'error' as const } : {}),
      fixes,
    },
  ];
}

/** The numbers and names of a container's TCP ports. */
function portsOf({ node }: Container): readonly ScalarValue[] {
  return itemsAt(node, ['ports']).flatMap((item) => {
    if ((stringAt(item, ['protocol']) ?? 'TCP') !== 'TCP') return [];
    const values = [scalarAt(item, ['containerPort']), scalarAt(item, ['name'])];
    return values.flatMap((one) => (one === undefined ? [] : [one.value]));
  });
}
