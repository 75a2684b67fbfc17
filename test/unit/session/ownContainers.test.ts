import assert from 'node:assert/strict';
import { askingOnly, probingOnly } from '../../../src/session/ownContainers.ts';
import { aContainer, fakeDocker, fakeWorld } from '../check/fakes.ts';

const own = { names: ['flask', 'flask-2', 'c3'], before: ['c2'] };
const at = (hostPort: number) => ({
  ports: [{ container: '80/tcp', hostAddress: '0.0.0.0', hostPort }],
});
const containers = [
  aContainer({ id: 'c1', name: 'flask', ...at(8001) }),
  aContainer({ id: 'c2', name: 'flask-2', ...at(8002) }),
  aContainer({ id: 'c3', name: 'postgres', ...at(8003) }),
];

describe('probes', () => {
  const inner = fakeDocker({ containers, exec: { exitCode: 0, output: 'ran', error: '' } });
  const docker = probingOnly(inner, own);
  const cases = [
    ['flask', 'in the lab’s container', true],
    ['flask-2', 'not in one that was there before the lab', false],
    ['postgres', 'not in one of another name', false],
    ['c3', 'not in one that is found by its id', false],
    ['none', 'not in one that is not there', false],
  ] as const;
  for (const [name, what, runs] of cases) {
    it(`run ${what}`, async () => {
      assert.equal((await docker.exec(name, ['id']))?.output, runs ? 'ran' : undefined);
    });
  }
});

describe('requests', () => {
  const sent: number[] = [];
  const send = ({ port }: { readonly port: number }) => {
    sent.push(port);
    return Promise.resolve({ fault: 'refused', detail: '' } as const);
  };
  const inner = fakeWorld({ wire: { http: send, tcp: send, uwsgi: send } }).wire;
  const cases = [
    ['flask', 8001, 'to a port of the lab’s container', true],
    ['flask-2', 8002, 'not to one that was there before the lab', false],
    ['postgres', 8003, 'not to one of another name', false],
    ['c3', 8003, 'not to one that is found by its id', false],
    ['flask', 8003, 'not to the port of another than was read', false],
    ['none', 22, 'not to a port that no container has', false],
  ] as const;
  for (const [name, port, what, goes] of cases) {
    it(`go ${what}`, async () => {
      sent.length = 0;
      const { docker, wire } = askingOnly(fakeDocker({ containers }), inner, own);
      await docker.containers();
      await docker.container(name);
      const results = await Promise.all([
        wire.http({ port, path: '/' }),
        wire.tcp({ port }),
        wire.uwsgi({ port, path: '/' }),
      ]);
      const wanted = goes ? 'refused' : 'unreachable';
      assert.deepEqual(
        results.map(({ fault }) => fault),
        [wanted, wanted, wanted],
      );
      assert.deepEqual(sent, goes ? [port, port, port] : []);
    });
  }
});
