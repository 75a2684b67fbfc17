/** What `container-lab lint --dry-run` tells of manifests by a real API server. */
import assert from 'node:assert/strict';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { labKubeconfig as kubeconfigPath } from '../../../src/session/cluster/kubeconfigPath.ts';
import { kubectl, labKubeconfig } from '../support/labCluster.ts';
import { run } from '../support/run.ts';

const command = resolve(import.meta.dirname, '../../../dist/cli.cjs');

const map = (data: string, name = 'dry-run-map'): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n${data}`;

describe('container-lab lint --dry-run, on the real cluster', function () {
  this.timeout(60_000);
  let base: string;

  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'container-lab-dry-run-'));
    const path = kubeconfigPath(join(base, 'state', 'container-lab'));
    await mkdir(dirname(path), { recursive: true });
    await copyFile(labKubeconfig(), path);
  });
  afterEach(() => rm(base, { recursive: true, force: true }));

  const lint = async (
    files: Readonly<Record<string, string>>,
    ...argv: readonly string[]
  ): Promise<{ code: number; out: string; err: string }> => {
    const folder = join(base, 'files');
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder);
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const env = [`XDG_STATE_HOME=${join(base, 'state')}`, 'LANG=C.UTF-8', `KUBECONFIG=`];
    const words = [process.execPath, command, 'lint', '--dry-run', ...argv];
    return run(['env', '-C', folder, ...env, ...words]);
  };

  it('is content with what the cluster takes, and keeps nothing there', async () => {
    const { code, out, err } = await lint({ 'a.yaml': map('data: {a: b}\n') }, '.');
    assert.deepEqual([code, err], [0, ''], out);
    assert.match(out, /^No findings/);
    assert.equal(await kubectl(['get', 'configmap', '--ignore-not-found', 'dry-run-map']), '');
  });

  it('puts what only the server knows on its node, in every format', async () => {
    const files = { 'a.yaml': map('data:\n  fine: x\n  a b: why\n') };
    const { code, out } = await lint(files, '.');
    assert.equal(code, 1);
    assert.match(
      out,
      /^a\.yaml:7:8 error: The cluster refuses this: .*valid config key.*\(dry-run\)$/m,
    );
    const sarif = await lint(files, '.', '--format', 'sarif');
    assert.match(sarif.out, /"ruleId": "dry-run"/);
    assert.match((await lint(files, '.', '--format', 'gnu')).out, /a\.yaml:7:8: dry-run error/);
    assert.equal((await lint(files, '.', '--no-fail')).code, 0);
    assert.equal((await lint(files, '.', '--ignore', 'dry-run')).code, 0);
    assert.match((await lint(files, '.', '--lang', 'zh-cn')).out, /集群拒绝了这里/);
  });

  it('says once what the server and a rule find in one place, and tries what a fix has made', async () => {
    const files = { 'a.yaml': map('data:\n  port: 8080\n') };
    const { code, out } = await lint(files, '.');
    assert.equal(code, 1);
    assert.match(out, /^a\.yaml:6:9 error: .*\(wrong-type, schema-validation, dry-run\)$/m);
    assert.match(out, /^Findings: 1\./m);
    const fixed = await lint(files, '.', '--fix');
    assert.deepEqual([fixed.code, fixed.err], [0, ''], fixed.out);
  });

  it('tells warnings as warnings', async () => {
    const files = { 'a.yaml': 'apiVersion: v1\nkind: Endpoints\nmetadata: {name: a}\n' };
    const { code, out } = await lint(files, '.', '--failure-threshold', 'error');
    assert.equal(code, 0, out);
    assert.match(out, /^a\.yaml:1:13 warning: The cluster warns: .*\(dry-run\)$/m);
  });

  it('counts as there what another file makes, and lets kustomizations be', async () => {
    const files = {
      'map.yaml': map('  namespace: not-there-yet\ndata: {a: b}\n'),
      'space.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: {name: not-there-yet}\n',
      'kustomization.yaml': 'resources: [map.yaml, space.yaml]\n',
    };
    const { code, out } = await lint(files, '.');
    assert.equal(code, 0, out);
    const alone = await lint({ 'map.yaml': files['map.yaml'] }, '.');
    assert.match(alone.out, /no namespace not-there-yet/);
    assert.equal(await kubectl(['get', 'namespace', '--ignore-not-found', 'not-there-yet']), '');
  });
});
