import assert from 'node:assert/strict';
import type { Screen } from '../../../../src/protocol/guide.ts';
import { turned } from '../../../../src/vscode/guide/passes.ts';
import { guideView } from '../../../../src/vscode/guide/view.ts';
import { voice } from '../../../../src/vscode/guide/voice.ts';
import { subject, type SubjectParts } from './lab.ts';

function screen(parts: SubjectParts): Screen {
  const daemon = { answers: true };
  return guideView({ language: 'en', daemon, subject: subject(parts) }).view.screen;
}

const before = screen({});
const after = { state: { tasks: { named: { passedAt: 1 } } } };
const regressed = { state: { tasks: { named: { passedAt: 1, changedAt: 2 } } } };

function otherLab(of: Screen): Screen {
  return of.kind === 'step' ? { ...of, header: { ...of.header, lab: 'other' } } : of;
}

describe('what turned by itself', () => {
  for (const [name, from, to, told] of [
    ['nothing', before, {}, undefined],
    ['a task passed', before, after, 'Passed: The image is called findsec/hello:v1.'],
    ['a task changed', screen(after), regressed, 'Changed: The image is called findsec/hello:v1.'],
    ['nothing while the person waits', before, { ...after, checking: true }, undefined],
    ['nothing just after that', screen({ checking: true }), after, undefined],
    ['nothing on another step', screen({ state: { step: 'ask' } }), after, undefined],
    ['nothing of another lab', otherLab(before), after, undefined],
    ['nothing at first', undefined, after, undefined],
  ] as const) {
    it(`is told: ${name}`, () => assert.equal(turned(from, screen(to), voice('en')), told));
  }
});
