import assert from 'node:assert/strict';
import { file } from '../../../../src/check/types/file.ts';
import type { FileSpec } from '../../../../src/check/types/file.ts';
import { toPlain } from '../../../../src/text.ts';
import { fakeWorld } from '../fakes.ts';

const path = 'uwsgi.ini';

/** Spec, the file's text, the aspect that fails, what is seen, the range of its place. */
type Case = readonly [Omit<FileSpec, 'path'>, string | undefined, string?, string?, string?];

const cases: readonly Case[] = [
  [{}, 'x'],
  [{}, undefined, 'missing', 'no file uwsgi.ini'],
  [{ exists: false }, undefined],
  [{ exists: false }, 'x', 'present'],
  [{ includes: ['a', 'b'] }, 'ba'],
  [{ includes: ['a', 'b'] }, 'a', 'includes'],
  [{ excludes: 'bad' }, 'good'],
  [{ excludes: 'bad' }, 'a\n  bad', 'excludes', 'bad on line 2', '1:2-1:5'],
  [{}, 'a\nb = ____\nc = _____', 'gap', 'gaps left (____): 2, the first on line 2', '1:4-1:8'],
  [{ includes: '__init__' }, '__init__'],
  [{ ini: { uwsgi: { module: 'app' } } }, '; c\r\n[uwsgi]\r\nmodule=app\r\n'],
  [{ ini: { uwsgi: { master: true, processes: 2 } } }, '[uwsgi]\nmaster = true\nprocesses = 2'],
  [{ ini: { uwsgi: { a: 'x' } } }, '[uwsgi]\na = y\na = x'],
  [{ ini: { uwsgi: { a: 'x' } } }, '[uwsgi]\n a =  y ', 'ini', 'a = y', '1:1-1:7'],
  [{ ini: { uwsgi: { a: 'x' } } }, '[uwsgi]\na =', 'ini', 'a = ', '1:0-1:3'],
  [
    { ini: { uwsgi: { a: 'x' } } },
    '[uwsgi]\nb = x',
    'ini-key',
    'no a in the section [uwsgi]',
    '0:0-0:7',
  ],
  [{ ini: { uwsgi: { a: 'x' } } }, '[other]\na = x', 'ini-section', 'no section [uwsgi]'],
  [{ ini: { uwsgi: { a: 'x' } } }, '[uwsgi]\n#a = x\n;a = x', 'ini-key'],
];

describe('file', () => {
  for (const [spec, text, aspect, observed, range] of cases) {
    const title = `${JSON.stringify(spec)} on ${JSON.stringify(text)}`;
    it(`${aspect === undefined ? 'passes' : 'fails'} ${title}`, async () => {
      const world = fakeWorld({ files: text === undefined ? {} : { [path]: text } });
      const full = { path, ...spec };
      const judgement = file.judge(full, await file.observe(full, { world, task: 't' }));
      assert.equal(judgement.aspect, aspect);
      assert.equal(judgement.pass, aspect === undefined);
      if (observed !== undefined) assert.equal(toPlain(judgement.observed, 'en'), observed);
      if (range !== undefined) {
        const [place] = judgement.places ?? [];
        assert.ok(place);
        const { start, end } = place.range;
        assert.equal(`${start.line}:${start.character}-${end.line}:${end.character}`, range);
      }
    });
  }
});
