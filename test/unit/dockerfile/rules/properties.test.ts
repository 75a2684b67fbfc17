import fc from 'fast-check';
import { dockerfileRules } from '../../../../src/dockerfile/rules/table.ts';
import { assertFixes } from './support.ts';

/** Lines that rules look at, in any order, broken over lines or not. */
const words = fc.constantFrom(
  ...['FROM a:1', 'FROM a:latest AS Build', 'from build', 'ARG V=1', 'ENV A=b', 'ENV A b'],
  ...[
    'WORKDIR app',
    'WORKDIR /srv',
    'WORKDIR "a b"',
    'USER me',
    'USER root',
    'SHELL ["bash", "-c"]',
  ],
  ...['ADD a /b', 'ADD $A b', 'COPY --from=Build a /b', 'MAINTAINER me "x"', 'ONBUILD ADD a b'],
  ...['RUN sudo a && cd /x && b', 'RUN <<E\nsudo a\nE', 'RUN a | b', 'CMD sudo a', 'EXPOSE 80/TCP'],
  ...['RUN apt-get install curl', 'RUN pip install x', '# hadolint ignore=DL3000', '# x', ''],
);
const file = fc
  .tuple(fc.array(words, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
  .map(([lines, newline, broken]) =>
    lines
      .join('\n')
      .replaceAll(' && ', broken ? ' \\\n  && ' : ' && ')
      .replaceAll('\n', newline),
  );

describe('the fixes of every rule', () => {
  for (const rule of dockerfileRules) {
    it(`${rule.ids.join(', ')}: leaves a file that parses and shows it no longer`, () => {
      fc.assert(
        fc.property(file, (text) => assertFixes(rule, text)),
        { numRuns: 200 },
      );
    });
  }
});
