import { forbiddenOnbuild } from '../../../../src/dockerfile/rules/forbiddenOnbuild.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  forbiddenOnbuild,
  table(
    [
      ['FROM a:1\nONBUILD ‹ONBUILD› RUN a\n'],
      ['FROM a:1\nONBUILD ‹FROM› b:1\n'],
      ['FROM a:1\nONBUILD ‹MAINTAINER› me\n'],
      ['FROM a:1\nonbuild ‹maintainer› me\n'],
      ['FROM a:1\nONBUILD \\\n  ‹FROM› b:1\n'],
    ],
    [
      'FROM a:1\nONBUILD RUN a\n',
      'FROM a:1\nONBUILD COPY a b\n',
      'FROM a:1\nONBUILD\n',
      'FROM a:1\nRUN ONBUILD FROM\n',
      'FROM a:1\nONBUILD RUN <<E\nONBUILD FROM x\nE\n',
    ],
  ),
);
