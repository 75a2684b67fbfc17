import { said } from '../text.ts';
import type { Said, Text } from '../text.ts';
import type { Container, PublishedPort } from '../world/docker/objects/container.ts';
import { withProtocol } from './imageAspects.ts';
import { lacking, otherLabel, unlike, unlikeTruth } from './mismatch.ts';
import type { Mismatch } from './mismatch.ts';
import { showSize } from '../sizes.ts';
import { parseSize } from './sizes.ts';
import type { ContainerSpec } from './types/container.ts';
import { shown } from './wordings.ts';

const onceItRuns: Text = {
  en: '`{ports}` once it runs; now nothing',
  'zh-cn': '运行时为 `{ports}`，现在没有',
};
const asked: Text = { en: 'to publish `{port}`', 'zh-cn': '要求发布 `{port}`' };
const cores: Text = { en: 'CPUs: {count}', 'zh-cn': 'CPU：{count}' };
const noLimit: Text = { en: 'no limit', 'zh-cn': '没有限制' };
const removal = {
  yes: { en: 'removed when it ends (`--rm`)', 'zh-cn': '结束后自动删除（`--rm`）' },
  no: { en: 'kept when it ends', 'zh-cn': '结束后保留' },
};
const privilege = {
  yes: { en: 'privileged', 'zh-cn': '特权容器' },
  no: { en: 'not privileged', 'zh-cn': '非特权容器' },
};

type Setting = (spec: ContainerSpec, container: Container) => Mismatch | undefined;

/** What a container was made with, and keeps while it is stopped; published ports beside it. */
export const containerSettings: readonly Setting[] = [
  (spec, { labels }) => otherLabel(spec.labels, labels),
  ports,
  publish,
  restartPolicy,
  memory,
  cpus,
  (spec, { user }) => unlike('user', spec.user, user || 'root'),
  (spec, { workingDirectory }) => unlike('workdir', spec.workdir, workingDirectory || '/'),
  (spec, { hostname }) => unlike('hostname', spec.hostname, hostname),
  (spec, { networkMode }) => unlike('network-mode', spec.networkMode, networkMode),
  addresses,
  (spec, { capAdd }) =>
    lacking(
      'capabilities',
      spec.capabilities?.map((each) => each.replace(/^CAP_/, '')),
      capAdd,
    ),
  (spec, { privileged }) => unlikeTruth('privileged', spec.privileged, privileged, privilege),
  (spec, { autoRemove }) => unlikeTruth('auto-remove', spec.autoRemove, autoRemove, removal),
  (spec, { logDriver }) => unlike('log-driver', spec.logDriver, logDriver),
];

function ports(spec: ContainerSpec, container: Container): Mismatch | undefined {
  const missing = unpublished(spec.ports, container.ports);
  if (missing === undefined) return undefined;
  const later = container.state === 'running' ? '' : showPorts(container.wantedPorts);
  const observed =
    container.ports.length === 0 && later !== ''
      ? said(onceItRuns, { ports: later })
      : shown(showPorts(container.ports));
  return { aspect: 'ports', expected: shown(missing), observed };
}

function publish(spec: ContainerSpec, { wantedPorts }: Container): Mismatch | undefined {
  const missing = unpublished(spec.publish, wantedPorts);
  if (missing === undefined) return undefined;
  const found = showPorts(wantedPorts);
  return {
    aspect: 'publish',
    expected: said(asked, { port: missing }),
    observed: found === '' ? shown('') : said(asked, { port: found }),
  };
}

/** The first wanted port that is not among the found ones, as `-p` writes it. */
export function unpublished(
  wanted: ContainerSpec['ports'],
  found: readonly PublishedPort[],
): string | undefined {
  for (const [port, host] of Object.entries(wanted ?? {})) {
    const inside = withProtocol(port);
    const there = found.some(
      (each) => each.container === inside && (host === 'any' || isBoundAt(each, String(host))),
    );
    if (!there) return host === 'any' ? inside : `${host}:${inside}`;
  }
  return undefined;
}

/** `8080` on whatever address, `127.0.0.1:8080` on that one; the daemon says every one as empty too. */
function isBoundAt({ hostAddress, hostPort }: PublishedPort, host: string): boolean {
  const colon = host.lastIndexOf(':');
  if (String(hostPort) !== host.slice(colon + 1)) return false;
  const address = colon < 0 ? undefined : host.slice(0, colon);
  return address === undefined || address === (hostAddress || '0.0.0.0');
}

/** As `-p` writes them; one that is bound for IPv4 and IPv6 is one. */
export function showPorts(ports: readonly PublishedPort[]): string {
  const all = ports.map(({ hostPort, container }) =>
    hostPort === 0 ? container : `${hostPort}:${container}`,
  );
  return [...new Set(all)].join(', ');
}

/** `on-failure` alone is on-failure with whatever count. */
function restartPolicy(
  { restartPolicy: wanted }: ContainerSpec,
  { restartPolicy: { name, most } }: Container,
): Mismatch | undefined {
  const found = most > 0 ? `${name}:${most}` : name;
  return wanted === name ? undefined : unlike('restart-policy', wanted, found);
}

function memory(spec: ContainerSpec, { memoryLimit }: Container): Mismatch | undefined {
  return spec.memory === undefined || memoryLimit === parseSize(spec.memory, 1024)
    ? undefined
    : {
        aspect: 'memory',
        expected: shown(spec.memory),
        observed: memoryLimit === 0 ? shown('') : shown(showSize(memoryLimit, 1024)),
      };
}

function cpus(spec: ContainerSpec, { cpus: found }: Container): Mismatch | undefined {
  if (spec.cpus === undefined || Math.abs(spec.cpus - found) < 0.001) return undefined;
  const saidCores = (count: number): Said => said(count === 0 ? noLimit : cores, { count });
  return { aspect: 'cpus', expected: saidCores(spec.cpus), observed: saidCores(found) };
}

function addresses(spec: ContainerSpec, container: Container): Mismatch | undefined {
  for (const [network, address] of Object.entries(spec.addresses ?? {})) {
    const found = Object.hasOwn(container.addresses, network)
      ? (container.addresses[network] ?? '')
      : '';
    if (found === address) continue;
    return {
      aspect: 'addresses',
      expected: shown(`${network}: ${address}`),
      observed: shown(
        Object.entries(container.addresses)
          .map((pair) => pair.join(': '))
          .join(', '),
      ),
    };
  }
  return undefined;
}
