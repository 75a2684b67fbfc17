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
  only: undefined,
  keep: false,
  yes: false,
  help: false,
  version: false,
};

describe('arguments', () => {
  const table: [string, Partial<Arguments> | string][] = [
    ['', {}],
    ['list', { verb: 'list' }],
    ['check build', { verb: 'check', words: ['build'] }],
    ['--format json check build', { verb: 'check', words: ['build'], format: 'json' }],
    ['check --format=json', { verb: 'check', format: 'json' }],
    ['list --labs a --labs=b', { verb: 'list', labs: ['a', 'b'] }],
    ['test x --only y --keep', { verb: 'test', words: ['x'], only: 'y', keep: true }],
    ['clean -y --folder /f', { verb: 'clean', yes: true, folder: '/f' }],
    ['-h', { help: true }],
    [
      'doctor --lang zh-cn --docker unix:///x',
      { verb: 'doctor', language: 'zh-cn', docker: 'unix:///x' },
    ],
    ['list --format xml', '--format'],
    ['list --lang fr', '--lang'],
    ['list --labs', '--labs'],
    ['list --labs=', '--labs'],
    ['list --nothing', '--nothing'],
    ['list --keep=1', '--keep=1'],
  ];
  for (const [line, expected] of table) {
    it(line || '(none)', () => {
      const read = readArguments(line.split(' ').filter((word) => word !== ''));
      if (typeof expected === 'string') {
        assert.ok('wrong' in read);
        assert.equal(read.wrong.args?.['flag'], expected);
      } else assert.deepEqual(read, { ...none, ...expected });
    });
  }

  it('reads anything without a throw', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom('--format', '--labs=', '-', '--', '-h', '__proto__'),
    );
    fc.assert(fc.property(fc.array(word), (argv) => void readArguments(argv)));
  });
});
