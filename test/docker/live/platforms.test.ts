import assert from 'node:assert/strict';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import { platformFindings, readBases } from '../../../src/live/bases/platforms.ts';
import { toPlain } from '../../../src/text.ts';
import { connect } from '../../../src/world/docker/client.ts';
import type { DockerConnection } from '../../../src/world/docker/docker.ts';
import { baseImage, docker, realEndpoint, uniqueNames } from '../support/dockerHost.ts';
import { loadForeign } from '../support/foreignImage.ts';

describe('the platforms of base images', function () {
  this.timeout(60_000);
  const names = uniqueNames();
  const foreign = `${names.name('foreign')}:1`;
  let connection: DockerConnection;

  before(async () => {
    connection = connect(realEndpoint());
    await loadForeign(foreign);
  });

  after(async () => {
    connection.close();
    await names.removeAll();
  });

  async function found(source: string): Promise<readonly string[]> {
    const file = parseDockerfile(source);
    const seen = await readBases(file, connection.reader(AbortSignal.timeout(30_000)));
    assert.ok(seen);
    return platformFindings(file, seen).map(
      ({ range, message }) => `${range.start.line + 1}: ${toPlain(message, 'en')}`,
    );
  }

  it('are told where they are not what the build is for', async () => {
    const platform = await docker(['version', '--format', '{{.Server.Os}}/{{.Server.Arch}}']);
    const [one, ...others] = await found(`FROM ${baseImage} AS base\nFROM ${foreign}\nFROM base\n`);
    assert.deepEqual(others, []);
    assert.ok(one?.startsWith(`2: The ${foreign} that Docker has here is for linux/s390x`), one);
    assert.ok(one?.includes(`docker pull --platform ${platform} ${foreign}`), one);
  });

  it('are as FROM asks for them', async () => {
    assert.deepEqual(await found(`FROM --platform=linux/s390x ${foreign}\n`), []);
    assert.deepEqual(await found(`FROM --platform=$BUILDPLATFORM ${baseImage}\n`), []);
  });
});
