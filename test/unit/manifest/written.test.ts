import assert from 'node:assert/strict';
import { podNode, textAt, writtenObjects } from '../../../src/manifest/written.ts';

const namesIn = (text: string): readonly string[] =>
  writtenObjects(text, 'a.yaml').map(
    ({ kind, name, node }) => `${kind} ${name} ${node.range.start.line}`,
  );

const pod = (name: string): string => `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name} }\n`;

describe('the objects of a manifest', () => {
  it('are those of each document and of a List, in their order', () => {
    assert.deepEqual(namesIn(`# a\n${pod('a')}---\n---\n${pod('b')}`), ['Pod a 1', 'Pod b 6']);
    const items = ['a', 'b'].map((name) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name } }));
    const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items }, null, 2);
    assert.deepEqual(namesIn(list), ['Pod a 4', 'Pod b 11']);
  });

  it('are left out where a name or a kind is missing', () => {
    assert.deepEqual(namesIn('a: 1'), []);
    assert.deepEqual(namesIn('apiVersion: v1\nkind: Pod\nmetadata: {}'), []);
    assert.deepEqual(namesIn(''), []);
  });

  it('stay where they are while another document is being written', () => {
    const text = `${pod('a')}---\nkind: "Po\n---\r\n${pod('b')}`;
    assert.deepEqual(namesIn(text), ['Pod a 0', 'Pod b 6']);
    assert.deepEqual(namesIn('kind: "Po'), []);
  });

  it('describe a Pod each in its own place', () => {
    const of = (text: string): string | undefined => {
      const [object] = writtenObjects(text, 'a.yaml');
      const node = object && podNode(object);
      return node && textAt(node, ['spec', 'restartPolicy']);
    };
    const head = (kind: string): string => `apiVersion: x\nkind: ${kind}\nmetadata: { name: a }\n`;
    assert.equal(of(`${head('Pod')}spec: { restartPolicy: Never }`), 'Never');
    assert.equal(
      of(`${head('Job')}spec: { template: { spec: { restartPolicy: Never } } }`),
      'Never',
    );
    const cron =
      'spec: { jobTemplate: { spec: { template: { spec: { restartPolicy: Never } } } } }';
    assert.equal(of(`${head('CronJob')}${cron}`), 'Never');
  });
});
