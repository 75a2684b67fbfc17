import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The packed command: it has the schemas beside it. */
const command = resolve(import.meta.dirname, '../../../dist/cli.cjs');
const good = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\ndata:\n  port: "8080"\n';
const bad = good.replace('"8080"', '8080');

describe('container-lab lint, of manifests', function () {
  this.timeout(30_000);
  let base: string;
  beforeEach(async () => (base = await mkdtemp(join(tmpdir(), 'container-lab-lint-manifests-'))));
  afterEach(() => rm(base, { recursive: true, force: true }));

  function lint(
    argv: readonly string[],
    input = '',
  ): { code: number | null; out: string; err: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, 'lint', ...argv], {
      cwd: base,
      input,
      env: { LANG: 'C.UTF-8', PATH: process.env['PATH'] ?? '' },
      encoding: 'utf8',
    });
    return { code: status, out: stdout, err: stderr };
  }

  it('finds those of a folder among other YAML, beside Dockerfiles, in order', async () => {
    await mkdir(join(base, '清单 一'));
    await writeFile(join(base, '清单 一', 'web.yml'), bad);
    await writeFile(join(base, 'Dockerfile'), 'FROM alpine:3.20\nWORKDIR app\n');
    await writeFile(join(base, 'ci.yaml'), 'kind: nothing\n  broken\n');
    await writeFile(join(base, 'web.yaml'), good);
    const { code, out, err } = lint([]);
    assert.equal(err, '');
    assert.equal(code, 1);
    const places = [...out.matchAll(/^(.+?:\d+:\d+) error: /gm)].map(([, place]) => place);
    assert.deepEqual(places, ['Dockerfile:2:9', '清单 一/web.yml:6:9']);
  });

  it('looks at a file that is named, whatever is in it', async () => {
    await writeFile(join(base, 'ci.yaml'), 'a:\n  b: 1\n c: 2\n');
    const { code, out } = lint(['ci.yaml']);
    assert.equal(code, 1);
    assert.match(out, /^ci\.yaml:3:1 error: .*yaml-syntax/m);
  });

  it('--fix writes what needs no choice', async () => {
    await writeFile(join(base, 'web.yaml'), bad);
    assert.equal(lint(['--fix', 'web.yaml']).code, 0);
    assert.equal(await readFile(join(base, 'web.yaml'), 'utf8'), good);
  });

  it('--kubernetes-version: asks for another one', () => {
    const claim =
      'apiVersion: resource.k8s.io/v1\nkind: ResourceClaim\nmetadata: {name: a}\nspec: {}\n';
    const argv = ['--stdin', '--stdin-filename', 'a.yaml', '--kubernetes-version'];
    assert.equal(lint([...argv, '1.34'], claim).code, 0);
    assert.match(lint([...argv, '1.33'], claim).out, /resource\.k8s\.io\/v1beta/);
    const { code, err } = lint([...argv, 'newest'], claim);
    assert.equal(code, 64);
    assert.match(err, /`?newest`? is no version of Kubernetes/);
  });

  it('an annotation ignores, and is told when it ignores nothing', () => {
    const argv = ['--stdin', '--stdin-filename', 'a.yaml'];
    const ignore = '  annotations:\n    ignore-check.kube-linter.io/schema-validation: why\n';
    const withIgnore = (text: string): string => text.replace('\ndata:', `\n${ignore}data:`);
    assert.match(lint(argv, withIgnore(bad)).out, /^No findings/);
    assert.match(lint(argv, withIgnore(good)).out, /unused-ignore/);
  });

  it('leaves Helm templates alone, and says so once', async () => {
    for (const name of ['a', 'b'])
      await writeFile(join(base, `${name}.yaml`), good.replace('web', '{{ .Values.name }}'));
    const { code, out, err } = lint(['.']);
    assert.equal(code, 0);
    assert.match(out, /^No findings/);
    assert.match(err, /^Left alone: 2 Helm templates, such as a\.yaml\./);
    assert.equal(err.trim().split('\n').length, 1);
  });

  it('has its rules in a SARIF report', () => {
    const argv = ['--stdin', '--stdin-filename', 'a.yaml', '--format', 'sarif'];
    const report = JSON.parse(lint(argv, bad).out) as {
      runs: { tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string }[] }[];
    };
    const [run] = report.runs;
    assert.ok(run);
    assert.deepEqual(
      run.results.map(({ ruleId }) => ruleId),
      ['wrong-type'],
    );
    assert.ok(run.tool.driver.rules.some(({ id }) => id === 'wrong-type'));
  });
});
