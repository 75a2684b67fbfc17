import assert from 'node:assert/strict';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createConnection } from 'node:net';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { explainBlock } from '../../../src/cause/blocks.ts';
import { languages, toPlain } from '../../../src/text.ts';
import { connect } from '../../../src/world/docker/client.ts';
import { resolveEndpoint } from '../../../src/world/docker/endpoint.ts';
import { WorldError } from '../../../src/world/worldError.ts';
import type { WorldFault } from '../../../src/world/worldError.ts';
import { makeAuthority } from '../support/certificates.ts';
import type { Authority } from '../support/certificates.ts';
import { cli, docker, realEndpoint, socketOf, textOf } from '../support/dockerHost.ts';
import type { CliOptions } from '../support/dockerHost.ts';
import { startTlsDaemon } from '../support/tlsDaemon.ts';
import type { TlsDaemon } from '../support/tlsDaemon.ts';

type Env = NonNullable<CliOptions['env']>;

const serverVersion = ['version', '-f', '{{.Server.Version}}'];
const unset = { DOCKER_HOST: undefined, DOCKER_CONTEXT: undefined };

/** Our answer in that environment: the daemon's version, or the fault. */
async function version(env: Env): Promise<string | WorldError> {
  const endpoint = resolveEndpoint({
    env,
    home: '/nowhere',
    platform: process.platform,
    readFile: textOf,
  });
  if (endpoint instanceof WorldError) return endpoint;
  const connection = connect(endpoint);
  try {
    return (await connection.reader(AbortSignal.timeout(10_000)).version()).version;
  } catch (error) {
    if (error instanceof WorldError) return error;
    throw error;
  } finally {
    connection.close();
  }
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      assert.ok(typeof address === 'object' && address !== null);
      resolve(`tcp://127.0.0.1:${address.port}`);
    });
  });
}

describe('a daemon behind TLS', function () {
  this.timeout(60_000);
  let folder: string;
  let authority: Authority;
  let stranger: Authority;
  let daemon: TlsDaemon;
  let client: string;
  const servers: Server[] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cl-tls-'));
    authority = await makeAuthority(join(folder, 'ours'));
    stranger = await makeAuthority(join(folder, 'stranger'));
    client = await authority.sign('client', {});
    daemon = await startTlsDaemon(authority);
  });

  after(async () => {
    for (const server of servers) server.close();
    await daemon.remove();
    await rm(folder, { recursive: true });
  });

  const secured = (certificates: string, host = daemon.host): Env => ({
    ...unset,
    DOCKER_HOST: host,
    DOCKER_TLS_VERIFY: '1',
    DOCKER_CERT_PATH: certificates,
  });

  /** The docker command is refused as well; our fault has words and a remedy in each language. */
  async function refuses(env: Env, fault: WorldFault, words: RegExp): Promise<void> {
    assert.notEqual((await cli(serverVersion, { env })).code, 0);
    const error = await version(env);
    assert.ok(error instanceof WorldError, String(error));
    assert.equal(error.fault, fault, error.message);
    assert.match(error.message, words);
    const { text, degrees } = explainBlock(error);
    assert.ok(degrees.length > 0);
    for (const language of languages) assert.notEqual(toPlain(text, language), '');
  }

  /** Takes TLS off before the real daemon, with a certificate of the test's choice. */
  async function gateway(certificates: string): Promise<string> {
    const [cert, key] = await Promise.all(
      ['cert.pem', 'key.pem'].map((name) => readFile(join(certificates, name))),
    );
    const socket = socketOf(realEndpoint());
    const server = createTlsServer({ cert, key }, (secure) => {
      const real = createConnection(socket);
      secure.pipe(real).pipe(secure);
      for (const each of [secure, real]) each.on('error', () => each.destroy());
    });
    server.on('tlsClientError', () => undefined);
    servers.push(server);
    return listen(server);
  }

  it('answers who shows its certificate, as it does the docker command', async () => {
    const env = secured(client);
    assert.equal(await version(env), await docker(serverVersion, { env }));
  });

  it('answers by a context with certificates, and by one that does not verify', async () => {
    const env = { ...unset, DOCKER_CONFIG: join(folder, 'config') };
    const pem = (name: string): string => join(client, name);
    const own = `cert=${pem('cert.pem')},key=${pem('key.pem')}`;
    const contexts = {
      verified: `host=${daemon.host},ca=${pem('ca.pem')},${own}`,
      unverified: `host=${daemon.host},skip-tls-verify=true,${own}`,
    };
    for (const [name, endpoint] of Object.entries(contexts)) {
      await docker(['context', 'create', name, '--docker', endpoint], { env });
      const chosen = { ...env, DOCKER_CONTEXT: name };
      assert.equal(await version(chosen), await docker(serverVersion, { env: chosen }), name);
    }
  });

  it('does not know a daemon of another authority', async () => {
    const home = join(folder, 'wrong-ca');
    await mkdir(home);
    for (const name of ['cert.pem', 'key.pem'])
      await copyFile(join(client, name), join(home, name));
    await copyFile(stranger.ca, join(home, 'ca.pem'));
    await refuses(secured(home), 'certificate-unknown', /authority that is not trusted/);
  });

  it('is refused without a client certificate', async () => {
    const home = join(folder, 'none');
    await mkdir(home);
    await copyFile(authority.ca, join(home, 'ca.pem'));
    await refuses(secured(home), 'certificate-refused', /wants a client certificate/);
  });

  it('is refused with a client certificate of another authority', async () => {
    const home = await stranger.sign('client', {});
    await copyFile(authority.ca, join(home, 'ca.pem'));
    await refuses(secured(home), 'certificate-refused', /wants a client certificate/);
  });

  it('is refused with a client certificate that has expired', async () => {
    const home = await authority.sign('late', { expired: true });
    await refuses(secured(home), 'certificate-expired', /your client certificate has expired/);
  });

  it('does not take a certificate of the daemon that has expired', async () => {
    const host = await gateway(
      await authority.sign('late daemon', { host: 'IP:127.0.0.1', expired: true }),
    );
    await refuses(secured(client, host), 'certificate-expired', /its certificate has expired/);
  });

  it('does not take a certificate for another host', async () => {
    const host = await gateway(await authority.sign('other host', { host: 'DNS:lab.test' }));
    await refuses(secured(client, host), 'certificate-unknown', /another host name/);
  });

  it('takes a right one from a gateway', async () => {
    const host = await gateway(await authority.sign('gateway', { host: 'IP:127.0.0.1' }));
    assert.equal(await version(secured(client, host)), await docker(serverVersion));
  });

  it('says that TLS is missing here, and that it is missing there', async () => {
    await refuses({ ...unset, DOCKER_HOST: daemon.host }, 'tls-mismatch', /it speaks TLS/);
    const plain = createServer((_request, response) => response.end());
    servers.push(plain);
    const host = await listen(plain);
    await refuses(secured(client, host), 'tls-mismatch', /does not speak TLS/);
  });

  it('says that a certificate is none', async () => {
    const home = join(folder, 'garbage');
    await mkdir(home);
    await copyFile(authority.ca, join(home, 'ca.pem'));
    for (const name of ['cert.pem', 'key.pem']) await writeFile(join(home, name), 'garbage\n');
    await refuses(secured(home), 'bad-endpoint', /cannot be read/);
  });
});
