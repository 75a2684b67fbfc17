import assert from 'node:assert/strict';
import { explainBlock, explainError } from '../../../src/cause/blocks.ts';
import { languages, toPlain } from '../../../src/text.ts';
import { WorldError } from '../../../src/world/worldError.ts';
import type { WorldFault } from '../../../src/world/worldError.ts';

const faults: Record<WorldFault, string | undefined> = {
  'daemon-down': 'sudo systemctl start docker',
  'socket-missing': 'sudo systemctl start docker',
  'socket-denied': 'sudo usermod -aG docker',
  'time-out': 'sudo systemctl restart docker',
  closed: 'sudo systemctl start docker',
  'too-old': 'docker version',
  'bad-endpoint': 'docker context ls',
  'bad-answer': 'docker version',
  'certificate-unknown': 'docker version',
  'certificate-expired': 'date',
  'certificate-refused': 'docker version',
  'tls-mismatch': 'docker version',
  'ssh-failed': 'docker version',
  refused: 'docker version',
  cancelled: undefined,
  'registry-unreachable': 'docker info',
  'rate-limited': 'docker info',
  'cluster-missing': 'container-lab cluster up',
  'context-refused': 'container-lab cluster up',
  'kubeconfig-bad': 'container-lab cluster up',
  'cluster-down': 'container-lab cluster up',
  'cluster-expired': 'date',
  'cluster-stranger': 'container-lab cluster up',
  'cluster-denied': 'kubectl auth whoami',
  'cluster-time-out': 'docker ps',
  'cluster-closed': 'kubectl get nodes',
  'cluster-answer': 'kubectl get nodes',
};

describe('blocks', () => {
  for (const [fault, command] of Object.entries(faults)) {
    it(`${fault} offers ${command ?? 'nothing'}`, () => {
      assert.ok(isFault(fault));
      const block = explainBlock(new WorldError(fault, 'unix:///x', 'because'));
      assert.equal(block.id, fault);
      const commands = block.degrees.map(({ remedy }) =>
        remedy !== undefined && 'run' in remedy ? remedy.run.join(' ') : '',
      );
      if (command === undefined) assert.deepEqual(commands, []);
      else assert.ok(commands.some((each) => each.startsWith(command)));
      for (const language of languages) {
        assert.doesNotMatch(toPlain(block.text, language), /\{\w+\}/);
      }
    });
  }

  it('says that nothing of the learner’s is wrong', () => {
    const { text } = explainBlock(new WorldError('closed', 'unix:///x', ''));
    assert.match(toPlain(text, 'en'), /Nothing of yours is wrong.*unix:\/\/\/x/);
  });

  it('tells any other error as a bug of ours, with material for a report', () => {
    const block = explainError('named', new TypeError('x is not a function'));
    assert.equal(block.id, 'bug');
    assert.deepEqual(block.excerpt?.slice(0, 2), ['task: named', 'TypeError: x is not a function']);
    assert.equal(explainError('t', 'thrown').text.args?.['message'], 'thrown');
  });
});

function isFault(text: string): text is WorldFault {
  return text in faults;
}
