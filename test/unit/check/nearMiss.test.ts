import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { closestReference, nearness } from '../../../src/check/nearMiss.ts';
import { closestName, distance } from '../../../src/near.ts';

describe('near misses', () => {
  const distances: readonly (readonly [string, string, number])[] = [
    ['', '', 0],
    ['flask', 'flask', 0],
    ['flask', 'falsk', 1],
    ['flask', 'flak', 1],
    ['flask', 'flasky', 1],
    ['flask', 'glass', 2],
    ['', 'abc', 3],
  ];
  for (const [one, other, wanted] of distances) {
    it(`${one} and ${other} are ${wanted} apart`, () => assert.equal(distance(one, other), wanted));
  }

  it('measures alike both ways, and never more than the longer text', () => {
    const word = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(word, word, (one, other) => {
        const apart = distance(one, other);
        assert.equal(apart, distance(other, one));
        assert.ok(apart <= Math.max(one.length, other.length));
        assert.equal(apart === 0, one === other);
      }),
    );
  });

  const references: readonly (readonly [string, string | undefined])[] = [
    ['findsec/hello:latest', 'tag'],
    ['findsec/hello', 'tag'],
    ['docker.io/findsec/hello:v2', 'tag'],
    ['findsec/hello:v1', undefined],
    ['findsec/helo:v9', 'repository'],
    ['hello:latest', 'repository'],
    ['other/hello:v1', 'repository'],
    ['other/hello:v2', undefined],
    ['findsec-hello:v1', 'repository'],
    ['python:3.11', undefined],
    ['UPPER/case', undefined],
  ];
  for (const [reference, wanted] of references) {
    it(`${reference}: ${wanted ?? 'not near'}`, () =>
      assert.equal(nearness('findsec/hello:v1', reference), wanted));
  }

  it('takes another tag before another repository, and the nearest of each', () => {
    const all = ['findsec/helo:v1', 'findsec/hello:latest', 'findsec/hello:v2'];
    assert.equal(closestReference('findsec/hello:v1', all), 'findsec/hello:v2');
    assert.equal(closestReference('findsec/hello:v1', ['nginx:v1']), undefined);
  });

  it('finds the nearest name, and none that is far', () => {
    assert.equal(closestName('Dockerfile', ['dockerfiles', 'Dockerfil', 'app.py']), 'Dockerfil');
    assert.equal(closestName('a', ['bcd']), undefined);
  });
});
