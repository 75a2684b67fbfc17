import fc from 'fast-check';
import assert from 'node:assert/strict';
import { dockerfileRules } from '../../../../src/dockerfile/rules/table.ts';
import { applyFixes } from '../../../../src/lint/edit.ts';
import { automatic, fixAll } from '../../../../src/lint/fixAll.ts';
import { assertFixes, findings } from './support.ts';

/** Lines that rules look at, in any order, broken over lines or not. */
const common = [
  ...['FROM a:1', 'FROM a:latest AS Build', 'from build', 'ARG V=1', 'ENV A=b', 'ENV A b'],
  ...['WORKDIR app', 'WORKDIR /srv', 'WORKDIR "a b"', 'USER me', 'USER root'],
  ...['SHELL ["bash", "-c"]', 'ADD a /b', 'ADD $A b', 'COPY --from=Build a /b'],
  ...['MAINTAINER me "x"', 'ONBUILD ADD a b', 'RUN sudo a && cd /x && b', 'RUN <<E\nsudo a\nE'],
  ...['RUN a | b', 'CMD sudo a', 'EXPOSE 80/TCP', 'RUN apt-get install curl', 'RUN pip install x'],
  ...['# hadolint ignore=DL3000', '# x', ''],
];

/** Files in which lines of an example stand among others, in other forms too. */
function filesWith(example: string): fc.Arbitrary<string> {
  const lines = example.split('\n').filter((line) => line !== '');
  const forms = [example.trimEnd(), ...lines.flatMap((line) => [line, ...variants(line)])];
  const words = fc.oneof(fc.constantFrom(...common), fc.constantFrom(...forms));
  return fc
    .tuple(
      fc.array(words, { maxLength: 5 }),
      fc.array(words, { maxLength: 5 }),
      fc.boolean(),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
    )
    .map(([before, after, whole, newline, broken]) =>
      [...before, ...(whole ? [example.trimEnd()] : []), ...after]
        .join('\n')
        .replaceAll(' && ', broken ? ' \\\n  && ' : ' && ')
        .replaceAll('\n', newline),
    );
}

function variants(line: string): readonly string[] {
  const [keyword = '', ...rest] = line.split(' ');
  if (!/^[A-Z]+$/.test(keyword) || rest.length === 0) return [];
  const text = rest.join(' ');
  const common = [
    `${keyword.toLowerCase()} ${text}`,
    `${keyword} \\\n  ${text}`,
    `  ${keyword}  ${text}  `,
  ];
  if (keyword === 'FROM') return common;
  const shell = keyword === 'RUN' && !text.includes('<<');
  return [
    ...common,
    `ONBUILD ${line}`,
    ...(shell ? [`RUN true && ${text}`, `RUN <<E\n${text}\nE`, `RUN (${text}) || a; b`] : []),
  ];
}

describe('the fixes of every rule', () => {
  for (const rule of dockerfileRules.filter(({ fix }) => fix)) {
    it(`${rule.ids.join(', ')}: leave a file that parses and shows it no longer, once and for all`, async () => {
      let tried = 0;
      await fc.assert(
        fc.asyncProperty(filesWith(rule.example.before), async (text) => {
          assertFixes(rule, text);
          const lint = (now: string): ReturnType<typeof findings> => findings(rule, now);
          tried += lint(text).flatMap(({ fixes }) => fixes).length;
          const once = (await fixAll(text, lint)).text;
          assert.equal(applyFixes(once, lint(once).flatMap(automatic)).text, once);
        }),
        { numRuns: 60 },
      );
      assert.ok(tried > 10, `${tried} fixes tried`);
    });
  }
  for (const rule of dockerfileRules.filter(({ fix }) => !fix)) {
    it(`${rule.ids.join(', ')}: has none, as it says`, () => {
      fc.assert(
        fc.property(filesWith(rule.example.before), (text) => {
          assert.deepEqual(
            findings(rule, text).flatMap(({ fixes }) => fixes),
            [],
          );
        }),
        { numRuns: 30 },
      );
    });
  }
});
