import fc from 'fast-check';
import assert from 'node:assert/strict';
import { toJunit } from '../../../../src/cli/formats/junit.ts';
import { suites } from './suites.ts';
import { readXml } from './xml.ts';

describe('--format junit', () => {
  it('is a suite for each lab and a case for each task, with causes', () => {
    const root = readXml(toJunit(suites));
    assert.equal(root.name, 'testsuites');
    assert.deepEqual(root.attributes, {
      ...{ name: 'container-lab', tests: '5', failures: '1', errors: '1', skipped: '1' },
      time: '1.500',
    });
    const [first, second] = root.children;
    assert.deepEqual(first?.attributes, {
      ...{ name: 'first-lab', tests: '4', failures: '1', errors: '1', skipped: '1' },
      time: '1.500',
    });
    const [properties, passed, failed, blocked, skipped] = first.children;
    assert.deepEqual(properties?.children[0]?.attributes, { name: 'step', value: 'build & run' });
    assert.deepEqual(passed, {
      name: 'testcase',
      attributes: { classname: 'first-lab', name: 'named: The image is <v1>', time: '0.012' },
      children: [],
      text: '',
    });
    assert.equal(failed?.attributes['name'], 'up # 1');
    assert.deepEqual(failed.children, [
      {
        name: 'failure',
        attributes: { message: 'expected: "a" & <b>', type: 'wrong-tag' },
        children: [],
        text: 'expected: "a" & <b>\n...\n---\n→ look at `-t`',
      },
    ]);
    assert.deepEqual(blocked?.children[0]?.attributes, {
      message: 'Docker is not here',
      type: 'daemon-down',
    });
    assert.deepEqual(
      blocked.children.map(({ name }) => name),
      ['error'],
    );
    assert.deepEqual(skipped?.children ?? [], [
      { name: 'skipped', attributes: { message: 'waits for up' }, children: [], text: '' },
    ]);
    assert.equal(second?.attributes['tests'], '1');
  });

  it('holds any text, but for signs that XML cannot hold', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, text, (name, line) => {
        const [suite] = readXml(
          toJunit([{ name: 'a', cases: [{ name, result: 'failed', id: line, lines: [line] }] }]),
        ).children;
        const [one] = suite?.children ?? [];
        assert.equal(one?.attributes['name'], legal(name));
        const [failure] = one.children;
        assert.equal(failure?.attributes['type'], legal(line));
        assert.equal(failure.text, legal(line));
      }),
      { numRuns: 300 },
    );
  });
});

function legal(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '\uFFFD');
}
