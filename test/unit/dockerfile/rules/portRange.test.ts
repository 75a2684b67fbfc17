import { portRange } from '../../../../src/dockerfile/rules/portRange.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  portRange,
  table(
    [
      ['FROM a:1\nEXPOSE ‹80000›\n'],
      ['FROM a:1\nEXPOSE 80 ‹99999›/udp\n'],
      ['FROM a:1\nEXPOSE 80-‹90000›/tcp\n'],
      ['FROM a:1\nEXPOSE ‹65536›\n'],
      ['FROM a:1\nEXPOSE 127.0.0.1:80:‹90000›\n'],
      ['FROM a:1\nONBUILD EXPOSE "‹70000›"\n'],
    ],
    [
      'FROM a:1\nEXPOSE 65535\n',
      'FROM a:1\nEXPOSE $P\n',
      'FROM a:1\nEXPOSE ${P:-80000}\n',
      'FROM a:1\nEXPOSE 0 80-90/TCP\n',
      'FROM a:1\nEXPOSE abc99999\n',
      'FROM a:1\nEXPOSE\n',
    ],
  ),
);
