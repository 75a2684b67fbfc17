import assert from 'node:assert/strict';
import fc from 'fast-check';
import { languages, toPlain } from '../../../src/text.ts';
import {
  mirrorEnvironment,
  mirrorsOfEnvironment,
  pullsThroughMirror,
  readMirrors,
} from '../../../src/world/mirrors.ts';

const right = {
  registry: [
    'mirror.example',
    'mirror.example:5000',
    'localhost:5000',
    'localhost',
    '10.0.0.7:5000/hub/proxy_1',
    'Mirror.Example/a-b',
  ],
  pip: [
    'https://mirror.example/simple',
    'https://mirror.example:8443/root/pypi/+simple/',
    'https://10.0.0.7',
  ],
} as const;

const wrong = {
  registry: [
    'https://mirror.example',
    'me:secret@mirror.example',
    'mirror.example/',
    'mirror.example//a',
    'mirror.example/A',
    'mirror.example/../x',
    'mirror.example:0',
    // A namespace of Docker Hub, not a registry.
    'mirror',
    '-mirror.example',
    'mirror.example/x:v1',
    '[::1]:5000',
    'a.'.repeat(101),
  ],
  pip: [
    'http://mirror.example/simple',
    'mirror.example/simple',
    'https://me:secret@mirror.example/simple',
    'https://mirror.example/simple?a=1',
    'https://mirror.example/simple#a',
    'https://mirror.example/../simple',
    'https://mirror.example/-r',
    'https://',
    `https://mirror.example/${'a'.repeat(200)}`,
  ],
} as const;

const attacks = [
  ' x',
  '\n',
  ';id',
  '$(id)',
  '${a}',
  '`id`',
  "'",
  '"',
  '\\',
  '|id',
  '&id',
  '>x',
  '*',
  '%0a',
];

describe('the mirrors of the setting', () => {
  for (const key of ['registry', 'pip'] as const) {
    for (const value of right[key]) {
      it(`${key} may be ${value}`, () => {
        assert.deepEqual(readMirrors({ [key]: value }), { mirrors: { [key]: value }, faults: [] });
      });
    }
    const hostile = right[key].flatMap((value) => attacks.map((attack) => `${value}${attack}x`));
    it(`${key} is nothing else, which is said without the value`, () => {
      for (const value of [...wrong[key], ...hostile, 7, null, ['mirror.example']]) {
        const { mirrors, faults } = readMirrors({ [key]: value });
        assert.deepEqual(mirrors, {}, String(value));
        assert.equal(faults.length, 1);
        for (const language of languages) {
          const told = faults.map((fault) => toPlain(fault, language)).join('');
          assert.match(told, new RegExp(`^containerLab\\.mirrors\\.${key} .*mirror\\.example`));
          assert.doesNotMatch(told, /secret|\{\w+\}/);
        }
      }
    });
  }

  it('let nothing through that a shell, an option or a file could read otherwise', () => {
    const text = fc.string({
      unit: fc.constantFrom(...Array.from('aB0-._/:@$ ;\n"%?#+~')),
      maxLength: 20,
    });
    fc.assert(
      fc.property(text, fc.constantFrom('', 'a.b', 'a.b/'), (tail, head) => {
        const { registry = 'x', pip = 'https://x' } = readMirrors({
          registry: `${head}${tail}`,
          pip: `https://${head}${tail}`,
        }).mirrors;
        assert.match(registry, /^[a-zA-Z0-9][a-zA-Z0-9._/:-]*$/);
        assert.match(pip, /^https:\/\/[a-zA-Z0-9][a-zA-Z0-9._/:~+-]*$/);
        for (const value of [registry, pip]) assert.ok(!value.split('/').includes('..'));
      }),
      { numRuns: 3000 },
    );
  });

  it('one that is wrong takes nothing away from the other; blanks are none', () => {
    const { mirrors, faults } = readMirrors({
      registry: ' mirror.example ',
      pip: 'x',
      regstry: 'y',
    });
    assert.deepEqual(mirrors, { registry: 'mirror.example' });
    assert.deepEqual(
      faults.map(({ args }) => args?.['name']),
      ['containerLab.mirrors.pip', 'containerLab.mirrors.regstry'],
    );
    assert.deepEqual(readMirrors({ registry: '', pip: ' ' }), { mirrors: {}, faults: [] });
    for (const value of ['mirror.example', null, ['mirror.example'], 7]) {
      assert.equal(readMirrors(value).faults.length, 1);
    }
  });

  it('reach the command by the environment of the terminal', () => {
    const mirrors = { registry: 'mirror.example:5000', pip: 'https://mirror.example/simple' };
    const env = mirrorEnvironment(mirrors);
    assert.deepEqual(mirrorsOfEnvironment(env), { mirrors, faults: [] });
    assert.deepEqual(mirrorEnvironment({}), {});
    const { mirrors: none, faults } = mirrorsOfEnvironment({ CONTAINER_LAB_REGISTRY: 'a b' });
    assert.deepEqual(none, {});
    assert.match(
      faults.map((fault) => toPlain(fault, 'en')).join(),
      /^CONTAINER_LAB_REGISTRY is not/,
    );
  });
});

describe('an image through the registry mirror', () => {
  const registry = 'mirror.example:5000';
  for (const [image, name] of [
    ['python:3.11', 'library/python:3.11'],
    ['python', 'library/python:latest'],
    ['library/python:3.11', 'library/python:3.11'],
    ['findsec/hello:v1', 'findsec/hello:v1'],
    ['localhost:5000/hello:v1', undefined],
    ['other.example/python', undefined],
    [`python@sha256:${'0'.repeat(64)}`, undefined],
    ['--all', undefined],
    ['a b', undefined],
    ['Python', undefined],
  ] as const) {
    it(`${image}: ${name ?? 'does not come from there'}`, () => {
      const pulls = pullsThroughMirror(image, { registry });
      assert.deepEqual(
        pulls && [pulls.pull, pulls.tag],
        name && [
          ['docker', 'pull', `${registry}/${name}`],
          ['docker', 'tag', `${registry}/${name}`, image],
        ],
      );
    });
  }
  it('there is none without a mirror', () =>
    assert.equal(pullsThroughMirror('python', { pip: 'https://mirror.example' }), undefined));
});
