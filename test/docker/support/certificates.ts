import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copyFile } from 'node:fs/promises';
import { program } from './dockerHost.ts';

/** A certificate authority in a folder of its own. */
export interface Authority {
  /** The path of its certificate. */
  readonly ca: string;
  /** Signs a certificate into a folder as DOCKER_CERT_PATH wants it: ca.pem, cert.pem, key.pem. */
  sign(name: string, options: SignOptions): Promise<string>;
}

interface SignOptions {
  /** As X.509 writes it, e.g. `IP:127.0.0.1`; none for a client. */
  readonly host?: string;
  readonly expired?: boolean;
}

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

async function openssl(...argv: readonly string[]): Promise<void> {
  const { code, stderr } = await program('openssl', argv);
  if (code !== 0) throw new Error(`openssl ${argv.join(' ')} gave ${code}: ${stderr}`);
}

export async function makeAuthority(folder: string): Promise<Authority> {
  await mkdir(folder, { recursive: true });
  const at = (...parts: readonly string[]): string => join(folder, ...parts);
  const ca = at('ca.pem');
  await openssl(
    ...['req', '-x509', ...newKey, '-days', '2', '-subj', `/CN=${folder.split('/').at(-1) ?? ''}`],
    ...['-keyout', at('ca.key'), '-out', ca],
  );
  return {
    ca,
    sign: async (name, { host, expired = false }) => {
      const home = at(name);
      await mkdir(home);
      await copyFile(ca, join(home, 'ca.pem'));
      const request = join(home, 'request');
      await openssl(
        ...['req', ...newKey, '-subj', `/CN=${name}`],
        ...['-keyout', join(home, 'key.pem'), '-out', request],
      );
      const uses =
        host === undefined
          ? 'extendedKeyUsage=clientAuth\n'
          : `extendedKeyUsage=serverAuth\nsubjectAltName=${host}\n`;
      await writeFile(join(home, 'uses'), uses);
      await openssl(
        ...['x509', '-req', '-in', request, '-CA', ca, '-CAkey', at('ca.key'), '-CAcreateserial'],
        ...['-days', expired ? '-1' : '2', '-extfile', join(home, 'uses')],
        ...['-out', join(home, 'cert.pem')],
      );
      return home;
    },
  };
}
