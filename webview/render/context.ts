import type { FromGuide } from '../../src/protocol/guide.ts';
import type { Arguments, Language, Text } from '../../src/text.ts';
import type { MarkdownOptions } from '../markdown.ts';

/** What the parts of a screen are drawn with, and act through. */
export interface Context {
  readonly language: Language;
  readonly markdown: Omit<MarkdownOptions, 'runnable'>;
  t(text: Text, args?: Arguments): string;
  send(message: FromGuide): void;
  /** Said by the screen reader, politely. */
  announce(text: string): void;
  draft(task: string): readonly string[] | undefined;
  /** Keeps an answer that is not given yet, and draws again. */
  keepDraft(task: string, value: readonly string[]): void;
  /** Gives every answer of the step that is not given yet. */
  giveDrafts(): void;
  readonly menuOpen: boolean;
  openMenu(open: boolean): void;
}
