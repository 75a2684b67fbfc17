import { shellForm } from '../../../../src/dockerfile/rules/shellForm.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  shellForm,
  table(
    [
      [
        'FROM a:1\nCMD ‹python app.py›\n',
        'FROM a:1\nCMD ["python", "app.py"]\n',
        { ids: ['DL3025', 'JSONArgsRecommended'] },
      ],
      [
        'FROM alpine\nENTRYPOINT ‹my-program start›\n# entrypoint becomes: /bin/sh -c my-program start\n',
        'FROM alpine\nENTRYPOINT ["my-program", "start"]\n# entrypoint becomes: /bin/sh -c my-program start\n',
      ],
      [
        'FROM a:1\nCMD ‹a && b›\n',
        undefined,
        { chosen: 'FROM a:1\nCMD ["/bin/sh", "-c", "a && b"]\n' },
      ],
      [
        'FROM a:1\nSHELL ["/bin/bash", "-c"]\nCMD ‹echo "$A"›\n',
        undefined,
        {
          ids: ['DL3025'],
          chosen:
            'FROM a:1\nSHELL ["/bin/bash", "-c"]\n' +
            String.raw`CMD ["/bin/bash", "-c", "echo \"$A\""]` +
            '\n',
        },
      ],
      ["FROM a:1\nCMD ‹['x', 'y']›\n", 'FROM a:1\nCMD ["x", "y"]\n'],
      ['FROM a:1\nCMD ‹[ "x"›\n'],
      ['FROM a:1\ncmd ‹a "b c" \'d\'› \r\n', 'FROM a:1\ncmd ["a", "b c", "d"] \r\n'],
      ['FROM a:1\nCMD ‹a \\\n  b›\n', 'FROM a:1\nCMD ["a", "b"]\n'],
      [
        'FROM a:1\nCMD ‹exec a›\n',
        undefined,
        { chosen: 'FROM a:1\nCMD ["/bin/sh", "-c", "exec a"]\n' },
      ],
      [
        'FROM a:1 AS x\nSHELL ["b"]\nFROM x\nCMD ‹y›\n',
        'FROM a:1 AS x\nSHELL ["b"]\nFROM x\nCMD ["y"]\n',
        { ids: ['DL3025'] },
      ],
      ['FROM a:1\nONBUILD CMD ‹a›\n', 'FROM a:1\nONBUILD CMD ["a"]\n'],
    ],
    [
      'FROM alpine\nENTRYPOINT ["my-program", "start"]\n',
      'FROM a:1\nCMD []\n',
      'FROM a:1\nHEALTHCHECK CMD curl -f http://localhost || exit 1\n',
      'FROM a:1\nRUN a\n',
      'FROM a:1\nCMD\n',
      'FROM a:1\nENTRYPOINT [ "a" , "b" ]\n',
    ],
  ),
);
