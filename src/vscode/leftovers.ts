import { QuickPickItemKind, window, type QuickPickItem } from 'vscode';
import type { Leftover } from '../session/session.ts';
import type { Text } from '../text.ts';
import { say } from './say.ts';

export const objectNames: Readonly<Record<Leftover['object'], Text>> = {
  container: { en: 'container', 'zh-cn': '容器' },
  image: { en: 'image', 'zh-cn': '镜像' },
  network: { en: 'network', 'zh-cn': '网络' },
  volume: { en: 'volume', 'zh-cn': '卷' },
  object: { en: 'object', 'zh-cn': '对象' },
  'node-image': { en: 'image in the cluster', 'zh-cn': '集群里的镜像' },
  cluster: { en: 'cluster', 'zh-cn': '集群' },
};
const icons: Readonly<Record<Leftover['object'], string>> = {
  container: 'vm',
  image: 'package',
  network: 'type-hierarchy',
  volume: 'database',
  object: 'symbol-namespace',
  'node-image': 'package',
  cluster: 'server-environment',
};

interface LeftoverItem extends QuickPickItem {
  readonly leftover?: Leftover;
}

/**
 * Shows what a lab left, ticked where it will go, with a note above; what stays ticked, or undefined
 * when cancelled.
 */
export async function pickLeftovers(
  leftovers: readonly Leftover[],
  title: string,
  placeHolder: string,
  note?: string,
): Promise<readonly Leftover[] | undefined> {
  const above = note === undefined ? [] : [{ label: note, kind: QuickPickItemKind.Separator }];
  const items: readonly LeftoverItem[] = [...above, ...leftovers.map(item)];
  const chosen = await window.showQuickPick(items, {
    canPickMany: true,
    ignoreFocusOut: true,
    title,
    placeHolder,
  });
  return chosen?.flatMap(({ leftover }) => leftover ?? []);
}

function item(leftover: Leftover): LeftoverItem {
  const { object, name, detail, ticked } = leftover;
  return {
    leftover,
    label: `$(${icons[object]}) ${name}`,
    description: `${say(objectNames[object])} · ${say(detail.text, detail.args)}`,
    picked: ticked,
  };
}
