import type { Action, StepScreen } from '../../protocol/guide.ts';
import type { SolveAction, Step } from '../../lab/model.ts';
import type { Text } from '../../text.ts';
import { clusterUp } from '../../cause/blocks/cluster.ts';
import { pipedLine, shellLine } from '../../session/command.ts';
import { keysOf } from '../../session/typing.ts';
import type { Deeds } from './deeds.ts';
import type { Voice } from './voice.ts';

const labels = {
  compare: { en: 'Compare {path}', 'zh-cn': '对比 {path}' },
  solve: { en: 'Do all of this for me', 'zh-cn': '替我完成这一步' },
  files: { en: 'Finish {paths} as the solution has it.', 'zh-cn': '按参考答案写好 {paths}。' },
  edit: {
    en: 'In `{path}`, replace `{find}` with `{replace}`.',
    'zh-cn': '在 `{path}` 中把 `{find}` 换成 `{replace}`。',
  },
  typed: { en: '`{command}`, then type `{input}`', 'zh-cn': '`{command}`，然后输入 `{input}`' },
} satisfies Record<string, Text>;

/** What the step's solution does, for reading, and the ways to have it done. */
export function solution(
  step: Step,
  shown: boolean,
  voice: Voice,
  deeds: Deeds,
): StepScreen['solution'] {
  if (!shown) return { shown, actions: [], linesMarkdown: [] };
  const readable = step.solve.filter((action) => !('answer' in action));
  return {
    shown,
    linesMarkdown: readable.map((action) => line(action, voice)),
    actions: [
      ...readable.flatMap((action, index) => actions(action, index, voice, deeds)),
      ...(step.solve.length > 0
        ? [
            deeds.offer('solve', voice.plain({ text: labels.solve }), {
              do: 'solve',
              step: step.id,
            }),
          ]
        : []),
    ],
  };
}

function line(action: SolveAction, voice: Voice): string {
  if ('run' in action) {
    const { input = [], tty = false } = action;
    const read = [input].flat().join('');
    const piped = read !== '' && !tty;
    const command = piped ? pipedLine(action.run, read) : shellLine(action.run);
    return read !== '' && tty
      ? voice.markdown({ text: labels.typed, args: { command, input: keysOf(input) } })
      : voice.markdown({ text: { en: '`{command}`', 'zh-cn': '`{command}`' }, args: { command } });
  }
  if ('files' in action) {
    const paths = action.files.map((path) => `\`${path}\``).join(', ');
    return labels.files[voice.language].replace('{paths}', () => paths);
  }
  if ('cluster' in action) return `\`${shellLine(clusterUp)}\``;
  if ('edit' in action) return voice.markdown({ text: labels.edit, args: action.edit });
  return '';
}

function actions(action: SolveAction, index: number, voice: Voice, deeds: Deeds): Action[] {
  if ('files' in action) {
    return action.files.map((path) =>
      deeds.offer(
        `solution:${index}:${path}`,
        voice.plain({ text: labels.compare, args: { path } }),
        { do: 'compare', path },
      ),
    );
  }
  return [];
}
