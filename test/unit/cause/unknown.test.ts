import assert from 'node:assert/strict';
import { find } from '../../../src/cause/causes.ts';
import { explainUnknown, reportOf } from '../../../src/cause/unknown.ts';
import type { Failed } from '../../../src/check/run.ts';
import { said } from '../../../src/text.ts';
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
    ['file', { path: 'x.ini' }, 'ls -la, cat x.ini, stat x.ini'],
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

  it('is said though every cause throws', async () => {
    const broken = fakeWorld({ broken: new Error('the daemon went away') });
    const spec = { container: 'flask', exec: { includes: 'bash' } };
    assert.equal((await find(failed('event', spec), broken))?.id, 'unknown');
    assert.equal((await find(failed('image', null, null), broken))?.id, 'unknown');
  });

  it('is not said of answers, which have replies of their own', async () => {
    assert.equal(await find(failed('quiz', {}), fakeWorld()), undefined);
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
