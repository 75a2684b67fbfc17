import assert from 'node:assert/strict';
import { find } from '../../../src/cause/find.ts';
import { explainUnknown, reportOf } from '../../../src/cause/unknown.ts';
import type { Failed } from '../../../src/check/run.ts';
import { said, toPlain } from '../../../src/text.ts';
import { aContainer, fakeWorld } from '../check/fakes.ts';

const judgement = {
  pass: false,
  expected: said({ en: 'this', 'zh-cn': '这个' }),
  observed: said({ en: 'that', 'zh-cn': '那个' }),
  aspect: 'odd',
};

function failed(type: string, spec: unknown, observation: unknown = {}): Failed {
  return { type, task: 't', spec, observation, judgement };
}

describe('what no cause recognises', () => {
  const looks: readonly (readonly [string, object, string])[] = [
    ['container', { name: 'flask' }, 'docker ps -a, docker logs flask, docker inspect flask'],
    ['event', { container: 'flask' }, 'docker ps -a, docker logs flask, docker inspect flask'],
    ['image', { ref: 'a:v1' }, 'docker images -a, docker history a:v1, docker inspect a:v1'],
    ['network', { name: 'net' }, 'docker network ls, docker network inspect net, docker ps -a'],
    [
      'volume',
      { name: 'vol' },
      'docker volume ls, docker volume inspect vol, docker ps -a --filter volume=vol',
    ],
    ['stats', { container: 'flask' }, 'docker ps -a, docker stats --no-stream, docker top flask'],
    ['process', { container: 'flask' }, 'docker ps -a, docker top flask, docker logs flask'],
    ['exec', { container: 'flask' }, 'docker ps -a, docker logs flask, docker inspect flask'],
    [
      'compose',
      { project: 'shop' },
      'docker ps -a --filter label=com.docker.compose.project=shop, docker network ls, docker volume ls',
    ],
    [
      'service',
      { name: 'web' },
      'docker service ls, docker service ps --no-trunc web, docker service logs web',
    ],
    [
      'stack',
      { name: 'shop' },
      'docker stack ls, docker stack ps --no-trunc shop, docker service ls',
    ],
    ['daemon', {}, 'docker info, docker version, docker context ls'],
    ['file', { path: 'x.ini' }, 'ls -la, cat x.ini, stat x.ini'],
    ['manifest', { path: 'x.yaml', kind: 'Pod' }, 'ls -la, cat x.yaml, stat x.yaml'],
    ['yaml', { path: 'x.yaml' }, 'ls -la, cat x.yaml, stat x.yaml'],
    [
      'kind-cluster',
      {},
      'kind get clusters, docker ps -a --filter label=io.x-k8s.kind.cluster, kubectl get nodes -o wide',
    ],
    [
      'rollout',
      { name: 'web' },
      'kubectl get deployment, kubectl describe deployment web, kubectl get events --sort-by=.lastTimestamp',
    ],
    [
      'pods',
      { labels: { app: 'web' }, namespace: 'shop', exists: false },
      'kubectl get pods -o wide --show-labels -n shop, kubectl describe pod -l app=web -n shop, kubectl logs -l app=web --all-containers -n shop',
    ],
    [
      'service-http',
      { service: 'web', port: 80 },
      'kubectl get services, kubectl describe service web, kubectl get pods -o wide --show-labels',
    ],
    [
      'k8s',
      { kind: 'ConfigMap', name: 'a' },
      'kubectl get configmap, kubectl describe configmap a, kubectl get events --sort-by=.lastTimestamp',
    ],
    [
      'k8s-event',
      { act: 'scaled', kind: 'Deployment', name: 'web' },
      'kubectl get deployment, kubectl describe deployment web, kubectl get events --sort-by=.lastTimestamp',
    ],
  ];
  for (const [type, spec, commands] of looks) {
    it(`${type}: ${commands}`, () => {
      const { id, degrees } = explainUnknown(failed(type, spec));
      const run = degrees.map(({ remedy }) =>
        remedy !== undefined && 'run' in remedy ? remedy.run.join(' ') : '',
      );
      assert.deepEqual([id, run.join(', ')], ['unknown', commands]);
    });
  }

  it('points at the line where the check knows it', () => {
    const { start, end } = { start: { line: 4, character: 2 }, end: { line: 4, character: 9 } };
    const { judgement, ...check } = failed('manifest', { path: 'k8s/web.yaml' });
    const places = [{ path: 'k8s/web.yaml', range: { start, end } }];
    const { id, text } = explainUnknown({ ...check, judgement: { ...judgement, places } });
    assert.equal(id, 'unknown');
    assert.match(toPlain(text, 'en'), /^Line 5 of k8s\/web\.yaml is not as expected/);
  });

  it('is said though every cause throws', async () => {
    const broken = fakeWorld({ broken: new Error('the daemon went away') });
    const spec = { container: 'flask', exec: { includes: 'bash' } };
    assert.equal((await find(failed('event', spec), broken))?.id, 'unknown');
    assert.equal((await find(failed('image', null, null), broken))?.id, 'unknown');
  });

  it('is not said of answers, which have replies of their own', async () => {
    assert.equal(await find(failed('quiz', {}), fakeWorld()), undefined);
  });

  it('is not said of what should not be so, which is told plainly', async () => {
    const part = { type: 'any', spec: [{ type: 'image', spec: { ref: 'a:v1' } }] };
    const cause = await find(failed('not', [part]), fakeWorld());
    assert.equal(cause?.id, 'still-so');
    assert.match(toPlain(cause.text, 'en'), /it is: that\.$/);
    assert.deepEqual(
      cause.degrees.map(({ remedy }) => remedy !== undefined),
      [false, true, true, true],
    );
    assert.deepEqual(cause.degrees[1]?.remedy, { run: ['docker', 'images', '-a'] });
  });

  it('gives a report without environment values and file contents', () => {
    const container = aContainer({ environment: ['PASSWORD=secret'] });
    const seen = { container, content: 'secret', read: { kind: 'file', text: 'secret' } };
    const report = reportOf(failed('container', { name: 'flask' }, seen));
    assert.match(report, /expected: this\nfound: that/);
    assert.match(report, /"name": "flask"/);
    assert.doesNotMatch(report, /secret/);
  });
});
