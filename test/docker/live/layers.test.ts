import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import { readContext } from '../../../src/live/layers/context.ts';
import { layerHints, type LayerHints } from '../../../src/live/layers/hints.ts';
import {
  emptyMemory,
  findImage,
  knownContents,
  nameWasSet,
  readContents,
  type Memory,
} from '../../../src/live/layers/read.ts';
import { isOwnSave, noteOwnSave } from '../../../src/session/ownSaves.ts';
import { toPlain } from '../../../src/text.ts';
import { connect } from '../../../src/world/docker/client.ts';
import { openFiles } from '../../../src/world/files/client.ts';
import type { DockerConnection } from '../../../src/world/docker/docker.ts';
import type { DaemonEvent } from '../../../src/world/docker/objects/daemon.ts';
import { WorldError } from '../../../src/world/worldError.ts';
import { otherBuilder } from '../support/builders.ts';
import { baseImage, docker, realEndpoint, uniqueNames } from '../support/dockerHost.ts';
import { until } from '../support/until.ts';

const text = `FROM ${baseImage}
ARG SIZE=3
WORKDIR /应用
RUN head -c $((SIZE * 1000000)) /dev/zero > /emacs && mkdir /share && cp /emacs /share/编辑器
COPY notes.txt ./
RUN rm -r /emacs /share && printf x > "/$(printf '\\377')"
CMD ["sleep", "1"]
`;

/** The environment of `docker build`, by the builder. */
const builders = Object.entries({ usual: {}, other: await otherBuilder() });

