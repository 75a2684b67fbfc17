import assert from 'node:assert/strict';
import { registryBlock } from '../../../src/cause/registryBlock.ts';
import type { Mirrors } from '../../../src/world/mirrors.ts';
import type { WorldError } from '../../../src/world/worldError.ts';
import { explainBlock } from '../../../src/cause/blocks.ts';
import { anImage, fakeWorld, startedAt } from '../check/fakes.ts';

const ref = 'findsec/hello:v1';
const judgement = {
  pass: false,
  aspect: 'missing',
  expected: { text: { en: '', 'zh-cn': '' } },
  observed: { text: { en: '', 'zh-cn': '' } },
};

interface Case {
  readonly type?: string;
  readonly spec?: unknown;
  readonly from?: string;
  readonly mirrors?: Mirrors;
}

async function faultOf(
  commandLine: string,
  output: string,
  over: Case = {},
): Promise<string | undefined> {
  return (await blockOf(commandLine, output, over))?.fault;
}

async function blockOf(
  commandLine: string,
  output: string,
  { type = 'image', spec = { ref }, from = 'python:3.11', mirrors = {} }: Case,
): Promise<WorldError | undefined> {
  const scene = fakeWorld({
    daemon: { images: [anImage({ tags: ['python:3.11'] })] },
    files: { Dockerfile: `FROM ${from}\n` },
    evidence: { terminal: [{ time: startedAt, commandLine, exitCode: 1, output }] },
  });
  const world = { ...scene, mirrors };
  return registryBlock({ type, task: 't', spec, observation: {}, judgement }, world);
}

const build = `docker build -t ${ref} .`;

describe('a registry that is why an image cannot be had', () => {
  for (const [output, fault] of [
    ['toomanyrequests: You have reached your pull rate limit.', 'rate-limited'],
    ['Get "https://registry.example/v2/": dial tcp: i/o timeout', 'registry-unreachable'],
    ['Get "https://registry.example/v2/": net/http: TLS handshake timeout', 'registry-unreachable'],
    ['failed to do request: Head "https://r.example/v2/x": no such host', 'registry-unreachable'],
    ['Get "https://registry.example/v2/": connection refused', 'registry-unreachable'],
    // What a RUN line looks for is no registry.
    ['pip: Failed to establish a new connection: i/o timeout', undefined],
    // The lab's own registry: that is the task's.
    ['Get "http://localhost:5000/v2/": connection refused', undefined],
    ['manifest for nginx:9 not found', undefined],
  ] as const) {
    it(`${fault ?? 'nothing'}: ${output}`, async () => {
      assert.equal(await faultOf(build, output, { from: 'nginx:1' }), fault);
    });
  }

  const unreachable = 'Get "https://registry.example/v2/": no such host';

  it('is not blamed for a base that is misspelt', async () => {
    assert.equal(await faultOf(build, unreachable, { from: 'pyhton:3.11' }), undefined);
  });

  it('is not blamed for an image that the lab does not ask for', async () => {
    const run = { type: 'container', spec: { name: 'flask', image: ref } };
    assert.equal(await faultOf('docker run helo', unreachable, run), undefined);
    assert.equal(await faultOf(`docker run ${ref}`, unreachable, run), 'registry-unreachable');
  });

  it('is not blamed by a line that the terminal did not read', async () => {
    assert.equal(await faultOf(build, '', { from: 'nginx:1' }), undefined);
  });

  describe('with a registry mirror set', () => {
    const mirrors = { registry: 'mirror.example:5000' };
    const run = { type: 'container', spec: { name: 'web', image: 'nginx:1.28' } };
    const through = (name: string): readonly string[] => [
      `docker pull mirror.example:5000/${name}`,
      `docker tag mirror.example:5000/${name} ${name.replace('library/', '')}`,
    ];
    const two = 'python:3.11 AS one\nFROM nginx:1.28\nFROM one\nFROM scratch';
    for (const [what, commandLine, over, commands] of [
      ['a build', build, { from: two }, through('library/nginx:1.28')],
      ['a pull', `docker pull ${ref}`, {}, through(ref)],
      ['a run', 'docker run -d nginx:1.28', run, through('library/nginx:1.28')],
      ['a build from elsewhere', build, { from: 'other.example/nginx:1.28' }, []],
      ['a build of no reference', build, { from: '--all' }, []],
    ] as const) {
      it(`${what} names the commands that go by it`, async () => {
        const error = await blockOf(commandLine, unreachable, { ...over, mirrors });
        assert.deepEqual(
          error?.ways.map((argv) => argv.join(' ')),
          commands,
        );
        const { degrees } = explainBlock(error);
        const remedies = degrees.flatMap(({ remedy }) => remedy ?? []);
        assert.equal(
          remedies.some((remedy) => 'setting' in remedy),
          commands.length === 0,
        );
        for (const [at, argv] of error.ways.entries()) {
          assert.deepEqual(remedies[at], { run: argv });
        }
      });
    }
    it('without one it leads to the setting', async () => {
      const error = await blockOf(build, unreachable, { from: 'nginx:1' });
      assert.deepEqual(error?.ways, []);
      const remedies = explainBlock(error).degrees.map(({ remedy }) => remedy);
      assert.deepEqual(remedies[1], { setting: 'containerLab.mirrors' });
    });
  });
});
