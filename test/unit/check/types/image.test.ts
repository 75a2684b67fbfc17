import assert from 'node:assert/strict';
import { image } from '../../../../src/check/types/image.ts';
import type { ImageSpec } from '../../../../src/check/types/image.ts';
import { toPlain } from '../../../../src/text.ts';
import { anImage, fakeWorld, startedAt, tagEvent } from '../fakes.ts';
import type { Scene } from '../fakes.ts';

const ref = 'findsec/hello:v1';
const v1 = anImage({
  tags: [ref],
  labels: { owner: 'me' },
  exposedPorts: ['8080/tcp'],
  user: 'app',
});
const history = [
  { createdBy: 'base', created: 100, size: 9, layer: true },
  { createdBy: 'WORKDIR /app', created: 100, size: 0, layer: false },
  { createdBy: '/bin/sh -c pip install -r requirements.txt', created: 100, size: 5, layer: true },
  { createdBy: 'COPY dir:1 in .', created: 100, size: 1, layer: true },
  { createdBy: 'CMD ["uwsgi"]', created: 100, size: 0, layer: false },
];
const old = anImage({ id: 'sha256:old', layers: ['base', 'pip', 'app0'] });
const rebuilt = { rebuilt: { keeps: 'pip install' } };

interface Case {
  readonly of: string;
  readonly spec?: Partial<ImageSpec>;
  readonly scene?: Scene;
  /** Undefined for a pass. */
  readonly aspect?: string;
  readonly observed?: string;
}

const there: Scene = { daemon: { images: [v1], history } };
const scene = (changes: Partial<typeof v1>): Scene => ({
  daemon: { images: [anImage({ tags: [ref], ...changes })] },
});
const built = (images: typeof v1, ids: readonly string[], others = [old]): Scene => ({
  daemon: { images: [images, ...others], history },
  evidence: { events: ids.map((id) => tagEvent(ref, id)) },
});

const shares = (butLast: number) => ({
  sharesLayersWith: { ref: 'findsec/hello:v0', butLast },
});
/** Another image beside it. */
const beside = (layers: readonly string[]): Scene => ({
  daemon: { images: [v1, { ...old, tags: ['findsec/hello:v0'], layers }], history },
});

/** An earlier build was tagged, and its image went; the lines of the history were built then. */
const gone = (base: number, pip: number, app: number): Scene => ({
  daemon: {
    images: [{ ...v1, created: startedAt + app * 1000 }],
    history: history.map((entry, at) => ({
      ...entry,
      created: startedAt / 1000 + ([base, base, pip, app, app][at] ?? 0),
    })),
  },
  evidence: { events: [tagEvent(ref, 'sha256:gone', 10), tagEvent(ref, 'sha256:aa', 30)] },
});

/** Its lines were all built long ago, and taken from the cache. */
const noted = (layers: string): Scene => {
  const event = tagEvent(ref, 'sha256:gone', 10);
  const attributes = { ...event.attributes, 'container-lab.layers': layers };
  return {
    daemon: { images: [{ ...v1, created: startedAt - 9 }], history },
    evidence: { events: [{ ...event, attributes }, tagEvent(ref, 'sha256:aa', 30)] },
  };
};

