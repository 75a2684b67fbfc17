import { maintainer } from '../../../../src/dockerfile/rules/maintainer.ts';
import { testRule } from './support.ts';

const label = 'org.opencontainers.image.authors';

testRule(maintainer, {
  'a label': { source: `FROM a:1\nLABEL ${label}="me"\n` },
  'a name': {
    source: 'FROM a:1\n‹MAINTAINER› me <me@x.example>\n',
    fixed: `FROM a:1\nLABEL ${label}="me <me@x.example>"\n`,
    ids: ['DL4000', 'MaintainerDeprecated'],
    says: 'deprecated',
  },
  'in quotes': {
    source: "FROM a:1\n‹maintainer› 'me'\n",
    fixed: `FROM a:1\nlabel ${label}="me"\n`,
  },
  'with signs that a label reads': {
    source: 'FROM a:1\n‹MAINTAINER› a "b" $c\n',
    fixed: `FROM a:1\nLABEL ${label}="a \\"b\\" \\$c"\n`,
  },
  'with another escape character': {
    source: '# escape=`\nFROM a:1\n‹MAINTAINER› a\\"b"\n',
    fixed: `# escape=\`\nFROM a:1\nLABEL ${label}="a\\\`"b\`""\n`,
  },
  'before the first FROM': { source: '‹MAINTAINER› me\nFROM a:1\n' },
  'BuildKit’s name skips it too': {
    source: '# check=skip=MaintainerDeprecated\nFROM a:1\nMAINTAINER me\n',
  },
});
