import { http } from '../../check/types/http.ts';
import { uwsgi } from '../../check/types/uwsgi.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';
import type { RequestSeen, RequestSpec } from '../served.ts';
import { withoutApp } from '../uwsgiApp.ts';

const question: Text = {
  en: 'Which file lists the packages, and which line of the Dockerfile installs them? Does it name `{module}`?',
  'zh-cn': '哪个文件列出了依赖？Dockerfile 的哪一行安装它们？里面有 `{module}` 吗？',
};
const form: Text = {
  en: 'Add `____` to the list, build again, and run a new container.',
  'zh-cn': '在列表里加上 `____`，重新构建，再运行一个新的容器。',
};

export const packageMissing = defineCause<RequestSpec, RequestSeen>({
  id: 'package-missing',
  for: [http, uwsgi],
  text: {
    en: 'The app in `{name}` imports `{module}`, which is not in the image: uwsgi has no app, and answers 500.',
    'zh-cn': '`{name}` 里的应用要导入 `{module}`，但镜像里没有：uwsgi 没有应用，只能返回 500。',
  },
  about: {
    en: 'The app imports a Python package that the image does not hold. uwsgi answers 500, and its log says `No module named …`.',
    'zh-cn': '应用导入的 Python 包不在镜像里。uwsgi 返回 500，日志里有 `No module named …`。',
  },
  help: [question, form],
  async recognise(failure, world) {
    const found = await withoutApp(failure, world);
    if (found?.missing === undefined) return undefined;
    const args = { name: failure.spec.container, module: found.missing };
    return { args, excerpt: found.lines, degrees: [degree(question, args), degree(form)] };
  },
});
