import assert from 'node:assert/strict';
import type { Docker } from '../../../../src/world/docker/docker.ts';
import { memoise } from '../../../../src/world/docker/memo.ts';
import { someInfo } from '../../check/fakes.ts';

/** A daemon that knows nothing and counts what it is asked. */
function countingDocker(): { docker: Docker; asked: string[] } {
  const asked: string[] = [];
  const note = (...question: readonly unknown[]): Promise<undefined> => {
    asked.push(JSON.stringify(question));
    return Promise.resolve(undefined);
  };
  const docker: Docker = {
    version: () => note('version').then(() => ({ version: '', apiVersion: '', os: '', arch: '' })),
    images: () => note('images').then(() => []),
    image: (reference) => note('image', reference),
    history: (reference) => note('history', reference),
    containers: () => note('containers').then(() => []),
    container: (id) => note('container', id),
    logs: (id, lines) => note('logs', id, lines),
    top: (id) => note('top', id),
    stat: (id, path) => note('stat', id, path),
    readFile: (id, path) => note('readFile', id, path),
    exec: (id, argv) => note('exec', id, argv),
    info: () => note('info').then(() => someInfo()),
    changes: (id) => note('changes', id),
    stats: (id) => note('stats', id),
    networks: () => note('networks').then(() => []),
    network: (id) => note('network', id),
    volumes: () => note('volumes').then(() => []),
    volume: (name) => note('volume', name),
    services: () => note('services'),
    serviceTasks: () => note('serviceTasks'),
  };
  return { docker, asked };
}

describe('memoise', () => {
  it('asks the same question once, and another again', async () => {
    const { docker, asked } = countingDocker();
    const memo = memoise(docker);
    await Promise.all([memo.image('a'), memo.image('a'), memo.image('b'), memo.history('a')]);
    await memo.exec('c', ['ls', '/a b']);
    await memo.exec('c', ['ls', '/a b']);
    await memo.exec('c', ['ls', '/a', 'b']);
    await Promise.all([memo.logs('c', 1), memo.logs('c', 2), memo.images(), memo.images()]);
    assert.deepEqual(asked, [
      '["image","a"]',
      '["image","b"]',
      '["history","a"]',
      '["exec","c",["ls","/a b"]]',
      '["exec","c",["ls","/a","b"]]',
      '["logs","c",1]',
      '["logs","c",2]',
      '["images"]',
    ]);
  });

  it('keeps every read', async () => {
    const { docker, asked } = countingDocker();
    const memo = memoise(docker);
    const reads: readonly ((each: Docker) => Promise<unknown>)[] = [
      (it) => it.version(),
      (it) => it.containers(),
      (it) => it.container('c'),
      (it) => it.top('c'),
      (it) => it.stat('c', '/x'),
      (it) => it.readFile('c', '/x'),
      (it) => it.info(),
      (it) => it.changes('c'),
      (it) => it.stats('c'),
      (it) => it.networks(),
      (it) => it.network('n'),
      (it) => it.volumes(),
      (it) => it.volume('v'),
      (it) => it.services(),
      (it) => it.serviceTasks(),
    ];
    for (const read of reads) await Promise.all([read(memo), read(memo)]);
    assert.equal(asked.length, reads.length);
    assert.equal(new Set(asked).size, reads.length);
  });

  it('asks nothing that is not asked of it', () => {
    const { docker, asked } = countingDocker();
    memoise(docker);
    assert.deepEqual(asked, []);
  });

  it('gives every asker the same fault', async () => {
    const { docker } = countingDocker();
    let times = 0;
    const memo = memoise({
      ...docker,
      images: () => {
        times += 1;
        return Promise.reject(new Error('down'));
      },
    });
    const results = await Promise.allSettled([memo.images(), memo.images()]);
    assert.deepEqual(
      results.map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    assert.equal(times, 1);
  });
});
