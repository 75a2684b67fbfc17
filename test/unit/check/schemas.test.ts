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
  ['image', { ref: 'a', sharesLayersWith: { ref: '${image}:v1', butLast: 1 } }],
  ['container', { name: '${container}', state: 'running', image: '${image}:v1', tty: true }],
  ['container', { name: 'a', ports: { '80/tcp': '${port}', '81/tcp': 81, '82/tcp': 'any' } }],
  ['container', { name: 'a', exists: false }],
  ['container', { name: 'a', restartPolicy: 'on-failure:3', cpus: 0.5, publish: { '80': 8080 } }],
  ['image', { ref: 'a', exists: false }],
  ['image', { ref: 'localhost:${port}/a:v1', sameAs: 'a:v1' }],
  ['image-event', { image: '${image}:v1', action: 'delete' }],
  ['image-event', { image: 'localhost:${port}/a', action: 'pull', by: 'digest' }],
  [
    'registry',
    { container: 'a', port: 5000, repository: 'a', tag: 'v2', shares: 'v1', moved: true },
  ],
  ['image', { ref: 'a', digest: true, healthcheck: { includes: 'curl' }, volumes: ['/data'] }],
  ['network', { name: '${container}-net', containers: ['${container}'], subnet: '10.0.0.0/8' }],
  ['network', { name: 'a', exists: false }],
  ['volume', { name: 'a', usedBy: { container: '${container}', target: '/data' } }],
  ['stats', { container: 'a', memory: { below: '100MB' }, cpu: { above: 90 } }],
  ['daemon', { mirrors: ['${mirror}'], swarm: { manager: true }, version: { least: '20.10' } }],
  ['container-file', { container: 'a', path: '/run/x', type: 'socket', mode: '666' }],
  ['process', { container: '${container}', includes: ['uwsgi', '--ini'], count: { least: 2 } }],
  ['process', { container: 'a', count: { least: 2, most: 3 }, firstIs: { equals: 'uwsgi' } }],
  ['exec', { container: 'a', argv: ['test', '-f', '/x'], exitCode: 1 }],
  ['exec', { container: 'a', argv: ['python3', '-c', 'a = 1'], output: { includes: '${x}' } }],
  ['logs', { container: 'a', includes: 'x', excludes: ['y', 'z'], count: { exactly: 0 }, last: 9 }],
  ['compose', { project: '${project}', exists: false }],
  [
    'compose',
    {
      project: 'shop',
      services: {
        web: { running: 2, image: '${image}:v1', health: 'healthy', ports: { '80': 8080 } },
        db: {},
      },
      networks: ['front'],
      volumes: ['data'],
    },
  ],
  ['service', { name: 'web', replicas: 3, running: { least: 2 }, update: 'rollback_completed' }],
  ['service', { name: 'web', mode: 'global', endpointMode: 'dnsrr', ports: { '80/tcp': 'any' } }],
  ['stack', { name: 'shop', services: { web: { image: 'a:v1', environment: { A: '1' } } } }],
  ['event', { container: 'a', exec: { includes: ['bash'] } }],
  ['event', { container: 'a', action: 'die' }],
  ['event', { container: 'a', action: 'stop', exitCode: 137 }],
  ['http', { container: '${container}', port: '${port}', path: '/${name}', status: 404 }],
  ['http', { container: 'a', port: 80, send: { Host: 'b' }, headers: { Server: 'nginx' } }],
  ['http', { container: 'a', port: 80, answers: false }],
  ['tcp', { container: 'a', port: 22, includes: 'SSH' }],
  ['tcp', { container: 'a', port: 22, open: false }],
  ['uwsgi', { container: 'a', port: 3031, path: '/x?y=1', includes: ['a', 'b'] }],
  ['uwsgi', { container: 'a', socket: '/run/hello.sock', status: 200 }],
  ['registry', { container: 'a', port: 5000, open: false, loggedIn: true }],
  [
    'registry',
    { container: 'a', port: 5000, login: { user: 'u', password: 'p' }, repository: '${image}' },
  ],
  ['registry', { container: 'a', port: 5000, repository: 'a/b', tag: 'v1', sameAs: '${image}:v1' }],
  ['file', { path: 'a/b.ini', ini: { uwsgi: { master: true, processes: 2, socket: '/x' } } }],
  ['dockerfile', { path: 'Dockerfile', ordered: true, instructions: [{ is: 'RUN' }] }],
  ['quiz', { kind: 'text', accept: ['x'] }],
  ['quiz', { kind: 'text', fromWorld: { top: 'a', count: true } }],
  ['quiz', { kind: 'text', fromWorld: { digest: '${image}:v1' } }],
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
  ['event', { container: 'a', action: 'start', exitCode: 0 }],
  ['http', { container: 'a', port: 80, url: '/' }],
  ['http', { container: 'a', port: 80, path: 'index.html' }],
  ['http', { container: 'a', port: 80, path: '/a b' }],
  ['http', { container: 'a', port: 80, path: '/a\r\nX: y' }],
  ['http', { container: 'a', port: 80, send: { Host: 'a\nX: y' } }],
  ['http', { container: 'a', port: 80, send: { 'A:': 'b' } }],
  ['http', { container: 'a', port: 0 }],
  ['http', { container: 'a', port: 65_536 }],
  ['http', { container: 'a', port: 'http' }],
  ['http', { container: 'a:80', port: 80 }],
  ['http', { container: 'a', port: 80, method: 'POST' }],
  ['http', { container: 'a', port: 80, answers: false, status: 200 }],
  ['tcp', { container: 'a' }],
  ['tcp', { container: 'a', port: 80, open: false, includes: 'x' }],
  ['uwsgi', { container: 'a' }],
  ['uwsgi', { container: 'a', port: 1, socket: '/x' }],
  ['uwsgi', { container: 'a', socket: 'run/x' }],
  ['registry', { container: 'a', port: 5000, tag: 'v1' }],
  ['registry', { container: 'a', port: 5000, repository: 'Upper' }],
  ['registry', { container: 'a', port: 5000, repository: 'a', sameAs: 'a:v1' }],
  ['registry', { container: 'a', port: 5000, repository: 'a', digest: 'sha256:1' }],
  ['container', { name: 'a', exists: false, state: 'running' }],
  ['container', { name: 'a', restartPolicy: 'sometimes' }],
  ['image', { ref: 'a', exists: false, digest: true }],
  ['image', { ref: 'a', digest: false }],
  ['network', { name: '-d' }],
  ['network', { name: 'a', containers: ['a b'] }],
  ['network', { name: 'a', subnet: '10.0.0.0' }],
  ['network', { name: 'a', exists: false, driver: 'bridge' }],
  ['volume', { name: 'a/b' }],
  ['volume', { name: 'a', usedBy: { container: 'c', target: 'data' } }],
  ['stats', { container: 'a' }],
  ['stats', { container: 'a', memory: {} }],
  ['stats', { container: 'a', memory: { below: 'much' } }],
  ['daemon', {}],
  ['daemon', { version: { least: 'new' } }],
  ['daemon', { cgroupVersion: '3' }],
  ['process', { container: 'a' }],
  ['process', { container: 'a', count: {} }],
  ['process', { container: 'a', count: { exactly: 1, least: 1 } }],
  ['process', { container: 'a', count: { least: -1 } }],
  ['process', { container: 'a', firstIs: {} }],
  ['exec', { container: 'a' }],
  ['exec', { container: 'a', argv: [] }],
  ['exec', { container: 'a', argv: 'id' }],
  ['exec', { container: 'a', argv: ['--unset=PATH', 'id'] }],
  ['exec', { container: 'a', argv: ['PATH=/tmp', 'id'] }],
  ['exec', { container: 'a', argv: [''] }],
  ['exec', { container: '-it', argv: ['id'] }],
  ['exec', { container: 'a', argv: ['id'], tty: true }],
  ['logs', { container: 'a' }],
  ['logs', { container: 'a', includes: [] }],
  ['logs', { container: 'a', includes: 'x', last: 0 }],
  ['logs', { container: 'a', includes: 'x', last: 1_000_000 }],
  ['compose', {}],
  ['compose', { project: 'a', exists: false, networks: ['b'] }],
  ['compose', { project: 'a', services: { 'x y': {} } }],
  ['compose', { project: 'a', services: { web: { running: -1 } } }],
  ['compose', { project: 'a', services: { web: { replicas: 1 } } }],
  ['service', { name: 'a b' }],
  ['service', { name: 'a', running: 2 }],
  ['service', { name: 'a', mode: 'many' }],
  ['service', { name: 'a', exists: false, replicas: 1 }],
  ['stack', { name: '-a' }],
  ['stack', { name: 'a', services: { web: { name: 'b' } } }],
  ['container-file', { container: 'a', path: 'run/x' }],
  ['container-file', { container: 'a', path: '/x', mode: 'rw' }],
  ['event', { container: 'a' }],
  ['image-event', { image: 'a', action: 'build' }],
  ['image-event', { image: 'a', action: 'load', by: 'digest' }],
  ['registry', { container: 'a', port: 5000, repository: 'a', shares: 'v1' }],
  ['registry', { container: 'a', port: 5000, repository: 'a', moved: true }],
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
