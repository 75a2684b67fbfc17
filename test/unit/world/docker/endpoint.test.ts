import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  contextSetting,
  describeEndpoint,
  resolveEndpoint,
  settingEnvironment,
} from '../../../../src/world/docker/endpoint.ts';
import type { EndpointSources } from '../../../../src/world/docker/endpoint.ts';
import { WorldError } from '../../../../src/world/worldError.ts';

const id = (name: string): string => createHash('sha256').update(name).digest('hex');
const meta = (host: string, skip = false): string =>
  JSON.stringify({ Name: 'x', Endpoints: { docker: { Host: host, SkipTLSVerify: skip } } });

function sources(
  given: Partial<EndpointSources> & { readonly files?: Readonly<Record<string, string>> },
): EndpointSources {
  const { files = {}, ...rest } = given;
  return { env: {}, home: '/home/li', platform: 'linux', readFile: (path) => files[path], ...rest };
}

const config = '/home/li/.docker/config.json';
const contexts = '/home/li/.docker/contexts';
const lab = {
  [config]: '{"currentContext": "lab"}',
  [`${contexts}/meta/${id('lab')}/meta.json`]: meta('unix:///lab.sock'),
  [`${contexts}/meta/${id('two')}/meta.json`]: meta('unix:///two.sock'),
};

