import assert from 'node:assert/strict';
import { findCandidates } from '../../../../src/world/docker/candidates.ts';
import type { CandidateSources } from '../../../../src/world/docker/candidates.ts';
import { describeEndpoint } from '../../../../src/world/docker/endpoint.ts';
import { WorldError } from '../../../../src/world/worldError.ts';
import { createHash } from 'node:crypto';

const meta = (name: string): string => {
  const id = createHash('sha256').update(name).digest('hex');
  return `/home/li/.docker/contexts/meta/${id}/meta.json`;
};
const context = (name: string, host: string): Readonly<Record<string, string>> => ({
  [meta(name)]: JSON.stringify({ Name: name, Endpoints: { docker: { Host: host } } }),
});

function sources({
  files = {},
  sockets = [],
  ...rest
}: Partial<CandidateSources> & {
  readonly files?: Readonly<Record<string, string>>;
  readonly sockets?: readonly string[];
}): CandidateSources {
  return {
    env: {},
    home: '/home/li',
    platform: 'linux',
    readFile: (path) => files[path],
    exists: (path) => sockets.includes(path),
    list: (folder) =>
      Object.keys(files)
        .filter((path) => path.startsWith(`${folder}/`))
        .map((path) => path.slice(folder.length + 1).split('/')[0] ?? ''),
    ...rest,
  };
}

const shown = (given: Parameters<typeof sources>[0]): readonly string[] =>
  findCandidates(sources(given)).map(({ from, name, setting, endpoint }) => {
    const where = endpoint instanceof WorldError ? endpoint.fault : describeEndpoint(endpoint);
    return [from, name, setting, where].join(' ');
  });

describe('the candidates for a daemon', () => {
  it("are the docker command's alone where nothing else is", () => {
    assert.deepEqual(shown({}), ['command   unix:///var/run/docker.sock']);
  });

  it('are contexts by name, and sockets that are there, each endpoint once', () => {
    const files = {
      ...context('two', 'unix:///two.sock'),
      ...context('far', 'ssh://li@lab-host'),
    };
    const sockets = [
      '/var/run/docker.sock',
      '/home/li/.colima/default/docker.sock',
      '/run/user/7/podman/podman.sock',
    ];
    assert.deepEqual(shown({ files, sockets, env: { XDG_RUNTIME_DIR: '/run/user/7' } }), [
      'command   unix:///var/run/docker.sock',
      'context far context:far ssh://li@lab-host',
      'context two context:two unix:///two.sock',
      'socket Colima unix:///home/li/.colima/default/docker.sock unix:///home/li/.colima/default/docker.sock',
      'socket Podman unix:///run/user/7/podman/podman.sock unix:///run/user/7/podman/podman.sock',
    ]);
  });

  it('hold the usual socket when the docker command goes elsewhere', () => {
    const env = { DOCKER_HOST: 'tcp://10.0.0.2:2375' };
    assert.deepEqual(shown({ env, sockets: ['/var/run/docker.sock'] }), [
      'command   tcp://10.0.0.2:2375',
      'socket Docker unix:///var/run/docker.sock unix:///var/run/docker.sock',
    ]);
  });

  it('hold what the setting says, also what cannot be used', () => {
    assert.deepEqual(
      shown({ setting: 'unix:///set.sock' }).at(-1),
      ['setting  unix:///set.sock unix:///set.sock'].join(''),
    );
    assert.deepEqual(shown({ setting: 'foo://x' }).at(-1), 'setting  foo://x bad-endpoint');
    const files = context('two', 'unix:///two.sock');
    assert.equal(shown({ files, setting: 'context:two' }).length, 2);
  });

  it('leave out a context whose name is none', () => {
    const files = { '/home/li/.docker/contexts/meta/x/meta.json': '{"Name":"--host"}' };
    assert.equal(shown({ files }).length, 1);
  });
});
