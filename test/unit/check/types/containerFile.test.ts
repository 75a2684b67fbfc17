import assert from 'node:assert/strict';
import { containerFile } from '../../../../src/check/types/containerFile.ts';
import type { ContainerFileSpec } from '../../../../src/check/types/containerFile.ts';
import type { FileStat } from '../../../../src/world/docker/objects/inside.ts';
import { aContainer, fakeWorld } from '../fakes.ts';

const path = '/run/hello.sock';
const socket: FileStat = { type: 'socket', size: 0, mode: 0o666, linkTarget: '' };
const file: FileStat = { type: 'file', size: 2_000, mode: 0o644, linkTarget: '' };

type Case = readonly [Partial<ContainerFileSpec>, FileStat | undefined, string?];

const cases: readonly Case[] = [
  [{}, socket],
  [{ type: 'socket', mode: '666' }, socket],
  [{}, undefined, 'missing'],
  [{ type: 'socket' }, file, 'type'],
  [{ mode: '0644' }, file],
  [{ mode: '600' }, file, 'mode'],
  [{ size: { below: '3kB', above: '1kB' } }, file],
  [{ size: { below: '2kB' } }, file, 'size'],
  [{ size: { above: '2kB' } }, file, 'size'],
  [{ includes: ['hello', 'world'] }, file],
  [{ includes: ['hello', 'moon'] }, file, 'includes'],
  [{ includes: 'hello' }, socket, 'includes'],
];

describe('container-file', () => {
  for (const [spec, stat, aspect] of cases) {
    it(`${JSON.stringify(spec)} on ${stat?.type ?? 'nothing'}: ${aspect ?? 'passes'}`, async () => {
      const full = { container: 'flask', path, ...spec };
      const daemon = {
        containers: [aContainer()],
        files: { [path]: 'hello world' },
        ...(stat === undefined ? {} : { stats: { [path]: stat } }),
      };
      const context = { world: fakeWorld({ daemon }), task: 't' };
      const judgement = containerFile.judge(full, await containerFile.observe(full, context));
      assert.equal(judgement.aspect, aspect);
      assert.equal(judgement.pass, aspect === undefined);
    });
  }

  it('fails for want of the container', async () => {
    const spec = { container: 'flask', path };
    const observation = await containerFile.observe(spec, { world: fakeWorld(), task: 't' });
    assert.equal(containerFile.judge(spec, observation).aspect, 'no-container');
  });
});
