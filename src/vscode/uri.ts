import { window, type Disposable, type Uri } from 'vscode';
import { say } from './say.ts';
import type { Lab } from '../lab/model.ts';

/** `vscode://container-lab.container-lab/start?lab=ID`: asks first, and knows only listed labs. */
export function linkHandler(
  lab: (id: string) => Promise<Lab | undefined>,
  show: (id: string) => Promise<void>,
): Disposable {
  return window.registerUriHandler({
    async handleUri(uri: Uri) {
      if (uri.path !== '/start') return;
      const id = new URLSearchParams(uri.query).get('lab') ?? '';
      const found = await lab(id);
      if (!found) {
        const unknown = {
          en: 'A link asks for a lab that is not here.',
          'zh-cn': '链接要打开的实验不在这里。',
        };
        void window.showWarningMessage(say(unknown));
        return;
      }
      const open = say({ en: 'Open the lab', 'zh-cn': '打开实验' });
      const question = {
        en: 'A link asks to open the lab “{title}”.',
        'zh-cn': '链接要打开实验“{title}”。',
      };
      const title = say({ ...found.title });
      const chosen = await window.showInformationMessage(say(question, { title }), open);
      if (chosen === open) await show(id);
    },
  });
}
