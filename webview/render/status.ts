import { html, type TemplateResult } from 'lit-html';
import type { PreflightRow, TaskStatus } from '../../src/protocol/guide.ts';
import type { Text } from '../../src/text.ts';
import { texts } from '../texts.ts';
import type { Context } from './context.ts';

type Status = TaskStatus | PreflightRow['status'];

/** Told apart by mark and word, not by colour alone. */
const marks: Readonly<Record<Status, { readonly mark: string; readonly word: Text }>> = {
  passed: { mark: '✓', word: texts.passed },
  failed: { mark: '✗', word: texts.failed },
  changed: { mark: '!', word: texts.changed },
  waiting: { mark: '◌', word: texts.waiting },
  todo: { mark: '○', word: texts.todo },
  blocked: { mark: '–', word: texts.blocked },
  ready: { mark: '✓', word: texts.ready },
  attention: { mark: '!', word: texts.attention },
  missing: { mark: '✗', word: texts.missing },
  checking: { mark: '', word: texts.checking },
};

export function statusMark(context: Context, status: Status): TemplateResult {
  const { mark, word } = marks[status];
  return html`<span class="mark" aria-hidden="true"
      >${mark === '' ? html`<span class="spinner"></span>` : mark}</span
    ><span class="sr-only">${context.t(word)}: </span>`;
}
