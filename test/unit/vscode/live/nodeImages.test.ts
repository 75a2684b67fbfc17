import assert from 'node:assert/strict';
import { knowNodeImages } from '../../../../src/vscode/live/manifest/nodeImages.ts';
import { until } from '../../../docker/support/until.ts';
import { aContainer, anEvent, fakeDocker } from '../../check/fakes.ts';

const label = { 'io.x-k8s.kind.cluster': 'container-lab' };
const node = 'container-lab-control-plane';
const quiet = (): Promise<void> => new Promise((done) => setTimeout(done, 400));

/** A node with images, asked by whom. */
function aNode() {
  const images = ['docker.io/library/python:3.11'];
  const asked: string[] = [];
  const known = knowNodeImages(
    () =>
      Promise.resolve({
        ...fakeDocker({
          containers: [
            aContainer({ id: 'n1', name: node, labels: label }),
            aContainer({
              id: 'o1',
              name: 'other-control-plane',
              labels: { ...label, 'io.x-k8s.kind.cluster': 'other' },
            }),
          ],
        }),
        exec: (id: string) => {
          asked.push(id);
          return Promise.resolve({ exitCode: 0, output: `${images.join('\n')}\n`, error: '' });
        },
      }),
    () => undefined,
  );
  const event = (action: string, execID: string, labels: object = label) => ({
    ...anEvent('container', action, 'n1', node, 1),
    attributes: { name: node, execID, ...labels },
  });
  return { images, asked, known, event };
}

describe('the images of the kind nodes', () => {
  it('are asked of the lab cluster’s own, and again when somebody ran a command in one', async () => {
    const { images, asked, known, event } = aNode();
    known.again();
    await until(() => known.has(node, 'python:3.11'));
    assert.deepEqual(asked, ['n1']);
    images.push('docker.io/findsec/hello:v1');
    known.hear(event('exec_create: ctr images import -', 'e1'));
    known.hear(event('exec_die', 'e1'));
    await until(() => known.has(node, 'findsec/hello:v1'));
    images.length = 0;
    known.hear(event('destroy', ''));
    await until(() => !known.has(node, 'findsec/hello:v1'));
    known.end();
  });

  it('are not asked because of our own probe, or of another cluster', async () => {
    const { asked, known, event } = aNode();
    known.hear(event('exec_create: env CONTAINER_LAB_PROBE=1 ctr images ls -q', 'e1'));
    known.hear(event('exec_die', 'e1'));
    known.hear(event('exec_die', 'e2', { 'io.x-k8s.kind.cluster': 'other' }));
    await quiet();
    assert.deepEqual(asked, []);
    known.hear(event('exec_die', 'e1'));
    await until(() => asked.length === 1);
    known.end();
    known.hear(event('exec_die', 'e3'));
    await quiet();
    assert.equal(asked.length, 1);
  });
});
