import fc from 'fast-check';
import assert from 'node:assert/strict';
import { readArguments, type Arguments } from '../../../src/cli/arguments.ts';

const none: Arguments = {
  verb: undefined,
  words: [],
  format: 'text',
  language: undefined,
  labs: [],
  folder: undefined,
  docker: undefined,
  only: [],
  set: [],
  until: undefined,
  conflicts: undefined,
  all: false,
  matrix: false,
  keep: false,
  yes: false,
  lint: {},
  help: false,
  version: false,
  given: [],
};

describe('arguments', () => {
  const table: [string, Partial<Arguments> | string][] = [
    ['', {}],
    ['list', { verb: 'list' }],
    ['check build', { verb: 'check', words: ['build'] }],
    [
      '--format json check build',
      { verb: 'check', words: ['build'], format: 'json', given: ['--format'] },
    ],
    ['check --format=json', { verb: 'check', format: 'json', given: ['--format'] }],
    ['check --format tap', { verb: 'check', format: 'tap', given: ['--format'] }],
    ['test --all --format junit', { verb: 'test', all: true, format: 'junit' }],
    ['list --labs a --labs=b', { verb: 'list', labs: ['a', 'b'], given: ['--labs'] }],
    [
      'test x y --only a --keep --only=b --matrix',
      { verb: 'test', words: ['x', 'y'], only: ['a', 'b'], keep: true, matrix: true },
    ],
    [
      'start x --set a=b=c --set=d=e --folder f --conflicts keep',
      { verb: 'start', words: ['x'], set: ['a=b=c', 'd=e'], folder: 'f', conflicts: 'keep' },
    ],
    ['solve --until run', { verb: 'solve', until: 'run', given: ['--until'] }],
    ['clean -y --folder /f', { verb: 'clean', yes: true, folder: '/f' }],
    ['-h', { help: true, given: ['--help'] }],
    [
      'doctor --lang zh-cn --docker unix:///x',
      { verb: 'doctor', language: 'zh-cn', docker: 'unix:///x' },
    ],
    ['list --format xml', '--format'],
    ['list --lang fr', '--lang'],
    ['start x --conflicts both', '--conflicts'],
    ['list --labs', '--labs'],
    ['list --labs=', '--labs'],
    ['list --nothing', '--nothing'],
    ['list --keep=1', '--keep=1'],
    ['list --constructor', '--constructor'],
  ];
  for (const [line, expected] of table) {
    it(line || '(none)', () => {
      const read = readArguments(line.split(' ').filter((word) => word !== ''));
      if (typeof expected === 'string') {
        assert.ok('wrong' in read);
        assert.equal(read.wrong.args?.['flag'], expected);
      } else {
        assert.ok('given' in read);
        assert.deepEqual(read, { ...none, given: read.given, ...expected });
      }
    });
  }

  it('remembers each option that was written once', () => {
    const read = readArguments(['--yes', 'test', '--only', 'a', '-y', '--only=b']);
    assert.ok('given' in read);
    assert.deepEqual(read.given, ['--yes', '--only']);
  });

  it('reads anything without a throw', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom('--format', '--labs=', '-', '--', '-h', '__proto__'),
    );
    fc.assert(fc.property(fc.array(word), (argv) => void readArguments(argv)));
  });
});
