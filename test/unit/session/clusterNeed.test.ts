import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Lab } from '../../../src/lab/model.ts';
import type { Machine } from '../../../src/session/cluster/machine.ts';
import { exclusively, writeClusterRecord } from '../../../src/session/cluster/place.ts';
import { clusterRequirement } from '../../../src/session/cluster/requirement.ts';
import { lab } from '../vscode/guide/lab.ts';

const never = new AbortController().signal;
const id = 'a'.repeat(64);

/** What the docker command prints of the cluster's nodes, and whether its API server is ready. */
interface World {
  readonly ps?: string;
  readonly ready?: boolean;
  /** The record of a cluster that we made, by its nodes. */
  readonly nodes?: string[];
}

describe('the cluster that a lab needs', () => {
  let root: string;
  const kubeconfig = process.env['KUBECONFIG'];
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'need-'));
    process.env['KUBECONFIG'] = join(root, 'none');
  });
  after(async () => {
    if (kubeconfig === undefined) delete process.env['KUBECONFIG'];
    else process.env['KUBECONFIG'] = kubeconfig;
    await rm(root, { recursive: true, force: true });
  });

  async function row(world: World, needs: Lab['needs']['cluster'] = {}): Promise<string> {
    const bin = join(root, 'bin');
    await mkdir(bin, { recursive: true });
    const code = world.ready === true ? 0 : 1;
    const script = `#!/bin/sh\n[ "$1" = ps ] || exit ${code}\nprintf '%s\\n' '${world.ps ?? ''}'\n`;
    await writeFile(join(bin, 'docker'), script);
    await chmod(join(bin, 'docker'), 0o755);
    const env = { PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` };
    const machine: Machine = { name: 'container-lab', root: join(root, 's'), env, mirrors: {} };
    await rm(machine.root, { recursive: true, force: true });
    const { nodes } = world;
    if (nodes) {
      await exclusively(machine, 1000, () => writeClusterRecord(machine, { nodes, uses: [] }));
    }
    const wanted = { ...lab, needs: { images: [], cluster: needs } };
    const [found] = await clusterRequirement(wanted, machine, [], never);
    assert.ok(found);
    const { status, title, remedies } = found;
    const ways = remedies.flatMap((one) => ('run' in one ? one.run.join(' ') : []));
    return [status, title.text.en, ...ways].join(' | ');
  }

  const node = `${id} container-lab-control-plane running control-plane`;
  const stopped = node.replace('running', 'exited');
  const up = 'container-lab cluster up';
  const table: readonly (readonly [string, World, Lab['needs']['cluster'], string])[] = [
    ['none', {}, {}, `attention | There is no lab cluster yet | ${up}`],
    [
      'none, which the lab makes',
      {},
      { made: 'in-lab' },
      'ready | You create the cluster in this lab',
    ],
    [
      'one broken off',
      { ps: node, nodes: [] },
      {},
      `attention | There is no lab cluster yet | ${up}`,
    ],
    ['stopped', { ps: stopped, nodes: [id] }, {}, `attention | The lab cluster is stopped | ${up}`],
    [
      'silent',
      { ps: node, nodes: [id] },
      {},
      `attention | The lab cluster does not answer | ${up}`,
    ],
    [
      'without its kubeconfig',
      { ps: node, nodes: [id], ready: true },
      { made: 'in-lab' },
      `attention | The lab cluster does not answer | ${up}`,
    ],
    [
      'of somebody else',
      { ps: node },
      {},
      'missing | Another cluster has the name of the lab cluster | kind get clusters | kind delete cluster --name container-lab',
    ],
  ];
  for (const [what, world, needs, expected] of table) {
    it(what, async () => assert.equal(await row(world, needs), expected));
  }

  it('is not asked for by a lab that needs none', async () => {
    const machine: Machine = { name: 'container-lab', root, env: { PATH: '/none' }, mirrors: {} };
    assert.deepEqual(await clusterRequirement(lab, machine, [], never), []);
  });
});
