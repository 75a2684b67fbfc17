import assert from 'node:assert/strict';
import { findHost, gatewayIn, hostOfEndpoint, placeOf } from '../../../../src/world/wire/place.ts';
import type { Container } from '../../../../src/world/docker/objects/container.ts';
import { aContainer, fakeDocker } from '../../check/fakes.ts';

describe('the host of an endpoint', () => {
  for (const [endpoint, host] of [
    ['unix:///var/run/docker.sock', '127.0.0.1'],
    ['npipe:////./pipe/docker_engine', '127.0.0.1'],
    ['tcp://docker.lab:2376', 'docker.lab'],
    ['tcp://10.0.0.5:2375', '10.0.0.5'],
    ['tcp://[fe80::1]:2375', 'fe80::1'],
    ['ssh://me@far.lab:22', 'far.lab'],
    ['ssh://far.lab', 'far.lab'],
  ] as const) {
    it(`${endpoint} is ${host}`, () => assert.equal(hostOfEndpoint(endpoint), host));
  }
});

describe('where a published port is asked', () => {
  for (const [host, address, place] of [
    ['127.0.0.1', '', '127.0.0.1'],
    ['127.0.0.1', '0.0.0.0', '127.0.0.1'],
    ['far.lab', '::', 'far.lab'],
    ['127.0.0.1', '127.0.0.1', '127.0.0.1'],
    ['localhost', '127.0.0.2', '127.0.0.2'],
    ['127.0.0.1', '::1', '::1'],
    ['far.lab', '127.0.0.1', undefined],
    ['172.17.0.1', '::1', undefined],
    ['far.lab', '10.0.0.5', '10.0.0.5'],
  ] as const) {
    it(`${address || 'anywhere'} of ${host}: ${String(place)}`, () =>
      assert.equal(placeOf(host, address), place));
  }
});

describe('in a dev container', () => {
  const socket = 'unix:///var/run/docker.sock';
  const surroundings = { ids: ['c1c1c1'], gateway: '172.17.0.1' };
  const daemon = (changes: Partial<Container>) =>
    fakeDocker({ containers: [aContainer({ id: 'c1c1c1', ...changes })] });

  it('of the daemon itself, the gateway is asked', async () => {
    assert.equal(await findHost(socket, daemon({}), surroundings), '172.17.0.1');
  });
  it('on the host’s network, its own address', async () => {
    const docker = daemon({ networkMode: 'host' });
    assert.equal(await findHost(socket, docker, surroundings), '127.0.0.1');
  });
  it('of another daemon, its own address', async () => {
    assert.equal(await findHost(socket, fakeDocker(), surroundings), '127.0.0.1');
  });
  it('with a daemon elsewhere, that one’s host', async () => {
    assert.equal(await findHost('tcp://far.lab:2375', daemon({}), surroundings), 'far.lab');
  });

  it('the gateway stands in the kernel’s table', () => {
    const table =
      'Iface\tDestination\tGateway\nbr0\t000011AC\t00000000\neth0\t00000000\t010011AC\t0003\n';
    assert.equal(gatewayIn(table), '172.17.0.1');
    assert.equal(gatewayIn('Iface\tDestination\tGateway\n'), undefined);
  });
});
