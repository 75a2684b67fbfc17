import assert from 'node:assert/strict';
import { blocks } from '../../../src/cause/blocks.ts';
import { catalogue } from '../../../src/cause/catalogue.ts';
import { causes } from '../../../src/cause/causes.ts';
import { main } from '../../../src/cli/main.ts';
import { checkTypes } from '../../../src/check/checks.ts';
import { operators } from '../../../src/lab/parts.ts';
import { languages } from '../../../src/text.ts';

async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await main(['explain', ...argv], {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    env: {},
    cwd: '/',
    signal: new AbortController().signal,
    labs: '/nowhere',
    version: '1.2.3',
  });
  return { code, out, err };
}

describe('container-lab explain', () => {
  it('lists every cause and every block once, in one line each', async () => {
    const { code, out } = await run();
    assert.equal(code, 0);
    const ids = [...causes.map(({ id }) => id), ...Object.values(blocks).map(({ id }) => id)];
    const listed = out.split('\n').filter((line) => line.startsWith('  '));
    for (const id of [...ids, 'still-so', 'unknown', 'bug']) {
      const rows = listed.filter((line) => line.startsWith(`  ${id} `));
      assert.equal(rows.length, 1, id);
      assert.match(rows[0] ?? '', /^ {2}\S+ {2,}\S.*\S/);
    }
    assert.equal(listed.length, ids.length + 3);
  });

  it('describes one: what happened, what it is recognised by, what to do, for which types', async () => {
    const { code, out } = await run('wrong-tag');
    assert.equal(code, 0);
    assert.match(out, /^wrong-tag\nYou built … … ago\./);
    assert.match(out, /^ {2}1\. An image can have several names/m);
    assert.match(out, /It explains: image\n$/);
    assert.doesNotMatch(out, /\{\w+\}/);
  });

  it('speaks Chinese', async () => {
    const { out } = await run('wrong-tag', '--lang', 'zh-cn');
    assert.match(out, /由浅入深：/);
    assert.doesNotMatch(out, /It explains/);
  });

  it('is data with --format json', async () => {
    const one = JSON.parse((await run('daemon-down', '--format', 'json')).out) as unknown;
    assert.equal(Reflect.get(Object(one), 'is'), 'block');
    const all = JSON.parse((await run('--format', 'json')).out) as { causes: unknown[] };
    assert.equal(all.causes.length, catalogue.length);
  });

  it('says what could be meant by an unknown id', async () => {
    const near = await run('rong-tag');
    assert.equal(near.code, 64);
    assert.match(near.err, /Could not explain rong-tag: .* Did you mean wrong-tag\?/);
    const far = await run('xyz');
    assert.match(far.err, /container-lab explain/);
  });
});

describe('the catalogue of causes', () => {
  it('has unique ids, and a description and help in both languages for each', () => {
    const ids = catalogue.map(({ id }) => id);
    assert.deepEqual([...new Set(ids)], ids);
    for (const { id, is, text, about, line, help } of catalogue) {
      for (const language of languages) {
        for (const words of [text, about, line, ...help].map((each) => each[language])) {
          assert.doesNotMatch(words, /\{\w+\}|^$/, id);
        }
      }
      if (is === 'cause') assert.ok(help.length > 0, id);
    }
  });

  it('names only check types, and what joins them, that exist', () => {
    const known = new Set<string>([...checkTypes.map(({ type }) => type), ...operators]);
    assert.deepEqual(
      catalogue.flatMap(({ types }) => types).filter((type) => !known.has(type)),
      [],
    );
  });
});
