import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { commandIds } from '../../../src/vscode/commands/ids.ts';

const root = resolve(import.meta.dirname, '../../..');

function read(file: string): unknown {
  return JSON.parse(readFileSync(resolve(root, file), 'utf8'));
}

/** Every value under a key named `command`, and every `%key%`, wherever it stands. */
function collect(value: unknown, found: { commands: Set<string>; keys: Set<string> }): void {
  if (typeof value === 'string') {
    const key = /^%(.+)%$/.exec(value)?.[1];
    if (key !== undefined) found.keys.add(key);
    for (const [, id = ''] of value.matchAll(/command:([\w.]+)/g)) found.commands.add(id);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, each] of Object.entries(value)) {
      if (name === 'command' && typeof each === 'string') found.commands.add(each);
      collect(each, found);
    }
  }
}

const manifest = { commands: new Set<string>(), keys: new Set<string>() };
collect(read('package.json'), manifest);
const texts = { en: read('package.nls.json'), zh: read('package.nls.zh-cn.json') };

describe('the commands', () => {
  it('are those of package.json, both ways', () => {
    const ids = new Set<string>(Object.values(commandIds));
    assert.deepEqual([...manifest.commands].toSorted(), [...ids].toSorted());
  });
});

describe('the texts of package.json', () => {
  for (const [language, file] of Object.entries(texts)) {
    it(`are all there, and no others, in ${language}`, () => {
      assert.ok(typeof file === 'object' && file !== null);
      assert.deepEqual(Object.keys(file).toSorted(), [...manifest.keys].toSorted());
      for (const [key, text] of Object.entries(file)) {
        assert.ok(typeof text === 'string' && text.trim() !== '', key);
      }
    });
  }

  it('are written in Chinese', () => {
    const { en, zh } = texts;
    assert.ok(typeof en === 'object' && en !== null && typeof zh === 'object' && zh !== null);
    for (const [key, text] of Object.entries(zh))
      assert.match(String(text), /[\u4e00-\u9fff]/, key);
  });

  it('name only commands that exist', () => {
    const named = { commands: new Set<string>(), keys: new Set<string>() };
    collect(texts, named);
    const ids = new Set<string>(Object.values(commandIds));
    assert.deepEqual(
      [...named.commands].filter((id) => !ids.has(id)),
      [],
    );
    assert.ok(named.commands.size > 0);
  });
});
