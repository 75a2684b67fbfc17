import { relativeCopy } from '../../../../src/dockerfile/rules/relativeCopy.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  relativeCopy,
  table(
    [
      ['FROM a:1\nCOPY a ‹b›\n'],
      ['FROM a:1\nCOPY a ‹./›\n'],
      ['FROM a:1\nCOPY ["a", ‹"b"›]\n'],
      ['FROM a:1\nCOPY <<E ‹x›\nhi\nE\n'],
      ['FROM a:1 AS x\nWORKDIR /x\nFROM b:1\nCOPY --from=x a ‹.›\n'],
      ['FROM a:1 AS x\nFROM x\nCOPY a ‹"b"›\n'],
      ['FROM a:1\nCOPY a ‹b›\nWORKDIR /x\nCOPY a b\n'],
    ],
    [
      'FROM a:1\nCOPY a /b\n',
      'FROM a:1\nCOPY a $X\n',
      'FROM a:1\nCOPY a ${X}/b\n',
      'FROM a:1\nCOPY a c:/x\n',
      'FROM a:1\nCOPY a "/x"\n',
      'FROM a:1\nADD a b\n',
      'FROM a:1 AS x\nWORKDIR /x\nFROM x\nCOPY a b\n',
      'FROM a:1\nWORKDIR x\nCOPY a b\n',
      'FROM a:1\nONBUILD COPY a b\n',
      'FROM a:1\nCOPY a\n',
      '# escape=`\nFROM a:1\nCOPY a C:\\x\n',
    ],
  ),
);
