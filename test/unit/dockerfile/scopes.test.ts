import assert from 'node:assert/strict';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import { stateAt, stateAtEnd, valueOf } from '../../../src/dockerfile/scopes.ts';
import type { State } from '../../../src/dockerfile/scopes.ts';

function endOf(text: string): State {
  const file = parseDockerfile(text);
  const stage = file.stages.at(-1);
  assert.ok(stage !== undefined);
  return stateAtEnd(file, stage);
}

describe('what a stage inherits', () => {
  const variables: readonly [text: string, name: string, found: string | undefined][] = [
    ['FROM a\nENV x=1', 'x', 'env 1'],
    ['FROM a\nENV x=1 y=$x', 'y', 'env ?'],
    ['FROM a\nENV x=1\nENV y=$x$x', 'y', 'env 11'],
    ['FROM a\nENV x 1 2', 'x', 'env 1 2'],
    ['FROM a\nARG x=1', 'x', 'arg 1'],
    ['FROM a\nARG x', 'x', 'arg ?'],
    ['FROM a\nARG x\nENV y=${x:-2}', 'y', 'env 2'],
    ['FROM a\nARG x=1\nENV x=2\nARG x=3', 'x', 'env 2'],
    ['ARG x=1\nFROM a', 'x', undefined],
    ['ARG x=1\nFROM a\nARG x', 'x', 'global-arg 1'],
    ['ARG x=1\nFROM a\nARG x=2', 'x', 'arg 2'],
    ['ARG x=1\nARG y=$x\nFROM a\nARG y', 'y', 'global-arg 1'],
    ['FROM a AS b\nENV x=1\nFROM b', 'x', 'env 1'],
    ['FROM a AS b\nARG x=1\nFROM b', 'x', 'arg 1'],
    ['FROM a AS b\nENV x=1\nFROM c', 'x', undefined],
    ['FROM a AS b\nENV x=1\nFROM b AS c\nENV x=2\nFROM c\nENV y=$x', 'y', 'env 2'],
    ['FROM a\nENV y=$HOME', 'y', 'env ?'],
    ['FROM a', 'HTTP_PROXY', 'predefined ?'],
    ['FROM a', 'TARGETARCH', undefined],
    ['FROM a\nARG TARGETARCH\nENV x=${TARGETARCH:-y}', 'x', 'env ?'],
    ['FROM a\nONBUILD ENV x=1', 'x', undefined],
  ];
  for (const [text, name, expected] of variables) {
    it(`gives ${name} = ${String(expected)} in ${JSON.stringify(text)}`, () => {
      const found = endOf(text).variable(name);
      assert.equal(found && `${found.kind} ${found.value ?? '?'}`, expected);
    });
  }

  it('counts USER, WORKDIR and SHELL, of a parent stage too', () => {
    const state = endOf('FROM a AS b\nUSER x\nUSER y\nSHELL ["c"]\nFROM b\nWORKDIR /z');
    assert.equal(state.user?.value, 'y');
    assert.equal(state.workdir?.value, '/z');
    assert.deepEqual(state.shell?.json, ['c']);
    assert.equal(endOf('FROM a AS b\nUSER x\nFROM c').user, undefined);
  });

  it('is what held before an instruction', () => {
    const file = parseDockerfile('FROM a\nUSER x\nENV v=1\nRUN b\nUSER y\nENV v=2');
    const run = file.instructions[3];
    assert.ok(run !== undefined);
    const state = stateAt(file, run);
    assert.equal(state.user?.value, 'x');
    assert.equal(state.variable('v')?.value, '1');
    assert.deepEqual(state.names(), ['v']);
  });

  it('gives FROM the ARGs before the first one and the platforms alone', () => {
    const file = parseDockerfile('ARG V=1\nFROM a:$V\nARG W=2\nFROM b:$V$W-${X:-3}');
    const tags = file.stages.map(({ from, baseWord }) => baseWord && valueOf(file, from, baseWord));
    assert.deepEqual(tags, ['a:1', 'b:1-3']);
    const [, from] = file.stages;
    assert.ok(from !== undefined);
    assert.equal(stateAt(file, from.from).variable('BUILDPLATFORM')?.kind, 'predefined');
  });

  it('survives values that double and long chains of stages', () => {
    const doubled = Array.from({ length: 500 }, (_, at) => `ENV v${at + 1}=$v${at}$v${at}`);
    assert.equal(
      endOf(`FROM a\nENV v0=x\n${doubled.join('\n')}`).variable('v500')?.value,
      undefined,
    );
    const chain = Array.from({ length: 3_000 }, (_, at) => `FROM s${at} AS s${at + 1}`);
    assert.equal(endOf(`FROM a AS s0\nENV v=1\n${chain.join('\n')}`).variable('v')?.value, '1');
  });
});