const cases: readonly Case[] = [
  { of: 'the name alone', scene: there },
  { of: 'nothing built', aspect: 'missing', observed: 'no image called findsec/hello:v1' },
  {
    of: 'another tag',
    scene: { daemon: { images: [anImage({ tags: ['findsec/hello:latest'] })] } },
    aspect: 'missing',
    observed: 'findsec/hello:latest · built 40 s ago',
  },
  { of: 'a part of the command', spec: { command: { includes: 'uwsgi' } }, scene: there },
  {
    of: 'the command by words',
    spec: { command: { equals: ['uwsgi', '--ini', 'uwsgi.ini'] } },
    scene: there,
  },
  {
    of: 'the command in shell form',
    spec: { command: { equals: 'uwsgi --ini uwsgi.ini' } },
    scene: {
      daemon: {
        images: [
          anImage({ tags: [ref], command: ['/bin/sh', '-c', 'exec uwsgi --ini uwsgi.ini'] }),
        ],
      },
    },
  },
  {
    of: 'the entrypoint with its arguments',
    spec: { command: { equals: 'uwsgi --ini uwsgi.ini' } },
    scene: {
      daemon: {
        images: [anImage({ tags: [ref], entrypoint: ['uwsgi'], command: ['--ini', 'uwsgi.ini'] })],
      },
    },
  },
  {
    of: 'another command',
    spec: { command: { includes: ['gunicorn'] } },
    scene: there,
    aspect: 'command',
    observed: 'uwsgi --ini uwsgi.ini',
  },
  { of: 'a label', spec: { labels: { owner: 'me' } }, scene: there },
  {
    of: 'another label',
    spec: { labels: { owner: 'you' } },
    scene: there,
    aspect: 'labels',
    observed: 'the label owner=me',
  },
  { of: 'a port without its protocol', spec: { ports: ['8080'] }, scene: there },
  {
    of: 'a port that is not declared',
    spec: { ports: ['80'] },
    scene: there,
    aspect: 'ports',
    observed: '8080/tcp',
  },
  { of: 'the user', spec: { user: 'root' }, scene: there, aspect: 'user', observed: 'app' },
  { of: 'root, who is nobody else', spec: { user: 'root' }, scene: scene({}) },
  { of: 'the folder', spec: { workdir: '/app' }, scene: there },
  {
    of: 'another folder',
    spec: { workdir: '/srv' },
    scene: there,
    aspect: 'workdir',
    observed: '/app',
  },
  {
    of: 'a variable',
    spec: { environment: { A: '1' } },
    scene: scene({ environment: ['A=1'] }),
  },
  {
    of: 'another value of it',
    spec: { environment: { A: '1' } },
    scene: scene({ environment: ['A=2'] }),
    aspect: 'environment',
    observed: 'A=2',
  },
  { of: 'the signal by default', spec: { stopSignal: 'SIGTERM' }, scene: there },
  { of: 'a signal', spec: { stopSignal: 'quit' }, scene: scene({ stopSignal: 'SIGQUIT' }) },
  {
    of: 'another signal',
    spec: { stopSignal: 'SIGQUIT' },
    scene: there,
    aspect: 'stop-signal',
    observed: 'SIGTERM',
  },
  {
    of: 'a health check',
    spec: { healthcheck: { includes: 'curl' } },
    scene: scene({ healthcheck: ['curl -f localhost || exit 1'] }),
  },
  {
    of: 'no health check',
    spec: { healthcheck: { includes: 'curl' } },
    scene: there,
    aspect: 'healthcheck',
    observed: 'nothing',
  },
  { of: 'a volume', spec: { volumes: ['/data'] }, scene: scene({ volumes: ['/data', '/x'] }) },
  {
    of: 'another volume',
    spec: { volumes: ['/data'] },
    scene: scene({ volumes: ['/x'] }),
    aspect: 'volumes',
    observed: '/x',
  },
  {
    of: 'a digest',
    spec: { digest: true },
    scene: scene({ digests: ['findsec/hello@sha256:12'] }),
  },
  {
    of: 'a digest of another repository',
    spec: { digest: true },
    scene: scene({ digests: ['findsec/hello2@sha256:12'] }),
    aspect: 'digest',
    observed: 'findsec/hello2@sha256:12',
  },
  {
    of: 'no digest',
    spec: { digest: true },
    scene: there,
    aspect: 'digest',
    observed: 'no digest: it was neither pulled nor pushed',
  },
  { of: 'one that is gone', spec: { exists: false } },
  { of: 'one that is still there', spec: { exists: false }, scene: there, aspect: 'exists' },
  { of: 'a size', spec: { size: { below: '500MB' } }, scene: there },
  {
    of: 'a size too large',
    spec: { size: { below: '200MB' } },
    scene: there,
    aspect: 'size',
    observed: '200 MB',
  },
  {
    of: 'too many layers',
    spec: { layers: { most: 2 } },
    scene: there,
    aspect: 'layers',
    observed: 'layers: 3',
  },
  { of: 'a rebuild', spec: rebuilt, scene: built(v1, ['sha256:old', 'sha256:aa']) },
  {
    of: 'a rebuild of which only the untagged image is left',
    spec: rebuilt,
    scene: built(v1, []),
  },
  {
    of: 'an untagged image from before the lab',
    spec: rebuilt,
    scene: built(v1, ['sha256:aa'], [{ ...old, created: startedAt - 1 }]),
    aspect: 'rebuilt',
    observed: 'one build only',
  },
  {
    of: 'one build',
    spec: rebuilt,
    scene: built(v1, ['sha256:aa'], []),
    aspect: 'rebuilt',
    observed: 'one build only',
  },
  {
    of: 'two builds of the same',
    spec: rebuilt,
    scene: built(v1, ['sha256:aa', 'sha256:aa'], []),
    aspect: 'rebuilt',
    observed: 'built again, and nothing was different',
  },
  {
    of: 'a second build of the same files under another id',
    spec: rebuilt,
    scene: built(v1, ['sha256:old', 'sha256:aa'], [{ ...old, layers: v1.layers }]),
    aspect: 'rebuilt',
    observed: 'built again, and nothing was different',
  },
  {
    of: 'a rebuild after which the earlier image is gone, by the layers that were noted of it',
    spec: rebuilt,
    scene: noted('base pip app0'),
  },
  {
    of: 'a rebuild that kept nothing, by the layers that were noted',
    spec: rebuilt,
    scene: noted('base pip0 app0'),
    aspect: 'rebuilt',
    observed: 'built again, and pip install ran again too',
  },
  {
    of: 'a rebuild after which the earlier image is gone, by the times of its history',
    spec: rebuilt,
    scene: gone(-100, 8, 28),
  },
  {
    of: 'a rebuild that kept nothing, by the times of its history',
    spec: rebuilt,
    scene: gone(-100, 26, 28),
    aspect: 'rebuilt',
    observed: 'built again, and pip install ran again too',
  },
  {
    of: 'an earlier build that was pruned, and nothing built after it',
    spec: rebuilt,
    scene: gone(-100, 8, 9),
    aspect: 'rebuilt',
    observed: 'an earlier build was seen, and its image is not there any more',
  },
  {
    of: 'a rebuild that kept nothing',
    spec: rebuilt,
    scene: built(v1, ['sha256:old', 'sha256:aa'], [{ ...old, layers: ['base', 'pip0', 'app0'] }]),
    aspect: 'rebuilt',
    observed: 'built again, and pip install ran again too',
  },
  {
    of: 'another last layer than an image’s',
    spec: shares(1),
    scene: beside(['base', 'pip', 'app0']),
  },
  {
    of: 'more layers than an image has',
    spec: shares(1),
    scene: beside(['base', 'pip']),
  },
  {
    of: 'the very layers of an image',
    spec: shares(1),
    scene: beside(['base', 'pip', 'app']),
    aspect: 'layers-same',
    observed: 'layers that findsec/hello:v0 does not have: 0',
  },
  {
    of: 'fewer layers of an image than asked for',
    spec: shares(1),
    scene: beside(['base', 'pip0', 'app']),
    aspect: 'layers-apart',
    observed: 'layers that findsec/hello:v0 does not have: 2',
  },
  {
    of: 'more layers of an image than asked for',
    spec: shares(2),
    scene: beside(['base', 'pip', 'app0']),
    aspect: 'layers-apart',
  },
  {
    of: 'layers of an image that is not there',
    spec: shares(1),
    scene: there,
    aspect: 'no-other',
    observed: 'no image called findsec/hello:v0',
  },
  {
    of: 'an image without the line that should be kept',
    spec: { rebuilt: { keeps: 'npm install' } },
    scene: built(v1, ['sha256:old', 'sha256:aa']),
    aspect: 'rebuilt',
    observed: 'no line of the image’s history holds npm install',
  },
];

describe('image', () => {
  for (const { of, spec, scene, aspect, observed } of cases) {
    it(`${aspect === undefined ? 'passes' : 'fails'} on ${of}`, async () => {
      const full: ImageSpec = { ref, ...spec };
      const world = fakeWorld(scene);
      const judgement = image.judge(full, await image.observe(full, { world, task: 't' }));
      assert.equal(judgement.pass, aspect === undefined);
      assert.equal(judgement.aspect, aspect);
      if (observed !== undefined) assert.equal(toPlain(judgement.observed, 'en'), observed);
    });
  }

  it('shows the wanted name as code', async () => {
    const observation = await image.observe({ ref }, { world: fakeWorld(), task: 't' });
    const { expected } = image.judge({ ref }, observation);
    assert.deepEqual([expected.text.en, expected.args], ['`{value}`', { value: ref }]);
  });
});
