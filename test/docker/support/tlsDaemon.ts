import { randomInt, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Authority } from './certificates.ts';
import { program } from './dockerHost.ts';
import { makePrivateDaemon } from './privateDaemon.ts';

/** A real dockerd that listens on TCP and lets in only whom its authority has certified. */
export interface TlsDaemon {
  /** `tcp://…:2376`. */
  readonly host: string;
  remove(): Promise<void>;
}

/** It has a network of its own, so a cable leads there: two addresses that nobody else reaches. */
export async function startTlsDaemon(authority: Authority): Promise<TlsDaemon> {
  const net = `10.215.${randomInt(256)}.${4 * randomInt(64)}`;
  const [here, there] = [1, 2].map((n) => net.replace(/\d+$/, (last) => String(Number(last) + n)));
  const home = await authority.sign('daemon', { host: `IP:${there ?? ''}` });
  const daemon = await makePrivateDaemon(
    {
      tlsverify: true,
      tlscacert: join(home, 'ca.pem'),
      tlscert: join(home, 'cert.pem'),
      tlskey: join(home, 'key.pem'),
    },
    ['tcp://0.0.0.0:2376'],
  );
  try {
    await daemon.start();
    const cable = `cl-${randomBytes(4).toString('hex')}`;
    const netns = String(daemon.pid());
    await ip('link', 'add', cable, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', netns);
    await ip('addr', 'add', `${here ?? ''}/30`, 'dev', cable);
    await ip('link', 'set', cable, 'up');
    const inside = ['-t', netns, '-n', 'ip'];
    await must('nsenter', ...inside, 'addr', 'add', `${there ?? ''}/30`, 'dev', 'eth0');
    await must('nsenter', ...inside, 'link', 'set', 'eth0', 'up');
  } catch (error) {
    await daemon.remove();
    throw error;
  }
  // The cable goes with the namespace, and that with the daemon.
  return { host: `tcp://${there ?? ''}:2376`, remove: () => daemon.remove() };
}

const ip = (...argv: readonly string[]): Promise<void> => must('ip', ...argv);

async function must(name: string, ...argv: readonly string[]): Promise<void> {
  const { code, stderr } = await program(name, argv);
  if (code !== 0) throw new Error(`${name} ${argv.join(' ')} gave ${code}: ${stderr}`);
}
