/** What an API server may answer, and where that is put; test/cluster has the answers of a real one. */
import assert from 'node:assert/strict';
import { tryManifest } from '../../../../src/live/manifest/dryRun.ts';
import { languages, toPlain } from '../../../../src/text.ts';
import type { DryRun, Refusal, TriedObject } from '../../../../src/world/cluster/objects.ts';
import { WorldError } from '../../../../src/world/worldError.ts';
import { anObject, aPod } from '../../check/clusterFakes.ts';
import { marked } from '../../dockerfile/rules/support.ts';

const source = `apiVersion: v1
kind: Pod
metadata:
  name: one
spec:
  containers:
    - name: web
      image: web:v1
`;
const takes: DryRun = { accepted: true, object: anObject(aPod()), warnings: [] };

function refuses(message: string, more: Partial<Refusal> = {}): DryRun {
  return {
    accepted: false,
    status: 400,
    reason: '',
    message,
    causes: [],
    warnings: [],
    ...more,
  };
}

async function tried(text: string, ...answers: readonly DryRun[]) {
  const asked: TriedObject[] = [];
  const trial = await tryManifest(text, {
    dryRun: (object) => {
      asked.push(object);
      return Promise.resolve(answers[asked.length - 1] ?? takes);
    },
  });
  assert.ok(trial.is === 'tried');
  const { findings, refused } = trial;
  const said = findings.map(({ message }) => toPlain(message, 'en'));
  return { asked, findings, said, shown: marked(text, findings), refused };
}

describe('a manifest that is tried', () => {
  it('is sent object by object, each in JSON', async () => {
    const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: s, namespace: inner}\n';
    const { asked, refused } = await tried(`${source}---\n${service}`);
    assert.deepEqual(
      asked.map(({ kind, name, namespace }) => [kind, name, namespace]),
      [
        ['Pod', 'one', undefined],
        ['Service', 's', 'inner'],
      ],
    );
    assert.deepEqual(JSON.parse(asked[1]?.text ?? ''), {
      ...{ apiVersion: 'v1', kind: 'Service' },
      metadata: { name: 's', namespace: 'inner' },
    });
    assert.equal(refused, 0);
  });

  it('has each cause on its node, and the same said once', async () => {
    const cause = {
      reason: 'FieldValueInvalid',
      message: 'Invalid value: "web:v1"',
      field: 'spec.containers[0].image',
    };
    const answer = refuses('…', { status: 422, causes: [cause, cause] });
    const { said, shown, refused } = await tried(source, answer);
    assert.deepEqual(said, ['The cluster refuses this: Invalid value: "web:v1"']);
    assert.equal(shown, source.replace('web:v1', '‹web:v1›'));
    assert.equal(refused, 1);
  });

  it('has what no field is named for at its kind, or at the value that is named', async () => {
    const quota = refuses('pods "one" is forbidden: exceeded quota: q', { status: 403 });
    assert.equal((await tried(source, quota)).shown, source.replace('Pod', '‹Pod›'));
    const policy = refuses('pods "one" is forbidden: container "web" must not', { status: 403 });
    assert.equal((await tried(source, policy)).shown, source.replace('name: web', 'name: ‹web›'));
  });

  it('reads several warnings', async () => {
    const warnings = ['v1 Pod is deprecated', 'spec.containers[0].image: old', 'be careful'];
    const { findings, said, refused } = await tried(source, { ...takes, warnings });
    assert.deepEqual(said, [
      'The cluster warns: v1 Pod is deprecated',
      'The cluster warns: old',
      'The cluster warns: be careful',
    ]);
    assert.deepEqual(
      findings.map(({ range, severity }) => [range.start.line, severity]),
      [
        [0, 'warning'],
        [7, 'warning'],
        [1, 'warning'],
      ],
    );
    assert.equal(refused, 0);
  });

  it('is sent to the default namespace where it makes its own, and only its text is judged', async () => {
    const space = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: inner}\n';
    const text = `${space}---\n${source.replace('name: one', 'name: one\n  namespace: inner')}`;
    const missing = refuses('namespaces "inner" not found', { status: 404 });
    const quota = refuses('pods "one" is forbidden: exceeded quota: q', { status: 403 });
    const first = await tried(text, takes, missing, quota);
    assert.deepEqual(first.said, []);
    assert.match(first.asked[2]?.text ?? '', /"namespace":"default"/);
    const unknown = refuses('strict decoding error: unknown field "spec.containers[0].image"');
    assert.match((await tried(text, takes, missing, unknown)).said.join(), /no field image/);
  });

  it('is told in both languages', async () => {
    const { findings } = await tried(
      source,
      refuses('strict decoding error: duplicate field "spec"'),
    );
    for (const language of languages) {
      for (const { message } of findings) assert.match(toPlain(message, language), /spec/);
    }
  });

  it('ends with the fault of a cluster that cannot be asked', async () => {
    const error = new WorldError('cluster-denied', 'kind', 'no');
    await assert.rejects(tryManifest(source, { dryRun: () => Promise.reject(error) }), error);
  });
});
