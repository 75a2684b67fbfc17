import { readFile } from 'node:fs/promises';
import { ask, run } from './stage.mjs';

/**
 * A network namespace with a way out: a pair of cables to the host, which lets its packets pass as
 * its own, and a bridge for the containers of a daemon that runs in it.
 * @typedef {object} Network
 * @property {string} name
 * @property {string} bridge      its device
 * @property {string} address     of the namespace, as the host sees it
 */

/** @param {number} n  0 to 99; networks of different numbers do not meet */
export function networkOf(n) {
  return {
    name: `cl-newest-${n}`,
    bridge: 'cl0',
    cable: `cl-newest-${n}`,
    gateway: `10.213.${n}.1`,
    address: `10.213.${n}.2`,
    containers: `10.214.${n}.1/24`,
  };
}

/**
 * Makes the namespace. Needs root and iproute2; a leftover of the same number goes first.
 * @param {number} n
 * @returns {Promise<Network>}
 */
export async function makeNetwork(n) {
  await removeNetwork(n);
  const { name, bridge, cable, gateway, address, containers } = networkOf(n);
  const mtu = await outerMtu();
  const inside = ['-n', name];
  for (const args of [
    ['netns', 'add', name],
    [...inside, 'link', 'set', 'lo', 'up'],
    ['link', 'add', cable, 'mtu', mtu, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', name],
    ['addr', 'add', `${gateway}/30`, 'dev', cable],
    ['link', 'set', cable, 'up'],
    [...inside, 'addr', 'add', `${address}/30`, 'dev', 'eth0'],
    [...inside, 'link', 'set', 'eth0', 'mtu', mtu, 'up'],
    [...inside, 'route', 'add', 'default', 'via', gateway],
    [...inside, 'link', 'add', bridge, 'mtu', mtu, 'type', 'bridge'],
    [...inside, 'addr', 'add', containers, 'dev', bridge],
    [...inside, 'link', 'set', bridge, 'up'],
  ]) {
    await must('ip', args);
  }
  for (const rule of rules(n)) await must('iptables', ['-w', ...change('-I', rule)]);
  return { name, bridge, address };
}

/** @param {number} n */
export async function removeNetwork(n) {
  const { name, cable } = networkOf(n);
  for (const rule of rules(n)) {
    // A rule may stand there twice, of runs that were broken off.
    while ((await ask('iptables', ['-w', ...change('-D', rule)])) !== undefined);
  }
  await ask('ip', ['link', 'del', cable]);
  await ask('ip', ['netns', 'del', name]);
}

/**
 * An argv that runs in the namespace and sees the same files; `ip netns exec` would hide the
 * control groups that a daemon needs.
 * @param {string} name
 * @param {readonly string[]} argv
 */
export function insideNetwork(name, argv) {
  return ['nsenter', `--net=/run/netns/${name}`, '--', ...argv];
}

/**
 * Docker's own rules on the host let nothing pass that they do not know.
 * @param {number} n
 */
function rules(n) {
  const { cable, address } = networkOf(n);
  return [
    { table: 'filter', chain: 'FORWARD', words: ['-i', cable, '-j', 'ACCEPT'] },
    { table: 'filter', chain: 'FORWARD', words: ['-o', cable, '-j', 'ACCEPT'] },
    { table: 'nat', chain: 'POSTROUTING', words: ['-s', address, '-j', 'MASQUERADE'] },
  ];
}

/**
 * @param {string} how  `-I` or `-D`
 * @param {{ table: string, chain: string, words: string[] }} rule
 */
function change(how, { table, chain, words }) {
  return ['-t', table, how, chain, ...words];
}

/** Of the device that leads out: larger packets would be lost on the way. */
async function outerMtu() {
  const route = await ask('ip', ['route', 'show', 'default']);
  const device = /\bdev (\S+)/.exec(route ?? '')?.[1] ?? '';
  const mtu = await readFile(`/sys/class/net/${device}/mtu`, 'utf8').catch(() => '1500');
  return mtu.trim();
}

/**
 * @param {string} program
 * @param {string[]} args
 */
function must(program, args) {
  return run(program, args, {
    verb: 'make',
    what: 'a network for the newest dockerd',
    remedy: 'It takes root, and the packages iproute2 and iptables.',
    log: 'newest-network',
  });
}
