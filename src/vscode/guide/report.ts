import type { Verdict } from '../../check/verdict.ts';
import type { Step } from '../../lab/model.ts';
import type { Session } from '../../session/session.ts';
import { withoutSecrets } from '../diagnosticsReport.ts';
import { voice } from './voice.ts';

/** What to send to somebody who helps, about one task. In English. */
export function taskReport(
  session: Pick<Session, 'lab' | 'verdicts'>,
  step: Step,
  task: string,
  home: string,
): string {
  const { lab } = session;
  const found = step.tasks.find(({ id }) => id === task);
  const verdict = session.verdicts().get(task);
  const lines = [
    `${lab.id} (version ${lab.version}), step ${step.id}, task ${task}`,
    ...(found ? [`Check type: ${found.type}`, `Spec: ${JSON.stringify(found.spec)}`] : []),
    ...told(verdict),
  ];
  return `${withoutSecrets(lines.join('\n'), home)}\n`;
}

function told(verdict: Verdict | undefined): readonly string[] {
  const { plain } = voice('en');
  switch (verdict?.status) {
    case undefined:
      return ['Not checked yet'];
    case 'waiting':
      return [`Status: waiting for ${verdict.for}`];
    case 'blocked':
      return [`Status: blocked (${verdict.block.id})`, plain(verdict.block.text)];
    case 'passed':
    case 'failed': {
      const { expected, observed, aspect } = verdict.judgement;
      const cause = verdict.status === 'failed' ? verdict.cause : undefined;
      return [
        `Status: ${verdict.status}${aspect === undefined ? '' : ` (${aspect})`}`,
        `Expected: ${plain(expected)}`,
        `Found: ${plain(observed)}`,
        ...(cause ? [`Cause: ${cause.id}. ${plain(cause.text)}`, ...(cause.excerpt ?? [])] : []),
      ];
    }
  }
}
