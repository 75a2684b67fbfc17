import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Explanation } from '../../../src/check/verdict.ts';
import { diagnose, type Failed } from '../../../src/session/cluster/diagnose.ts';
import { kindEnvironment, kindMissing } from '../../../src/session/cluster/kind.ts';
import type { Machine } from '../../../src/session/cluster/machine.ts';
import { exclusively, writeClusterRecord } from '../../../src/session/cluster/place.ts';
import { readSteps } from '../../../src/session/cluster/steps.ts';
import { isOurs } from '../../../src/session/cluster/status.ts';
import { releaseCluster, useCluster, usesOf } from '../../../src/session/cluster/uses.ts';
import { writeMarker } from '../../../src/session/places.ts';
import { toPlain } from '../../../src/text.ts';

const machine: Machine = { name: 'fx', root: '/nowhere', env: {}, mirrors: {} };

/** What kind 0.33 printed, as it was provoked. */
function printed(name: string): string {
  return readFileSync(join(import.meta.dirname, 'fixtures/kind', `${name}.txt`), 'utf8');
}

function told(what: Explanation): string {
  return toPlain(what.text, 'en');
}

describe('the steps of a creation', () => {
  it('are told once each, in order, however the output is cut', () => {
    const output = printed('created');
    for (const size of [1, 7, 100_000]) {
      const steps: string[] = [];
      const read = readSteps((step) => steps.push(step.en));
      for (let at = 0; at < output.length; at += size) read(output.slice(at, at + size));
      assert.deepEqual(steps, [
        'Getting the node image',
        'Starting the node',
        'Configuring Kubernetes',
        'Starting the control plane',
        'Connecting the Pods',
        'Adding storage',
        'Adding more nodes',
        'Waiting for the node',
      ]);
    }
  });
});

describe('a creation that failed', () => {
  const cases: readonly (readonly [string, Failed, string])[] = [
    ['image-absent', { output: printed('image-absent') }, 'image-unreachable'],
    ['docker-down', { output: printed('docker-down') }, 'docker-down'],
    ['name-taken', { output: printed('name-taken') }, 'name-taken'],
    ['port-taken', { output: printed('port-taken') }, 'port-taken'],
    ['not-a-node', { output: printed('not-a-node') }, 'not-a-node-image'],
    ['no docker command', { output: 'spawn docker ENOENT' }, 'docker-missing'],
    [
      'a socket that is not for this user',
      {
        output:
          'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock',
      },
      'docker-denied',
    ],
    [
      'inotify limits',
      {
        output: printed('not-a-node'),
        nodeLog: printed('inotify-node'),
      },
      'inotify',
    ],
    [
      'cgroup v1 under a new kubelet',
      {
        output: 'ERROR: failed to create cluster: failed to init node with kubeadm',
        nodeLog:
          'kubelet is configured to not run on a host using cgroup v1. cgroup v1 support is unsupported',
      },
      'cgroup',
    ],
    [
      'a full disk',
      { output: 'failed to register layer: write /usr/bin/x: no space left on device' },
      'disk',
    ],
    [
      'no addresses',
      {
        output: 'could not find an available, non-overlapping IPv4 address pool among the defaults',
      },
      'address-pools',
    ],
    [
      'a small machine',
      { output: 'failed to init node with kubeadm: timed out', memory: 1024 ** 3 },
      'memory',
    ],
    ['a killed node', { output: 'failed to init node', outOfMemory: true }, 'memory'],
    [
      'another failure',
      { output: 'ERROR: failed to create cluster: something odd', memory: 8 * 1024 ** 3 },
      'unknown',
    ],
  ];
  for (const [name, failed, id] of cases) {
    it(`by ${name} is ${id}`, () => {
      const found = diagnose(machine, failed);
      assert.equal(found.id, id);
      assert.ok(found.degrees.length > 0);
      for (const { text } of [found, ...found.degrees]) {
        for (const language of ['en', 'zh-cn'] as const) {
          assert.doesNotMatch(toPlain(text, language), /\{\w+\}/);
        }
      }
    });
  }

  it('names the port, and the image without its digest', () => {
    assert.match(told(diagnose(machine, { output: printed('port-taken') })), /port 18765 /);
    assert.match(
      told(diagnose(machine, { output: printed('image-absent') })),
      /kindest\/node:v1\.37\.0:/,
    );
  });

  it('keeps the end of what was said, without colours', () => {
    const failed = { output: printed('not-a-node'), nodeLog: printed('inotify-node') };
    assert.ok(diagnose(machine, failed).excerpt?.includes('Exiting PID 1...'));
  });

  it('advises to pull through the mirror where there is one', () => {
    const mirrored = { ...machine, mirrors: { registry: 'mirror.example:5000' } };
    const [first] = diagnose(mirrored, { output: printed('image-absent') }).degrees;
    assert.deepEqual(first?.remedy, {
      run: ['docker', 'pull', 'mirror.example:5000/kindest/node:v1.37.0'],
    });
  });

  it('does not take kind’s usual warning for a fault of control groups', () => {
    assert.match(printed('name-taken'), /cgroup v1 is deprecated/);
    const odd = `${printed('name-taken').split('\n')[0] ?? ''}\nERROR: something odd`;
    assert.equal(diagnose(machine, { output: odd }).id, 'unknown');
  });
});

