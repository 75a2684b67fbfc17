import assert from 'node:assert/strict';
import { ignoresOf } from '../../../src/dockerfile/addIgnore.ts';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import { earlierOf, fromCache } from '../../../src/live/layers/cached.ts';
import { chooseImage } from '../../../src/live/layers/choose.ts';
import { layerHints } from '../../../src/live/layers/hints.ts';
import type { BuiltImage, SeenImage } from '../../../src/live/layers/seen.ts';
import { languages, toPlain } from '../../../src/text.ts';
import type { HistoryEntry } from '../../../src/world/docker/objects/image.ts';
import type { Layer } from '../../../src/world/docker/objects/layer.ts';
import { anImage } from '../check/fakes.ts';

type Line = readonly [createdBy: string, created: number, size: number];

function built(name: string, lines: readonly Line[], created = 0): BuiltImage {
  const history = lines.map(([createdBy, at, size]): HistoryEntry => ({
    ...{ createdBy, created: at, size, layer: size > 0 },
  }));
  const layers = history.flatMap(({ layer }, index) => (layer ? [`sha256:${index}`] : []));
  const image = { ...anImage({ id: name, tags: [name] }), layers, created, lastTagged: undefined };
  return { name, history, image };
}

const text = `FROM base:1
RUN make
COPY a /a
RUN rm -r /big
CMD ["x"]
`;
const lines: readonly Line[] = [
  ['', 1, 100],
  ['RUN /bin/sh -c make # buildkit', 10, 9_000_000],
  ['COPY a /a # buildkit', 11, 3],
  ['RUN /bin/sh -c rm -r /big # buildkit', 12, 1],
  ['CMD ["x"]', 12, 0],
];

function layer(files: Readonly<Record<string, number>>, more: Partial<Layer> = {}): Layer {
  const list = Object.entries(files).map(([path, size]) => ({ path, size }));
  return { files: list, removed: [], emptied: [], cut: false, ...more };
}

function hints(source: string, more: Partial<SeenImage> = {}) {
  const file = parseDockerfile(source);
  const stage = file.stages.at(-1);
  assert.ok(stage);
  const seen: SeenImage = {
    ...built('app:1', lines),
    ...{ base: undefined, contents: { kind: 'reading' }, context: [], earlier: undefined },
    ...more,
  };
  return layerHints(file, stage, seen);
}

function labels(source: string, more: Partial<SeenImage> = {}): readonly string[] {
  return hints(source, more).hints.map(
    ({ instruction, label }) =>
      `${instruction.keyword}: ${label.map((part) => toPlain(part, 'en')).join(' · ')}`,
  );
}

const read = (...layers: (Layer | undefined)[]): Partial<SeenImage> => ({
  contents: { kind: 'read', layers },
});
const waste = (...layers: (Layer | undefined)[]): readonly string[] =>
  hints(text, read(...layers)).findings.map(({ message }) => toPlain(message, 'en'));

describe('the hints of a file', () => {
  it('are the sizes of an image that is as the file says', () => {
    assert.deepEqual(labels(text), [
      'FROM: 100 B',
      'RUN: 9 MB',
      'COPY: 3 B',
      'RUN: 1 B',
      'CMD: 0 B',
    ]);
  });

  it('say what was changed, and what is built again for it', () => {
    assert.deepEqual(labels(text.replace('make', 'cmake')), [
      'FROM: 100 B',
      'RUN: 9 MB · changed since the build',
      'COPY: 3 B · will be built again',
      'RUN: 1 B · will be built again',
      'CMD: 0 B',
    ]);
    // BuildKit looks for a RUN whatever the LABEL before it says.
    assert.deepEqual(labels(text.replace('COPY', 'LABEL a=b\nCOPY'))[3], 'COPY: 3 B');
    assert.deepEqual(
      labels(text.replace('COPY a /a\n', ''))[2],
      'RUN: 1 B · a line before it is gone',
    );
  });

  it('say that the base has moved, where it has', () => {
    const base = { name: 'base:1', entries: 1 };
    assert.equal(labels(text, { base: { ...base, layers: ['sha256:0'] } })[0], 'FROM: 100 B');
    const moved = labels(text, { base: { ...base, layers: ['sha256:other'] } });
    assert.equal(moved[0], 'FROM: 100 B · another image by now');
    assert.equal(moved[1], 'RUN: 9 MB · will be built again');
  });

  it('say which file was edited since, by its content', () => {
    const own = { ...layer({}), files: [{ path: '/a', size: 3, hash: 'old' }] };
    const contents = read(layer({}), layer({}), own, layer({}));
    const edited = (hash: string): string =>
      labels(text, { ...contents, context: [{ path: 'a', inside: '/a', hash }] })[2] ?? '';
    assert.equal(edited('new'), 'COPY: 3 B · a edited since');
    assert.equal(edited('old'), 'COPY: 3 B');
  });

  it('list what a layer adds, the largest first, and no more than ten', () => {
    const many = Object.fromEntries(
      Array.from({ length: 15 }, (_, index) => [`/f\`${index}`, index]),
    );
    const { hints: all } = hints(text, read(layer({}), layer(many), layer({}), layer({})));
    const told = (all[1]?.lesson ?? []).map((part) =>
      'said' in part ? toPlain(part.said, 'en') : '',
    );
    assert.deepEqual(told.slice(2, 5), [
      'The largest files that it adds:',
      '14 B /f`14',
      '13 B /f`13',
    ]);
    assert.equal(told.at(-1), '10 B in 5 more');
  });

  it('exist in both languages, without a gap in their words', () => {
    const all = hints(text.replace('make', 'cmake'), { earlier: [] });
    for (const language of languages) {
      for (const { lesson, label } of all.hints) {
        const parts = [...label, ...lesson.flatMap((part) => ('said' in part ? [part.said] : []))];
        for (const part of parts) assert.doesNotMatch(toPlain(part, language), /[{}]/);
      }
    }
  });

  it('know no layer where the history and the image differ in their number', () => {
    const { hints: all } = hints(text, read(layer({ '/x': 1 })));
    assert.ok(all.every(({ lesson }) => lesson.every((part) => !('item' in part))));
  });
});

