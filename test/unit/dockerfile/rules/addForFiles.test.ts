import { addForFiles } from '../../../../src/dockerfile/rules/addForFiles.ts';
import { testRule } from './support.ts';

const none = (line: string): { source: string } => ({ source: `FROM a:1\n${line}\n` });

testRule(addForFiles, {
  COPY: none('COPY a /b'),
  'an archive': none('ADD a.tar.gz /b'),
  'an archive in JSON': none('ADD ["a.tar","/b"]'),
  'a file of the web': none('ADD --checksum=sha256:x https://x.example/a /b'),
  'a git repository': none('ADD git@x.example:a/b.git /b'),
  'a here-document': none('ADD <<EOF /b\nx\nEOF'),
  'a file': {
    source: 'FROM a:1\n‹ADD› a /b\n',
    fixed: 'FROM a:1\nCOPY a /b\n',
    says: 'a is only copied',
  },
  'in small letters': { source: 'from a:1\n‹add› a /b\n', fixed: 'from a:1\ncopy a /b\n' },
  'with flags': {
    source: 'FROM a:1\n‹ADD› --chown=1 ["a", "/b"]\n',
    fixed: 'FROM a:1\nCOPY --chown=1 ["a", "/b"]\n',
  },
  'an archive that is not unpacked by ADD': {
    source: 'FROM a:1\n‹ADD› a.zip /b\n',
    fixed: 'FROM a:1\nCOPY a.zip /b\n',
  },
  'beside an archive': { source: 'FROM a:1\n‹ADD› a.tar b /c/\n' },
  'a variable, which may hold a URL': {
    source: 'FROM a:1\n‹ADD› $A /b\n',
    chosen: 'FROM a:1\nCOPY $A /b\n',
  },
  'what an ONBUILD holds back, which hadolint does not look at': none('ONBUILD ADD a /b'),
});
