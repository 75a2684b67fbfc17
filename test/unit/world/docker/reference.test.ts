import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  familiar,
  familiarName,
  parseReference,
  sameReference,
} from '../../../../src/world/docker/reference.ts';

const digest = `sha256:${'a1'.repeat(32)}`;

describe('image references', () => {
  const table: readonly [text: string, registry: string, repository: string, shown: string][] = [
    ['python', 'docker.io', 'library/python', 'python:latest'],
    ['python:3.11-slim', 'docker.io', 'library/python', 'python:3.11-slim'],
    ['library/python', 'docker.io', 'library/python', 'python:latest'],
    ['findsec/hello:v1', 'docker.io', 'findsec/hello', 'findsec/hello:v1'],
    ['docker.io/findsec/hello', 'docker.io', 'findsec/hello', 'findsec/hello:latest'],
    ['index.docker.io/python', 'docker.io', 'library/python', 'python:latest'],
    ['localhost/a', 'localhost', 'a', 'localhost/a:latest'],
    ['localhost:5000/a/b:c', 'localhost:5000', 'a/b', 'localhost:5000/a/b:c'],
    ['[::1]:5000/a', '[::1]:5000', 'a', '[::1]:5000/a:latest'],
    ['reg.example/a__b/c-d.e', 'reg.example', 'a__b/c-d.e', 'reg.example/a__b/c-d.e:latest'],
    ['a/b/c', 'docker.io', 'a/b/c', 'a/b/c:latest'],
    [`a@${digest}`, 'docker.io', 'library/a', `a@${digest}`],
    [`a:b@${digest}`, 'docker.io', 'library/a', `a:b@${digest}`],
  ];
  for (const [text, registry, repository, shown] of table) {
    it(`reads ${text}`, () => {
      const parsed = parseReference(text);
      assert.ok('reference' in parsed, JSON.stringify(parsed));
      assert.equal(parsed.reference.registry, registry);
      assert.equal(parsed.reference.repository, repository);
      assert.equal(familiar(parsed.reference), shown);
      assert.ok(shown.startsWith(familiarName(parsed.reference)));
    });
  }

  const faults: readonly [text: string, fault: string][] = [
    ['', 'empty'],
    ['Hello', 'upper-case'],
    ['Findsec/hello:v1', 'upper-case'],
    ['findsec/Hello', 'upper-case'],
    ['a:', 'form'],
    [':v1', 'form'],
    ['a b', 'form'],
    ['a//b', 'form'],
    ['/a', 'form'],
    ['a/', 'form'],
    ['-a', 'form'],
    ['a..b', 'form'],
    ['a___b', 'form'],
    ['a:-x', 'form'],
    ['a@sha256:abc', 'form'],
    ['a@', 'form'],
    ['../../version', 'form'],
    ['镜像', 'form'],
    [`a:${'x'.repeat(129)}`, 'form'],
    ['a'.repeat(256), 'too-long'],
    ['a'.repeat(10_000), 'too-long'],
  ];
  for (const [text, fault] of faults) {
    it(`refuses ${text.slice(0, 30) || 'nothing'} as ${fault}`, () => {
      assert.deepEqual(parseReference(text), { fault });
    });
  }

  it('tells the same image from another', () => {
    assert.ok(sameReference('findsec/hello', 'docker.io/findsec/hello:latest'));
    assert.ok(sameReference('python:3', 'docker.io/library/python:3'));
    assert.ok(!sameReference('findsec/hello:v1', 'findsec/hello'));
    assert.ok(!sameReference('hello', 'findsec/hello'));
    assert.ok(!sameReference('Hello', 'Hello'));
  });

  it('never throws, and reads back what it shows', () => {
    const part = fc.constantFrom(
      'a',
      'b0',
      'A',
      '.',
      '-',
      '_',
      '/',
      ':',
      '@',
      digest,
      'localhost',
      ' ',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(part, { maxLength: 12 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (source) => {
        const parsed = parseReference(source);
        if ('reference' in parsed) assert.ok(sameReference(source, familiar(parsed.reference)));
      }),
      { numRuns: 3_000 },
    );
  });
});
