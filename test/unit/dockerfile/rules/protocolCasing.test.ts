import { protocolCasing } from '../../../../src/dockerfile/rules/protocolCasing.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  protocolCasing,
  table(
    [
      ['FROM alpine\nEXPOSE 80/‹TcP›\n', 'FROM alpine\nEXPOSE 80/tcp\n'],
      ['FROM a:1\nEXPOSE 80/‹TCP› 81/‹UDP› 82/tcp\n', 'FROM a:1\nEXPOSE 80/tcp 81/udp 82/tcp\n'],
      ['FROM a:1\nEXPOSE $P/‹TCP›\n', 'FROM a:1\nEXPOSE $P/tcp\n'],
      ['FROM a:1\nEXPOSE "80-90/‹TCP›"\r\n', 'FROM a:1\nEXPOSE "80-90/tcp"\r\n'],
      ['FROM a:1\nONBUILD EXPOSE 80:80/‹Udp›\n', 'FROM a:1\nONBUILD EXPOSE 80:80/udp\n'],
    ],
    [
      'FROM alpine\nEXPOSE 80/tcp\n',
      'FROM a:1\nEXPOSE 80\n',
      'FROM a:1\nEXPOSE 80/$PROTO\n',
      'FROM a:1\nEXPOSE ${P:-A/B}\n',
      'FROM a:1\nEXPOSE 80/\n',
    ],
  ),
);
