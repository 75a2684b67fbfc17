/** The daemon goes away in the midst of each check: at each of its requests in turn. */
import assert from 'node:assert/strict';
import { docker, baseImage, realEndpoint, socketOf, uniqueNames } from '../support/dockerHost.ts';
import { startFaultyDaemon } from '../support/faultyDaemon.ts';
import type { Fault } from '../support/faultyDaemon.ts';
import { makePrivateDaemon } from '../support/privateDaemon.ts';
import type { PrivateDaemon } from '../support/privateDaemon.ts';
import { importSleeper } from '../support/sleeper.ts';
import { until } from '../support/until.ts';
import { ask, inWords } from './ask.ts';
import type { AskOptions } from './ask.ts';
import { askDocker, askNothing, server, service } from './killedTable.ts';
import type { Places } from './killedTable.ts';

const faults: readonly Fault[] = ['close', 'close-body', 'hang', 'hang-body'];

describe('a daemon that goes away in the midst of a check', function () {
  this.timeout(120_000);
  const names = uniqueNames();
  const at: Places = {
    container: names.name('box'),
    network: names.name('net'),
    volume: names.name('vol'),
    project: names.name('app'),
  };
  const labels = { project: at.project, service: 'web' };
  let swarm: PrivateDaemon;

  before(async () => {
    await docker(['network', 'create', at.network]);
    await docker([
      ...['run', '-d', '--name', at.container, '--network', at.network, '--stop-timeout', '0'],
      ...['-v', `${at.volume}:/data`, '-p', '127.0.0.1::8000'],
      ...Object.entries(labels).flatMap(([key, value]) => [
        '--label',
        `com.docker.compose.${key}=${value}`,
      ]),
      ...[baseImage, 'python3', '-c', server],
    ]);
    swarm = await makePrivateDaemon();
    await swarm.start();
    const env = { DOCKER_HOST: `unix://${swarm.socket}` };
    await docker(['swarm', 'init', '--advertise-addr', '127.0.0.1'], { env });
    await importSleeper(service.image, env);
    await docker(
      [
        ...['service', 'create', '--detach', '--no-resolve-image', '--network', 'host'],
        ...['--name', service.name, service.image, ...service.command],
      ],
      { env },
    );
    await until(async () => (await docker(['logs', at.container])).includes('ready'));
    const endpoint = { kind: 'unix', path: swarm.socket, source: { kind: 'setting' } } as const;
    const runs = { name: service.name, running: { least: 1 } };
    await until(async () => inWords(await ask('service', runs, { endpoint })) === 'passed', {
      limit: 40_000,
    });
  });

  after(async () => {
    await swarm.remove();
    await names.removeAll();
  });

  for (const { type, spec, answer, onSwarm } of askDocker) {
    it(`${type} ${JSON.stringify(spec(at))}`, async () => {
      const real = onSwarm === true ? swarm.socket : socketOf(realEndpoint());
      const options: AskOptions = {
        owns: [at.container],
        ...(answer === undefined ? {} : { answer }),
      };

      /** How many requests the check makes of a daemon that does not fail. */
      async function count(): Promise<number> {
        const daemon = await startFaultyDaemon(real);
        try {
          const { endpoint } = daemon;
          assert.equal(inWords(await ask(type, spec(at), { ...options, endpoint })), 'passed');
          return daemon.requests.length;
        } finally {
          await daemon.stop();
        }
      }

      /** Whether the failing daemon was asked at all: a probe asks again until it has ended. */
      async function failsAt(request: number, fault: Fault): Promise<boolean> {
        const daemon = await startFaultyDaemon(real);
        try {
          const { endpoint } = daemon;
          await daemon.failAfter(request, fault);
          const words = inWords(await ask(type, spec(at), { ...options, endpoint }));
          const met = daemon.requests.length > request;
          const when = `${fault} at request ${request}, ${daemon.requests.join(', ')}`;
          if (met) assert.match(words, /^blocked (closed|time-out)$/, `${words}, ${when}`);
          else assert.equal(words, 'passed', when);
          await daemon.fail('pass');
          assert.equal(
            inWords(await ask(type, spec(at), { ...options, endpoint })),
            'passed',
            when,
          );
          return met;
        } finally {
          await daemon.stop();
        }
      }

      const requests = Array.from({ length: await count() }, (_, index) => index);
      assert.ok(requests.length > 1, 'it asks for the version, and for something more');
      await Promise.all(
        faults.map(async (fault) => {
          const met = await Promise.all(requests.map((request) => failsAt(request, fault)));
          assert.ok(met[0] === true && met[1] === true);
        }),
      );
    });
  }

  for (const { type, spec } of askNothing) {
    it(`${type} asks it nothing`, async () => {
      const daemon = await startFaultyDaemon(socketOf(realEndpoint()));
      try {
        await daemon.fail('close');
        const words = inWords(await ask(type, spec, { endpoint: daemon.endpoint }));
        assert.doesNotMatch(words, /^blocked/);
        assert.deepEqual(daemon.requests, []);
      } finally {
        await daemon.stop();
      }
    });
  }
});
