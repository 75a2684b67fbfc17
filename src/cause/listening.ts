import type { Container } from '../world/docker/objects/container.ts';
import type { World } from '../world/world.ts';
import { logOf } from './served.ts';

/** A port on which a program in a container takes connections. */
export interface Listener {
  /** E.g. `127.0.0.1`, `0.0.0.0`, `::`. */
  readonly address: string;
  readonly port: number;
  /** Only the container itself can reach it. */
  readonly loopback: boolean;
}

/** What servers say at their start. */
const words =
  /(?:bound to TCP address|[Rr]unning on|[Ll]isten(?:ing)? (?:at|on):?|Serving HTTP on)\s+(?:https?:\/\/)?(127(?:\.\d+){3}|localhost|0\.0\.0\.0|\*|\[::\]|)(?::| port )(\d+)/;

/**
 * Who listens in a container: by the kernel's table, read by a probe when a person asked for the
 * run, else by the words of its log. Undefined when neither tells.
 */
export async function listeners(
  container: Container,
  world: World,
): Promise<readonly Listener[] | undefined> {
  const probe = world.asked
    ? await world.docker.exec(container.id, ['cat', '/proc/net/tcp', '/proc/net/tcp6'])
    : undefined;
  if (probe?.output.includes('local_address') === true) return readTable(probe.output);
  const log = await logOf(container, world);
  const found = log.flatMap((line) => {
    const [, address = '', port] = words.exec(line) ?? [];
    const loopback = /^(?:127\.|localhost)/.test(address);
    return port === undefined
      ? []
      : [{ address: address || '0.0.0.0', port: Number(port), loopback }];
  });
  return found.length === 0 ? undefined : found;
}

/** Sockets in state LISTEN (0A); the kernel writes addresses in hexadecimal (proc(5), /proc/net/tcp). */
export function readTable(table: string): readonly Listener[] {
  const rows = table.matchAll(/^\s*\d+: ([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4}) \S+ 0A /gm);
  return [...rows].flatMap(([, hex = '', port = '']) => {
    const address = addressOf(hex);
    // Docker's own name server stands there in every network that a person made.
    if (address === '127.0.0.11') return [];
    const loopback = address.startsWith('127.') || address === '::1';
    return [{ address, port: Number.parseInt(port, 16), loopback }];
  });
}

/** Little-endian words of four bytes, as on every machine that Docker runs on but few. */
function addressOf(hex: string): string {
  const v4 = (word: string): string =>
    [6, 4, 2, 0].map((at) => Number.parseInt(word.slice(at, at + 2), 16)).join('.');
  if (hex.length === 8) return v4(hex);
  if (/^0+$/.test(hex)) return '::';
  if (/^0{24}01000000$/.test(hex)) return '::1';
  return hex.startsWith('0000000000000000FFFF0000') ? v4(hex.slice(24)) : hex.toLowerCase();
}
