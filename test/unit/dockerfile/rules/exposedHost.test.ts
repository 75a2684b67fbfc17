import { exposedHost } from '../../../../src/dockerfile/rules/exposedHost.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  exposedHost,
  table(
    [
      ['FROM alpine\nEXPOSE ‹127.0.0.1:80:80›\n', 'FROM alpine\nEXPOSE 80\n'],
      ['FROM alpine\nEXPOSE ‹80:80›\n', 'FROM alpine\nEXPOSE 80\n'],
      ['FROM a:1\nEXPOSE 1 ‹[::1]:80:80/tcp›\n', 'FROM a:1\nEXPOSE 1 80/tcp\n'],
      ['FROM a:1\nEXPOSE ‹$P:80› ‹80:${P:-1}›\n', 'FROM a:1\nEXPOSE 80 ${P:-1}\n'],
      ['FROM a:1\nexpose ‹"8080-8090:80-90/TCP"›\r\n', 'FROM a:1\nexpose "80-90/TCP"\r\n'],
      ['FROM a:1\nONBUILD EXPOSE ‹1.2.3.4::80›\n', 'FROM a:1\nONBUILD EXPOSE 80\n'],
    ],
    [
      'FROM alpine\nEXPOSE 80\n',
      'FROM a:1\nEXPOSE ${P:-1}\n',
      'FROM a:1\nEXPOSE 80/tcp 90-91\n',
      'FROM a:1\nEXPOSE $P\n',
      'FROM a:1\nRUN echo 80:80\n',
    ],
  ),
);