describe('what is in vain', () => {
  const big = layer({ '/big/one': 5_000_000, '/big/two': 1_000_000, '/kept': 2_000_000 });

  it('is what a later layer deletes, folders with all that is in them', () => {
    const [found, ...others] = waste(layer({}), big, layer({}), layer({}, { removed: ['/big'] }));
    assert.match(found ?? '', /^This deletes 6 MB that line 2 added, such as \/big\/one\./);
    assert.deepEqual(others, []);
    assert.equal(waste(layer({}), big, layer({}), layer({}, { emptied: ['/big'] })).length, 1);
    assert.equal(waste(layer({}), big, layer({}), layer({}, { emptied: ['/'] })).length, 1);
  });

  it('is what a later layer writes again', () => {
    const again = layer({ '/kept': 2_000_000 });
    const [found] = waste(layer({}), big, layer({}), again);
    assert.match(found ?? '', /^This writes 2 MB again that line 2 added, such as \/kept\./);
  });

  it('is told once, of the layer that still holds it', () => {
    const gone = layer({}, { removed: ['/big'] });
    assert.equal(waste(layer({}), big, gone, layer({}, { removed: ['/big'] })).length, 1);
  });

  it('is nothing of little weight, of the base, or of names that cannot be read', () => {
    const small = layer({ '/big/one': 999_999 });
    const gone = layer({}, { removed: ['/big'] });
    assert.deepEqual(waste(layer({}), small, layer({}), gone), []);
    assert.deepEqual(waste(big, layer({}), layer({}), gone), []);
    const broken = layer({ '/\uFFFD': 5_000_000 });
    assert.deepEqual(waste(layer({}), broken, layer({}), broken), []);
    assert.deepEqual(
      waste(layer({}), big, layer({}), layer({}, { removed: ['/bi', '/big/on'] })),
      [],
    );
  });

  it('is nothing where a comment ignores it', () => {
    const layers = read(layer({}), big, layer({}), layer({}, { removed: ['/big'] }));
    const { findings } = hints(text, layers);
    const file = parseDockerfile(text);
    assert.equal(findings.length, 1);
    for (const finding of findings) {
      for (const { edits } of ignoresOf(file, finding)) {
        const [edit, ...others] = edits;
        assert.ok(edit && others.length === 0);
        const at = file.offsetAt(edit.range.start);
        const ignored = text.slice(0, at) + edit.text + text.slice(at);
        assert.match(ignored, /# check=skip=LayerWaste\n/);
        assert.deepEqual(hints(ignored, layers).findings, []);
      }
    }
  });

  it('is nothing of an instruction that was changed since', () => {
    const layers = read(layer({}), big, layer({}), layer({}, { removed: ['/big'] }));
    assert.deepEqual(hints(text.replace('make', 'cmake'), layers).findings, []);
  });
});

describe('the cache', () => {
  const image = built('app:1', lines);

  it('gave what the build before had, moment included', () => {
    const before = built('old', [...lines.slice(0, 2), ['COPY a /a # buildkit', 5, 3]]);
    const cached = fromCache(image, before.history);
    assert.deepEqual([0, 1, 2, 3].map(cached), [true, true, false, false]);
    assert.equal(fromCache(image, undefined)(1), undefined);
  });

  it('is told by an image that was complete before', () => {
    const before = built('old', [...lines.slice(0, 2), ['COPY a /a # buildkit', 10, 3]]);
    assert.equal(earlierOf(image, [image, before], 1), before.history);
    // One that was built from this one's own steps tells nothing.
    const later = built('new', [...lines.slice(0, 2), ['COPY a /a # buildkit', 99, 3]]);
    assert.equal(earlierOf(image, [later], 1), undefined);
    const stranger = built('other', [lines[0] ?? ['', 0, 0]]);
    assert.equal(earlierOf(image, [stranger], 1), undefined);
  });
});

describe('the image of a file', () => {
  const file = parseDockerfile(text);
  const name = (...images: BuiltImage[]): string | undefined =>
    chooseImage(file, images)?.built.name;

  it('is the one that fits best, and of those the newest', () => {
    const edited: readonly Line[] = [...lines.slice(0, 3), ['RUN /bin/sh -c y # buildkit', 12, 1]];
    assert.equal(name(built('edited', edited, 9), built('whole', lines, 5)), 'whole');
    assert.equal(name(built('old', lines, 5), built('new', lines, 9)), 'new');
  });

  it('is none that has little of it, or settings alone', () => {
    assert.equal(
      name(
        built('few', [
          ['', 1, 1],
          ['RUN /bin/sh -c make # buildkit', 1, 1],
        ]),
      ),
      undefined,
    );
    const settings = parseDockerfile('FROM x\nCMD ["x"]\n');
    assert.equal(chooseImage(settings, [built('any', [['CMD ["x"]', 1, 0]])]), undefined);
    assert.equal(chooseImage(parseDockerfile(''), [built('any', lines)]), undefined);
  });
});
