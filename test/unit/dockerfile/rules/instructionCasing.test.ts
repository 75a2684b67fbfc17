import { instructionCasing } from '../../../../src/dockerfile/rules/instructionCasing.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  instructionCasing,
  table(
    [
      [
        '‹From› alpine\n‹Run› echo hello > /greeting.txt\n‹EntRYpOiNT› ["cat", "/greeting.txt"]\n',
        'FROM alpine\nRUN echo hello > /greeting.txt\nENTRYPOINT ["cat", "/greeting.txt"]\n',
      ],
      ['from a:1\nrun x\n‹RUN› x\n', 'from a:1\nrun x\nrun x\n'],
      ['‹from› a:1\nRUN x\n', 'FROM a:1\nRUN x\n'],
      ['FROM a:1\n‹Onbuild› run x\r\n', 'FROM a:1\nONBUILD run x\r\n'],
      ['arg A\narg B\n‹from› a:1\nRUN x\n', 'arg A\narg B\nFROM a:1\nRUN x\n'],
    ],
    [
      'FROM alpine\nRUN echo hello > /greeting.txt\nENTRYPOINT ["cat"]\n',
      'from alpine\nrun echo hello > /greeting.txt\nentrypoint ["cat"]\n',
      'arg A\nFROM a:1\nRUN x\n',
      'FROM a:1\nRUN <<E\nrun x\nrun y\nE\n',
      '# from\nFROM a:1\n',
    ],
  ),
);
