import type { Action } from '../../protocol/guide.ts';
import type { Place } from '../../range.ts';
import type { Remedy } from '../../check/verdict.ts';
import type { Text } from '../../text.ts';
import { isClusterUp } from '../../cause/blocks/cluster.ts';
import { shellLine } from '../../session/command.ts';
import type { Deed, Deeds } from './deeds.ts';
import type { Voice } from './voice.ts';

const labels = {
  run: { en: 'Run in terminal', 'zh-cn': '在终端中运行' },
  createCluster: { en: 'Create the lab cluster', 'zh-cn': '创建实验集群' },
  edit: { en: 'Make this edit in {path}', 'zh-cn': '在 {path} 中应用这处修改' },
  open: { en: 'Open {place}', 'zh-cn': '打开 {place}' },
  setting: { en: 'Open the setting', 'zh-cn': '打开设置' },
  setVariable: { en: 'Use another name in this lab', 'zh-cn': '在本实验中换个名字' },
} satisfies Record<string, Text>;

/** The button or link that a remedy becomes. */
export function remedyAction(id: string, remedy: Remedy, voice: Voice, deeds: Deeds): Action {
  if ('run' in remedy) {
    const deed = deedOf(remedy.run);
    const text = deed.do === 'run' ? labels.run : labels.createCluster;
    return deeds.offer(id, voice.plain({ text }), deed);
  }
  if ('edit' in remedy) {
    const { edit } = remedy;
    const label = voice.plain({ text: labels.edit, args: { path: edit.path } });
    return deeds.offer(id, label, { do: 'edit', edit });
  }
  if ('open' in remedy) {
    const place = remedy.open;
    const label = voice.plain({ text: labels.open, args: { place: placeLabel(place) } });
    return deeds.offer(id, label, { do: 'open', place });
  }
  if ('setting' in remedy) {
    const label = voice.plain({ text: labels.setting });
    return deeds.offer(id, label, { do: 'setting', name: remedy.setting });
  }
  const label = voice.plain({ text: labels.setVariable });
  return deeds.offer(id, label, { do: 'rename', variable: remedy.setVariable });
}

/** A command for the lab's terminal, or what the editor does in its place. */
export function deedOf(
  run: readonly string[],
): Extract<Deed, { do: 'run' }> | { readonly do: 'createCluster' } {
  return isClusterUp(run) ? { do: 'createCluster' } : { do: 'run', commandLine: shellLine(run) };
}

/** `Dockerfile:3`, lines from 1 as people count them. */
export function placeLabel({ path, range }: Place): string {
  return `${path}:${range.start.line + 1}`;
}
