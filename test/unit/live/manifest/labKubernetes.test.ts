import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kubernetes } from '../../../../scripts/ensure/kindNode/versions.mjs';
import { labKubernetes, kubernetesAround } from '../../../../src/live/manifest/labKubernetes.ts';
import { markerName } from '../../../../src/lab/marks.ts';
import { newSessionId, writeMarker } from '../../../../src/session/places.ts';

describe('the Kubernetes of a lab', () => {
  let base: string;
  beforeEach(async () => (base = await mkdtemp(join(tmpdir(), 'container-lab-version-'))));
  afterEach(() => rm(base, { recursive: true, force: true }));

  const lab = async (folder: string, needs: string): Promise<void> => {
    await mkdir(join(base, folder), { recursive: true });
    await writeFile(join(base, folder, 'lab.yaml'), `schema: 1\nid: web\nneeds: ${needs}\n`);
  };
  const started = async (folder: string, id = 'web'): Promise<void> => {
    await mkdir(join(base, folder), { recursive: true });
    await writeMarker(join(base, folder), { lab: id, session: newSessionId() });
  };
  const around = (folder: string, labs: readonly string[] = [], image?: string) =>
    kubernetesAround(join(base, folder), labs, image);

  it('is that of the node image, or the oldest one that the lab takes', () => {
    assert.equal(labKubernetes(undefined), kubernetes);
    assert.equal(labKubernetes('>=1.30'), kubernetes);
    assert.equal(labKubernetes('>=1.90'), '1.90');
    assert.equal(labKubernetes('>=1.30', 'kindest/node:v1.33.2@sha256:0'), '1.33.2');
    assert.equal(labKubernetes('>=1.34', 'kindest/node:v1.33.2'), '1.34');
    assert.equal(labKubernetes(undefined, 'my/node:latest'), kubernetes);
  });

  it('counts below the folder of its author', async () => {
    await lab('labs/web', '{ cluster: { version: ">=1.90" } }');
    await mkdir(join(base, 'labs/web/solution/k8s'), { recursive: true });
    assert.equal(around('labs/web/solution/k8s'), '1.90');
    assert.equal(around('labs/web'), '1.90');
    assert.equal(around('labs'), undefined);
    await lab('labs/web', '{}');
    assert.equal(around('labs/web'), kubernetes);
    assert.equal(around('labs/web', [], 'kindest/node:v1.33.0'), '1.33.0');
  });

  it('counts where it is started, by the lab that the marker names', async () => {
    await lab('labs/web', '{ cluster: { version: ">=1.90" } }');
    await started('mine');
    await mkdir(join(base, 'mine/k8s'));
    assert.equal(around('mine/k8s', [join(base, 'none'), join(base, 'labs')]), '1.90');
    assert.equal(around('mine/k8s'), kubernetes);
    await started('other', '../labs/web');
    assert.equal(around('other', [join(base, 'labs')]), undefined);
  });

  it('is not told by what is no lab', async () => {
    await lab('labs/web', '{ cluster: { version: ">=1.90" } }');
    await mkdir(join(base, 'labs/web/files/a'), { recursive: true });
    await writeFile(join(base, 'labs/web/files/lab.yaml'), 'apiVersion: v1\nkind: Lab\n');
    assert.equal(around('labs/web/files/a'), '1.90');
    await mkdir(join(base, 'link'));
    await writeFile(join(base, 'link', markerName), 'nothing');
    assert.equal(around('link', [join(base, 'labs')]), undefined);
    await mkdir(join(base, 'far/web'), { recursive: true });
    await symlink(join(base, 'labs/web/lab.yaml'), join(base, 'far/web/lab.yaml'));
    await started('mine');
    assert.equal(around('mine', [join(base, 'far')]), kubernetes);
  });
});
