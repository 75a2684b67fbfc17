import assert from 'node:assert/strict';
import * as z from 'zod/mini';
import { checkSchemas } from '../../../src/check/checks.ts';
import { parseNode } from '../../../src/lab/schemaFaults.ts';
import { readYaml } from '../../../src/lab/syntax.ts';
import { toMarkdown } from '../../../src/text.ts';

const text = { en: 'a', 'zh-cn': 'a' };
const ab = [
  { id: 'a', text },
  { id: 'b', text },
];

const accepted: readonly (readonly [string, unknown])[] = [
  ['image', { ref: '${image}:v1' }],
  [
    'image',
    { ref: 'a', command: { includes: 'x' }, size: { below: '500MB' }, layers: { most: 9 } },
  ],
  ['image', { ref: 'a', rebuilt: { keeps: 'pip install' }, ports: ['80'], labels: { a: 'b' } }],
  ['container', { name: '${container}', state: 'running', image: '${image}:v1', tty: true }],
  ['container', { name: 'a', ports: { '80/tcp': '${port}', '81/tcp': 81, '82/tcp': 'any' } }],
  ['container-file', { container: 'a', path: '/run/x', type: 'socket', mode: '666' }],
  ['event', { container: 'a', exec: { includes: ['bash'] } }],
  ['event', { container: 'a', action: 'die' }],
  ['file', { path: 'a/b.ini', ini: { uwsgi: { master: true, processes: 2, socket: '/x' } } }],
  ['dockerfile', { path: 'Dockerfile', ordered: true, instructions: [{ is: 'RUN' }] }],
  ['quiz', { kind: 'text', accept: ['x'] }],
  ['quiz', { kind: 'text', fromWorld: { top: 'a', count: true } }],
  ['quiz', { kind: 'order', choices: ab }],
  ['quiz', { kind: 'one', choices: [{ ...ab[0], right: true }, ab[1]] }],
  ['predict', { choices: ab, outcome: { task: 't', is: 'b' } }],
];

const refused: readonly (readonly [string, unknown])[] = [
  ['image', {}],
  ['image', { ref: 'a', nonsense: 1 }],
  ['image', { ref: 'a', command: {} }],
  ['image', { ref: 'a', size: { below: 'much' } }],
  ['container', { name: 'a', state: 'asleep' }],
  ['container-file', { container: 'a', path: 'run/x' }],
  ['container-file', { container: 'a', path: '/x', mode: 'rw' }],
  ['event', { container: 'a' }],
  ['event', { container: 'a', action: 'die', exec: { includes: 'x' } }],
  ['image', { ref: '--help' }],
  ['image', { ref: 'a', layers: { most: 0 } }],
  ['image', { ref: 'a b' }],
  ['container', { name: '-v' }],
  ['container', { name: '../x' }],
  ['container', { name: 'a', image: '-it' }],
  ['container-file', { container: 'a/../b', path: '/x' }],
  ['file', { path: '-rf' }],
  ['file', { path: '.git/config' }],
  ['dockerfile', { path: 'a/.VSCode/tasks.json', instructions: [{ is: 'RUN' }] }],
  ['quiz', { kind: 'text', fromWorld: { exec: { container: '$(id)', argv: ['id'] } } }],
  ['file', { path: '../secret' }],
  ['file', { path: '/etc/passwd' }],
  ['dockerfile', { path: 'Dockerfile', instructions: [] }],
  ['dockerfile', { path: 'Dockerfile', instructions: [{ is: 'COPPY' }] }],
  ['quiz', { kind: 'text' }],
  ['quiz', { kind: 'text', accept: ['x'], fromWorld: { hostname: 'a' } }],
  ['quiz', { kind: 'one', choices: ab }],
  ['quiz', { kind: 'one', choices: ab.map((each) => ({ ...each, right: true })) }],
  ['quiz', { kind: 'order', choices: [ab[0], ab[0]] }],
  ['quiz', { kind: 'one', accept: ['x'] }],
  ['predict', { choices: ab, outcome: { task: 't', is: 'c' } }],
];

describe('the schemas of check types', () => {
  for (const [type, spec] of accepted) {
    it(`${type} takes ${JSON.stringify(spec)}`, () => {
      const result = checkSchemas.get(type)?.safeParse(spec);
      assert.deepEqual(result, { success: true, data: spec });
    });
  }
  for (const [type, spec] of refused) {
    it(`${type} refuses ${JSON.stringify(spec)}`, () => {
      assert.equal(checkSchemas.get(type)?.safeParse(spec).success, false);
    });
    it(`${type} says in Chinese what is wrong with ${JSON.stringify(spec)}`, () => {
      const { root: node } = readYaml(JSON.stringify(spec), 'lab.yaml');
      const schema = checkSchemas.get(type);
      assert.ok(node && schema);
      const { faults } = parseNode(schema, { node, path: 'lab.yaml' });
      assert.notEqual(faults.length, 0);
      for (const { message } of faults) {
        const prose = toMarkdown(message, 'zh-cn').replaceAll(/`[^`]*`/g, '');
        assert.match(prose, /\p{Script=Han}/u);
        assert.doesNotMatch(prose, /[a-z]{2,} [a-z]{2,}/i);
      }
    });
  }
  for (const [type, schema] of checkSchemas) {
    it(`${type} becomes a JSON schema`, () => {
      const json = z.toJSONSchema(schema);
      assert.equal(json.type, 'object');
      assert.equal(json.additionalProperties, false);
    });
  }
});
