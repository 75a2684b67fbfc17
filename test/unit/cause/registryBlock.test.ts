import assert from 'node:assert/strict';
import { registryBlock } from '../../../src/cause/registryBlock.ts';
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
}

async function faultOf(
  commandLine: string,
  output: string,
  { type = 'image', spec = { ref }, from = 'python:3.11' }: Case = {},
): Promise<string | undefined> {
  const world = fakeWorld({
    daemon: { images: [anImage({ tags: ['python:3.11'] })] },
    files: { Dockerfile: `FROM ${from}\n` },
    evidence: { terminal: [{ time: startedAt, commandLine, exitCode: 1, output }] },
  });
  return (await registryBlock({ type, task: 't', spec, observation: {}, judgement }, world))?.fault;
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
});
