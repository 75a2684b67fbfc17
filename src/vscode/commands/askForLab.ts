import { window } from 'vscode';
import type { LabRead } from '../../lab/model.ts';
import { say } from '../say.ts';

export async function askForLab(reads: readonly LabRead[]): Promise<string | undefined> {
  const items = reads.flatMap(({ lab }) =>
    lab
      ? [
          {
            label: say(lab.title),
            description: say({ en: '{n} min', 'zh-cn': '{n} 分钟' }, { n: lab.duration }),
            id: lab.id,
          },
        ]
      : [],
  );
  const title = say({ en: 'Which lab?', 'zh-cn': '哪个实验？' });
  return (await window.showQuickPick(items, { title, matchOnDescription: true }))?.id;
}