describe('resolveEndpoint', () => {
  const table: readonly [name: string, given: Parameters<typeof sources>[0], url: string][] = [
    ['nothing is set', {}, 'unix:///var/run/docker.sock'],
    ['nothing is set on Windows', { platform: 'win32' }, 'npipe:////./pipe/docker_engine'],
    ['a context is current', { files: lab }, 'unix:///lab.sock'],
    ['DOCKER_CONTEXT', { files: lab, env: { DOCKER_CONTEXT: 'two' } }, 'unix:///two.sock'],
    [
      'DOCKER_CONTEXT=default',
      { files: lab, env: { DOCKER_CONTEXT: 'default' } },
      'unix:///var/run/docker.sock',
    ],
    [
      'DOCKER_HOST, which wins over DOCKER_CONTEXT',
      { files: lab, env: { DOCKER_CONTEXT: 'two', DOCKER_HOST: 'unix:///host.sock' } },
      'unix:///host.sock',
    ],
    [
      'the setting, which wins over all',
      { files: lab, setting: 'unix:///set.sock', env: { DOCKER_HOST: 'unix:///host.sock' } },
      'unix:///set.sock',
    ],
    [
      'DOCKER_CONFIG',
      {
        files: { '/etc/dc/config.json': '{"currentContext":"default"}' },
        env: { DOCKER_CONFIG: '/etc/dc' },
      },
      'unix:///var/run/docker.sock',
    ],
    [
      'an empty setting and host',
      { setting: '', env: { DOCKER_HOST: '' } },
      'unix:///var/run/docker.sock',
    ],
    ['a broken config.json', { files: { [config]: '{' } }, 'unix:///var/run/docker.sock'],
    ['a config.json that is a list', { files: { [config]: '[]' } }, 'unix:///var/run/docker.sock'],
    ['unix://', { setting: 'unix://' }, 'unix:///var/run/docker.sock'],
    ['blanks around', { setting: ' unix:///a b/c ' }, 'unix:///a b/c'],
    ['tcp://', { setting: 'tcp://' }, 'tcp://localhost:2375'],
    ['a bare host', { setting: 'lab-host' }, 'tcp://lab-host:2375'],
    ['host and port', { setting: 'tcp://10.0.0.2:99/' }, 'tcp://10.0.0.2:99'],
    ['a port alone', { setting: ':99' }, 'tcp://localhost:99'],
    ['ssh', { setting: 'ssh://li@lab-host:2222' }, 'ssh://li@lab-host:2222'],
    ['ssh with a socket there', { setting: 'ssh://h/run/d.sock' }, 'ssh://h/run/d.sock'],
    ['ssh to IPv6', { setting: 'ssh://li@[::1]:22/' }, 'ssh://li@[::1]:22'],
    [
      'a context of the setting, which wins over DOCKER_HOST',
      { files: lab, setting: 'context:two', env: { DOCKER_HOST: 'unix:///host.sock' } },
      'unix:///two.sock',
    ],
    [
      'the default context of the setting',
      { files: lab, setting: 'context:default' },
      'unix:///var/run/docker.sock',
    ],
    ['IPv6', { setting: 'tcp://[::1]:99' }, 'tcp://[::1]:99'],
  ];
  for (const [name, given, url] of table) {
    it(`takes ${url} for ${name}`, () => {
      const endpoint = resolveEndpoint(sources(given));
      if (endpoint instanceof WorldError) throw endpoint;
      assert.equal(describeEndpoint(endpoint), url);
    });
  }

  const refused: readonly [name: string, given: Parameters<typeof sources>[0], why: RegExp][] = [
    ['ssh without a host', { setting: 'ssh://' }, /ssh:\/\/user@host:port/],
    ['ssh with a password', { setting: 'ssh://li:secret@host' }, /ssh:\/\/user@host:port/],
    ['an option of ssh for a host', { setting: 'ssh://-oProxyCommand=x' }, /of the form/],
    ['an option of ssh for a user', { setting: 'ssh://-l@host' }, /of the form/],
    ['a shell in an ssh host', { setting: 'ssh://h;id' }, /of the form/],
    ['an ssh port too high', { setting: 'ssh://h:70000' }, /of the form/],
    ['a missing context of the setting', { setting: 'context:no' }, /meta\.json cannot be read/],
    ['http', { setting: 'http://host' }, /http:\/\/ is not/],
    ['a scheme nobody knows', { env: { DOCKER_HOST: 'foo://x' } }, /foo:\/\/ is not/],
    ['a path', { setting: '/var/run/docker.sock' }, /tcp:\/\/host:port/],
    ['a port too high', { setting: 'tcp://h:70000' }, /tcp:\/\/host:port/],
    ['a missing context', { env: { DOCKER_CONTEXT: 'no' } }, /meta\.json cannot be read/],
    [
      'a broken context',
      { env: { DOCKER_CONTEXT: 'b' }, files: { [`${contexts}/meta/${id('b')}/meta.json`]: '{}' } },
      /names no host/,
    ],
    ['TLS without its files', { setting: 'tcp://h', env: { DOCKER_TLS_VERIFY: '1' } }, /ca\.pem/],
    [
      'a certificate without its key',
      {
        setting: 'tcp://h',
        env: { DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/c' },
        files: { '/c/ca.pem': 'CA', '/c/cert.pem': 'CERT' },
      },
      /only one/,
    ],
  ];
  for (const [name, given, why] of refused) {
    it(`refuses ${name}`, () => {
      const error = resolveEndpoint(sources(given));
      assert.ok(error instanceof WorldError);
      assert.equal(error.fault, 'bad-endpoint');
      assert.match(error.message, why);
    });
  }

  it('says what decided', () => {
    const source = (given: Parameters<typeof sources>[0]): unknown => {
      const endpoint = resolveEndpoint(sources(given));
      return endpoint instanceof WorldError ? endpoint : endpoint.source;
    };
    assert.deepEqual(source({}), { kind: 'default' });
    assert.deepEqual(source({ files: lab }), { kind: 'context', name: 'lab' });
    assert.deepEqual(source({ env: { DOCKER_HOST: 'h' } }), { kind: 'environment' });
    assert.deepEqual(source({ setting: 'h' }), { kind: 'setting' });
  });

  it('gives terminals what leads the docker command to the setting', () => {
    assert.deepEqual(settingEnvironment(''), {});
    assert.deepEqual(settingEnvironment('ssh://li@h'), { DOCKER_HOST: 'ssh://li@h' });
    const context = { DOCKER_HOST: '', DOCKER_CONTEXT: 'two' };
    assert.deepEqual(settingEnvironment(contextSetting('two')), context);
  });

  it('takes TLS from DOCKER_CERT_PATH, and port 2376 with it', () => {
    const files = { '/c/ca.pem': 'CA', '/c/cert.pem': 'CERT', '/c/key.pem': 'KEY' };
    const env = { DOCKER_HOST: 'tcp://h', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/c' };
    assert.deepEqual(resolveEndpoint(sources({ env, files })), {
      kind: 'tcp',
      host: 'h',
      port: 2376,
      source: { kind: 'environment' },
      tls: { ca: 'CA', cert: 'CERT', key: 'KEY', verify: true },
    });
  });

  it("takes TLS from a context's folder", () => {
    const files = {
      [`${contexts}/meta/${id('t')}/meta.json`]: meta('tcp://h:1', true),
      [`${contexts}/tls/${id('t')}/docker/ca.pem`]: 'CA',
    };
    const endpoint = resolveEndpoint(sources({ env: { DOCKER_CONTEXT: 't' }, files }));
    assert.ok(!(endpoint instanceof WorldError));
    assert.deepEqual(endpoint.tls, { ca: 'CA', verify: false });
  });
});
