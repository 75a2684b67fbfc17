import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
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
    more: Readonly<Record<string, string>> = {},
  ): { code: number | null; out: string; err: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, 'lint', ...argv], {
      cwd: base,
      input,
      env: { LANG: 'C.UTF-8', PATH: process.env['PATH'] ?? '', ...more },
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

  it('takes the version of the lab in whose folder a file lies, unless one is asked for', async () => {
    // Kubernetes has had this one since 1.34.
    const claim =
      'apiVersion: resource.k8s.io/v1\nkind: ResourceClaim\nmetadata: {name: a}\nspec: {}\n';
    await mkdir(join(base, 'lab', 'k8s'), { recursive: true });
    await mkdir(join(base, 'elsewhere'));
    for (const folder of ['lab/k8s', 'elsewhere'])
      await writeFile(join(base, folder, 'a.yaml'), claim);
    await writeFile(join(base, 'lab', 'lab.yaml'), 'id: web\n');
    const findings = (env = {}, ...argv: readonly string[]): readonly string[] =>
      [
        ...lint([...argv, 'lab/k8s', 'elsewhere'], '', env).out.matchAll(/^(\S+?):\d.*v1beta/gm),
      ].map(([, path = '']) => path);
    assert.deepEqual(findings(), []);
    const older = { CONTAINER_LAB_NODE_IMAGE: 'kindest/node:v1.33.4' };
    assert.deepEqual(findings(older), ['lab/k8s/a.yaml']);
    assert.deepEqual(findings(older, '--kubernetes-version', '1.34'), []);
    await writeFile(
      join(base, 'lab', 'lab.yaml'),
      'id: web\nneeds: { cluster: { version: ">=1.34" } }\n',
    );
    assert.deepEqual(findings(older), []);
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

  const service = (app: string): string =>
    `apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  selector:\n    app: ${app}\n  ports:\n    - port: 80\n`;
  const pod =
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  labels:\n    app: web\nspec:\n  containers: []\n';

  it('looks for an object in all files of the folder', async () => {
    await mkdir(join(base, 'a'));
    await writeFile(join(base, 'a', 'service.yaml'), service('wep'));
    await writeFile(join(base, 'pod.yaml'), pod);
    const { out } = lint(['--profile', 'learning', '.']);
    assert.match(
      out,
      /^a\/service\.yaml:7:10 error: .*\(dangling-service, service-targets-pod\)\n {4}\.\.\/pod\.yaml:5:3 /m,
    );
    await writeFile(join(base, 'a', 'service.yaml'), service('web'));
    assert.match(lint(['--profile', 'learning', '.']).out, /^No findings/);
    // Alone it selects nobody.
    assert.match(lint(['a']).out, /dangling-service/);
  });

  it('reads the nearest .kube-linter.yaml, and tells what is wrong in it', async () => {
    await mkdir(join(base, 'a'));
    await writeFile(join(base, 'a', 'pod.yaml'), pod);
    await writeFile(join(base, 'b.yaml'), bad);
    await writeFile(
      join(base, '.kube-linter.yaml'),
      'checks:\n  doNotAutoAddDefaults: true\n  ignorePaths: ["b*.yaml"]\n  includes: [a]\ncustomChecks:\n  - name: team\n    template: required-label\n    params: {key: team}\n',
    );
    const { code, out } = lint([]);
    assert.equal(code, 1);
    const lines = out.split('\n').filter((line) => / (?:error|warning|info): /.test(line));
    assert.match(lines[0] ?? '', /^\.kube-linter\.yaml:4:3 warning: There is no key includes/);
    assert.match(lines[1] ?? '', /^a\/pod\.yaml:5:3 warning: .*\(team\)$/);
    assert.equal(lines.length, 2);
    const other = join(base, 'other-kube-linter.yaml');
    await writeFile(other, 'checks: {doNotAutoAddDefaults: true}\n');
    assert.match(lint(['a', '-c', other]).out, /^No findings/);
  });

  it('finds nothing in the solutions of the labs, as a learner sees it', async () => {
    const labs = resolve(import.meta.dirname, '../../../labs');
    const folders = (await readdir(labs, { withFileTypes: true }))
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(labs, name, 'solution', 'k8s'))
      .filter((folder) => existsSync(folder));
    assert.ok(folders.length > 0);
    for (const folder of folders)
      assert.match(lint(['--profile', 'learning', folder]).out, /^No findings/, folder);
  });

  it('--strict: a kind without a schema is an error', () => {
    const own = 'apiVersion: example.com/v1\nkind: Web\nmetadata: {name: a}\n';
    const argv = ['--stdin', '--stdin-filename', 'a.yaml'];
    assert.equal(lint(argv, own).code, 0);
    const { code, out } = lint([...argv, '--strict'], own);
    assert.equal(code, 1);
    assert.match(out, /^a\.yaml:2:7 error: .*unknown-schema/m);
  });

  it('--summary: how much was looked at and found, apart from what programs read', async () => {
    await writeFile(join(base, 'a.yaml'), `${bad}---\n${bad}`);
    await writeFile(join(base, 'b.yaml'), good);
    const { out, err } = lint(['.', '--summary']);
    assert.match(
      out,
      /\nSummary: 2 files, 3 objects\. Errors: 2\. Warnings: 0\. Info: 0\. Style: 0\.\n2 × wrong-type\n$/,
    );
    assert.equal(err, '');
    const json = lint(['.', '--summary', '--format', 'json']);
    JSON.parse(json.out);
    assert.match(json.err, /^Summary: 2 files, 3 objects\./);
  });
});
