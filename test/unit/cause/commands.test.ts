import assert from 'node:assert/strict';
import { lastBuild } from '../../../src/cause/buildCommand.ts';
import { dockerCommands, splitCommands } from '../../../src/cause/terminal.ts';
import { fakeWorld, startedAt } from '../check/fakes.ts';

function typed(commandLine: string, exitCode: number | undefined = 0) {
  return fakeWorld({
    evidence: { terminal: [{ time: startedAt + 1, commandLine, exitCode }] },
  });
}

describe('splitCommands', () => {
  const table: readonly (readonly [string, readonly (readonly string[])[]])[] = [
    ['', []],
    ['a  b', [['a', 'b']]],
    [`a "b c" 'd "e'`, [['a', 'b c', 'd "e']]],
    [String.raw`a b\ c "d\"e"`, [['a', 'b c', 'd"e']]],
    ['a \\\n b', [['a', 'b']]],
    ['a; b && c | d\ne', [['a'], ['b'], ['c'], ['d'], ['e']]],
    ['a ""', [['a', '']]],
    ['a "never closed', [['a', 'never closed']]],
    ['a \\', [['a']]],
  ];
  for (const [line, words] of table) {
    it(JSON.stringify(line), () => assert.deepEqual(splitCommands(line), words));
  }

  it('stays bounded', () => {
    const [words] = splitCommands('x'.repeat(1_000_000));
    assert.equal(words?.[0]?.length, 10_000);
  });
});

describe('dockerCommands', () => {
  const table: readonly (readonly [string, readonly (readonly string[])[]])[] = [
    ['docker ps', [['ps']]],
    ['sudo /usr/bin/docker -H unix:///x --debug ps -a', [['ps', '-a']]],
    ['A=1 docker --context=x ps', [['ps']]],
    ['echo docker ps', []],
    ['podman ps', []],
  ];
  for (const [line, words] of table) {
    it(line, () =>
      assert.deepEqual(
        dockerCommands(typed(line)).map((each) => each.words),
        words,
      ),
    );
  }

  it('gives the exit code to the last command of a line only', () => {
    const commands = dockerCommands(typed('docker build . ; docker ps', 1));
    assert.deepEqual(
      commands.map(({ exitCode }) => exitCode),
      [undefined, 1],
    );
  });
});

describe('lastBuild', () => {
  const table: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['docker build -t a:v1 .', ['a:v1'], ['.']],
    ['docker build . -t a:v1', ['a:v1'], ['.']],
    ['docker build --tag a --tag=b -tc -t=d .', ['a', 'b', 'c', 'd'], ['.']],
    ['docker build -q --pull --no-cache --rm .', [], ['.']],
    ['docker build --build-arg A=1 --build-arg=B=2 -f x/Dockerfile -m 1g', [], []],
    ['docker buildx build --platform linux/amd64 --progress plain dir', [], ['dir']],
    ['docker build -t a - < Dockerfile', ['a'], ['-', '<', 'Dockerfile']],
  ];
  for (const [line, tags, contexts] of table) {
    it(line, () => {
      const build = lastBuild(typed(line));
      assert.deepEqual([build?.tags, build?.contexts], [tags, contexts]);
    });
  }
  for (const line of ['docker ps', 'docker build --help', 'docker image ls', 'cd build']) {
    it(`is none: ${line}`, () => assert.equal(lastBuild(typed(line)), undefined));
  }
});