describe('kind', () => {
  it('that is missing has one command for the system', async () => {
    // None of the programs of another system answers here.
    const found = await kindMissing(machine, new AbortController().signal, 'win32');
    assert.equal(found.id, 'kind-missing');
    assert.equal(found.degrees.filter(({ remedy }) => remedy).length, 0);
    const here = await kindMissing(machine, new AbortController().signal, 'linux');
    assert.ok(here.degrees.filter(({ remedy }) => remedy).length <= 1);
  });

  it('is found by the labs’ commands: that of the setting first, that which Go built last', async () => {
    const root = await mkdtemp(join(tmpdir(), 'kind-'));
    const path = (kind?: string): string | undefined =>
      kindEnvironment({ root, ...(kind !== undefined && { kind }) }, '/usr/bin')['PATH'];
    try {
      assert.equal(path('/opt/tools/kind'), `/opt/tools${delimiter}/usr/bin`);
      // Under another name, or looked up on the PATH itself, the folder would not help.
      assert.equal(path('/opt/tools/kind-v0.33.0'), undefined);
      assert.equal(path('kind'), undefined);
      assert.equal(path(), undefined);
      const built = join(root, 'bin/kind-v0.33.0');
      await mkdir(built, { recursive: true });
      await writeFile(join(built, process.platform === 'win32' ? 'kind.exe' : 'kind'), '');
      assert.equal(path(), `/usr/bin${delimiter}${built}`);
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  });
});

describe('the use of the cluster', () => {
  let root: string;
  const ids = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
  const use = (session: string): { session: string; lab: string; folder: string } => ({
    session,
    lab: 'a-lab',
    folder: join(root, 'labs', session),
  });
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'uses-'));
    for (const id of ids) {
      await mkdir(join(root, id));
      await mkdir(join(root, 'labs', id), { recursive: true });
      await writeMarker(join(root, 'labs', id), { lab: 'a-lab', session: id });
    }
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it('is counted by lab, whatever comes at once', async () => {
    const here = { ...machine, root };
    const [one = '', two = ''] = ids;
    await useCluster(here, use(one));
    assert.deepEqual(await usesOf(here), []);
    await exclusively(here, 1000, () => writeClusterRecord(here, { nodes: ['x'], uses: [] }));
    await Promise.all([
      useCluster(here, use(one)),
      useCluster(here, use(two)),
      useCluster(here, use(one)),
    ]);
    assert.deepEqual((await usesOf(here)).map(({ session }) => session).sort(), ids);
    assert.deepEqual(await releaseCluster(here, one), [use(two)]);
    // A lab that moved uses it still, one whose folder is gone does not.
    await rename(join(root, 'labs', two), join(root, 'moved'));
    assert.deepEqual(await usesOf(here), []);
    const moved = { ...use(two), folder: join(root, 'moved') };
    await useCluster(here, moved);
    assert.deepEqual(await usesOf(here), [moved]);
    await rm(join(root, two), { recursive: true });
    assert.deepEqual(await usesOf(here), []);
  });

  it('is of the containers that we made, and of no others', () => {
    const nodes = [{ id: 'a', name: 'fx-control-plane', running: true }];
    assert.ok(isOurs({ nodes: ['a'], uses: [] }, nodes));
    assert.ok(!isOurs({ nodes: ['b'], uses: [] }, nodes));
    assert.ok(!isOurs({ nodes: [], uses: [] }, nodes));
    assert.ok(!isOurs(undefined, nodes));
    assert.ok(!isOurs({ nodes: ['a'], uses: [] }, []));
  });
});