for (const [builder, env] of builders) {
  if (env === undefined) continue;
  describe(`the layers of a Dockerfile, by the ${builder} builder`, function () {
    this.timeout(120_000);
    const names = uniqueNames();
    const name = names.name(builder);
    const layers: Memory['layers'] = new Map();
    let connection: DockerConnection;
    let folder: string;

    before(async () => {
      connection = connect(realEndpoint());
      folder = await mkdtemp(join(tmpdir(), 'container-lab 层 '));
      await writeFile(join(folder, 'Dockerfile'), text);
      await writeFile(join(folder, 'notes.txt'), '一\n');
      await build();
    });

    after(async () => {
      connection.close();
      await rm(folder, { recursive: true, force: true });
      await names.removeAll();
    });

    /** Remembers no build, and all layers: to read them takes long. */
    const fresh = (): Memory => ({ ...emptyMemory(), layers });
    const build = (...more: string[]): Promise<string> =>
      docker(['build', '-q', '-t', `${name}:1`, ...more, folder], { env });

    async function hintsFor(source: string, memory: Memory): Promise<LayerHints> {
      const file = parseDockerfile(source);
      const signal = AbortSignal.timeout(60_000);
      const found = await findImage(file, connection.reader(signal), memory, []);
      assert.ok(found);
      assert.equal(found.name, `${name}:1`);
      const context = await readContext(file, openFiles(folder), '', found.image.workingDirectory);
      const hashed = new Set(context.map(({ inside }) => inside));
      const known = knownContents(found, memory);
      const contents =
        known.kind === 'reading'
          ? await readContents(found, connection, memory, hashed, signal)
          : known;
      return layerHints(file, found.stage, { ...found, context, contents });
    }

    /** The labels by the instructions' lines, from 1. */
    function labels({ hints }: LayerHints): Readonly<Record<number, string>> {
      return Object.fromEntries(
        hints.map(({ instruction, label }) => [
          instruction.range.start.line + 1,
          label.map((each) => toPlain(each, 'en')).join(' · '),
        ]),
      );
    }
    const lesson = ({ hints }: LayerHints, line: number): string =>
      (hints.find(({ instruction }) => instruction.range.start.line === line - 1)?.lesson ?? [])
        .map((each) => ('said' in each ? toPlain(each.said, 'en') : each.code))
        .join('\n');

    it('have their sizes, and the largest files', async () => {
      const hints = await hintsFor(text, fresh());
      assert.match(labels(hints)[4] ?? '', /^6(\.\d+)? MB$/);
      assert.match(labels(hints)[1] ?? '', /^[\d.]+ MB$/);
      assert.match(lesson(hints, 4), /3 MB \/emacs\n3 MB \/share\/编辑器/);
      assert.match(lesson(hints, 5), /4 B \/应用\/notes\.txt/);
      assert.match(lesson(hints, 6), /It deletes files of earlier layers: \/emacs and 1 more/);
    });

    it('say what a later one deletes, and what that costs', async () => {
      const { findings } = await hintsFor(text, fresh());
      assert.deepEqual(
        findings.map(({ ids, range, message }) => [
          ids[0],
          range.start.line,
          toPlain(message, 'en'),
        ]),
        [
          [
            'LayerWaste',
            5,
            'This deletes 6 MB that line 4 added, such as /emacs. The image still holds them, in the layer of line 4: delete them in the same RUN that adds them.',
          ],
        ],
      );
    });

    it('say which instruction was changed since, and which follow it', async () => {
      const edited = text
        .replace('WORKDIR /应用', 'WORKDIR /应用\nENV A=1')
        .replace('"sleep"', '"true"');
      const found = labels(await hintsFor(edited, fresh()));
      assert.equal(found[4], 'not in the image yet');
      assert.match(found[5] ?? '', /MB · will be built again$/);
      assert.match(found[8] ?? '', /changed since the build/);
    });

    it('say which file was edited since', async () => {
      await writeFile(join(folder, 'notes.txt'), '二\n');
      const found = await hintsFor(text, fresh());
      assert.match(labels(found)[5] ?? '', /notes\.txt edited since$/);
      assert.match(labels(found)[6] ?? '', /will be built again$/);
      await writeFile(join(folder, 'notes.txt'), '一\n');
      assert.doesNotMatch(labels(await hintsFor(text, fresh()))[5] ?? '', /edited/);
    });

    it('come from the cache where the build before had them', async () => {
      const memory = fresh();
      assert.doesNotMatch(Object.values(labels(await hintsFor(text, memory))).join(), /cache|anew/);
      await writeFile(join(folder, 'notes.txt'), '三\n');
      await build();
      const found = labels(await hintsFor(text, memory));
      assert.match(found[4] ?? '', /MB · from the cache$/);
      assert.match(found[5] ?? '', / · built anew$/);
      assert.match(found[6] ?? '', / · built anew$/);
      const id = await docker(['image', 'inspect', '--format', '{{.Id}}', `${name}:1`]);
      await build();
      nameWasSet(memory, `${name}:1`, id);
      assert.match(labels(await hintsFor(text, memory))[6] ?? '', / · from the cache$/);
    });

    it('tell a build argument', async () => {
      await build('--build-arg', 'SIZE=2');
      const found = await hintsFor(text, fresh());
      assert.match(labels(found)[2] ?? '', /built with SIZE=2$/);
      assert.match(lesson(found, 2), /SIZE=2, here it is SIZE=3/);
      assert.match(labels(found)[4] ?? '', /^4(\.\d+)? MB/);
      await build();
    });

    it('tell a base that has moved', async () => {
      const base = `${names.name(`${builder}-base`)}:1`;
      await docker(['tag', baseImage, base]);
      const own = text.replace(baseImage, base);
      assert.doesNotMatch(labels(await hintsFor(own, fresh()))[1] ?? '', /another/);
      const other = join(folder, 'other');
      await mkdir(other);
      await writeFile(join(other, 'Dockerfile'), `FROM ${baseImage}\nRUN echo moved > /moved\n`);
      await docker(['build', '-q', '-t', base, other], { env });
      const found = await hintsFor(own, fresh());
      assert.match(labels(found)[1] ?? '', /another image by now$/);
      assert.match(labels(found)[4] ?? '', /will be built again$/);
    });

    it('are not found for another file', async () => {
      const file = parseDockerfile('FROM scratch\nCOPY nothing /nowhere/at/all\nCMD ["x"]\n');
      const reader = connection.reader(AbortSignal.timeout(60_000));
      assert.equal(await findImage(file, reader, emptyMemory(), []), undefined);
    });

    it('are read in a save that no session takes for the learner’s', async () => {
      const root = await mkdtemp(join(tmpdir(), 'container-lab-saves-'));
      const signal = AbortSignal.timeout(60_000);
      const done = new AbortController();
      const events: DaemonEvent[] = [];
      const heard = new Promise<void>((ready, failed) => {
        const listen = async (): Promise<void> => {
          for await (const event of connection.events({ ready }, done.signal)) events.push(event);
        };
        listen().catch(failed);
      });
      await heard;
      const saves = async (count: number): Promise<readonly DaemonEvent[]> => {
        const found = (): readonly DaemonEvent[] =>
          events.filter(({ type, action }) => type === 'image' && action === 'save');
        await until(() => found().length >= count);
        return found();
      };
      try {
        const id = await docker(['image', 'inspect', '--format', '{{.Id}}', `${name}:1`]);
        const clock = async (): Promise<number> =>
          (await connection.reader(signal).info()).time ?? assert.fail('no clock');
        const over = await noteOwnSave(root, id, await clock());
        await connection.layers(id, { hashed: new Set(), limit: 1e12 }, signal);
        await over(await clock());
        const [own] = await saves(1);
        assert.ok(own);
        assert.equal(await isOwnSave(root, own), true);
        await docker(['save', '-o', join(root, 'image.tar'), `${name}:1`]);
        const theirs = (await saves(2)).at(-1);
        assert.ok(theirs);
        assert.equal(await isOwnSave(root, theirs), false);
      } finally {
        done.abort();
        await rm(root, { recursive: true });
      }
    });

    it('are refused when there are too many bytes, or the image is gone', async () => {
      const signal = AbortSignal.timeout(60_000);
      const options = { hashed: new Set<string>(), limit: 1_000_000 };
      await assert.rejects(connection.layers(`${name}:1`, options, signal), /larger than is read/);
      await assert.rejects(connection.layers(names.name('gone'), options, signal), WorldError);
      const cancelled = connection.layers(
        `${name}:1`,
        { ...options, limit: 1e12 },
        AbortSignal.timeout(1),
      );
      await assert.rejects(cancelled, WorldError);
    });
  });
}
