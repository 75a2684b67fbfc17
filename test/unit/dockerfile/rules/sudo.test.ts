import { sudo } from '../../../../src/dockerfile/rules/sudo.ts';
import { testRule } from './support.ts';

const none = (line: string): { source: string } => ({ source: `FROM a:1\n${line}\n` });
const fixed = (line: string, result: string): { source: string; fixed: string } => ({
  source: `FROM a:1\n${line}\n`,
  fixed: `FROM a:1\n${result}\n`,
});

testRule(sudo, {
  'as an argument': none('RUN apt-get install -y sudo && which sudo'),
  'in a text': none('RUN echo "sudo a" # sudo b'),
  'in another instruction': none('CMD sudo a'),
  'in powershell': none('SHELL ["powershell"]\nRUN sudo a'),
  'a command': fixed('RUN ‹sudo› a', 'RUN a'),
  several: fixed('RUN x && ‹sudo› -E a;  ‹sudo› b | ‹sudo› tee c', 'RUN x && a;  b | tee c'),
  'behind an assignment': fixed('RUN A=1 ‹sudo› b', 'RUN A=1 b'),
  'within $( )': fixed('RUN echo "$(‹sudo› a)"', 'RUN echo "$(a)"'),
  'behind exec': fixed('RUN exec ‹sudo› a', 'RUN exec a'),
  'by its path': fixed('RUN ‹/usr/bin/sudo› a', 'RUN a'),
  'over lines': fixed('RUN x \\\n  && ‹sudo› -n \\\n  b', 'RUN x \\\n  && b'),
  'in a here-document': fixed('RUN <<EOF\n‹sudo› a\nEOF', 'RUN <<EOF\na\nEOF'),
  'held back by ONBUILD': fixed('ONBUILD RUN ‹sudo› a', 'ONBUILD RUN a'),
  'as another user': none('RUN ‹sudo› -u me a'),
  alone: none('RUN ‹sudo›'),
  'where USER is another': {
    source: 'FROM a:1\nUSER me\nRUN ‹sudo› a\n',
    chosen: 'FROM a:1\nUSER me\nRUN a\n',
  },
  'where USER is root': fixed('USER root:root\nRUN ‹sudo› a', 'USER root:root\nRUN a'),
  'as the JSON form’s program': fixed('RUN [‹"sudo"›, "a"]', 'RUN ["a"]'),
});
