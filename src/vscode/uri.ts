import { window, type Disposable, type Uri } from 'vscode';
import type { Lab } from '../lab/model.ts';
import type { Text } from '../text.ts';
import { askedLab } from './labLink.ts';
import { say } from './say.ts';

const texts = {
  bad: {
    en: 'Could not follow the link: it names no lab. Ask whoever gave it to you for another.',
    'zh-cn': '无法打开链接：其中没有写明实验。请向提供链接的人另要一个。',
  },
  unknown: {
    en: 'Could not open the lab `{lab}` of the link: it is not here. Open the folder that holds it, or name that folder in the setting `containerLab.labFolders`.',
    'zh-cn':
      '无法打开链接中的实验 `{lab}`：这里没有它。请打开存放它的文件夹，或在设置 `containerLab.labFolders` 中写上该文件夹。',
  },
  question: {
    en: 'A link asks to open the lab “{title}”.',
    'zh-cn': '链接要打开实验“{title}”。',
  },
  open: { en: 'Open the lab', 'zh-cn': '打开实验' },
} satisfies Record<string, Text>;

/** `vscode://container-lab.container-lab/start?lab=ID`: asks first, and knows only listed labs. */
export function linkHandler(
  lab: (id: string) => Promise<Lab | undefined>,
  show: (id: string) => Promise<void>,
): Disposable {
  return window.registerUriHandler({
    async handleUri(uri: Uri) {
      const id = askedLab(uri);
      if (id === undefined) {
        void window.showErrorMessage(say(texts.bad));
        return;
      }
      const found = await lab(id);
      if (!found) {
        void window.showErrorMessage(say(texts.unknown, { lab: id }));
        return;
      }
      const open = say(texts.open);
      const question = say(texts.question, { title: found.title });
      if ((await window.showInformationMessage(question, open)) === open) await show(id);
    },
  });
}
