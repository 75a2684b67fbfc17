import { http } from '../../check/types/http.ts';
import { uwsgi } from '../../check/types/uwsgi.ts';
import { closestName } from '../../near.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';
import { uwsgiLine } from '../served.ts';
import type { RequestSeen, RequestSpec } from '../served.ts';
import { withoutApp } from '../uwsgiApp.ts';

const question: Text = {
  en: '`module` is the Python file without its ending. What is the file called, and does the image hold it?',
  'zh-cn': '`module` 写的是 Python 文件去掉扩展名的名字。文件叫什么？镜像里有它吗？',
};
const goThere: Text = { en: 'Go to the line:', 'zh-cn': '转到这一行：' };
const write: Text = {
  en: 'Write `{near}` there, then build again and run a new container:',
  'zh-cn': '在那里写 `{near}`，然后重新构建，再运行一个新的容器：',
};

export const wrongModule = defineCause<RequestSpec, RequestSeen>({
  id: 'wrong-module',
  for: [http, uwsgi],
  text: {
    en: 'uwsgi runs in `{name}`, but found no Python file `{module}`: it has no app, and answers 500.',
    'zh-cn':
      '`{name}` 里的 uwsgi 在运行，但找不到 Python 文件 `{module}`：它没有应用，只能返回 500。',
  },
  about: {
    en: 'The `module` (or file) that uwsgi should load is not in the image. uwsgi answers 500, and its log names the module that it did not find.',
    'zh-cn':
      'uwsgi 要加载的 `module`（或文件）不在镜像里。uwsgi 返回 500，日志里写了找不到的模块。',
  },
  help: [question, goThere, write],
  async recognise(failure, world) {
    const found = await withoutApp(failure, world);
    if (found?.missing === undefined) return undefined;
    const module = found.missing.replace(/\.py$/, '');
    const line = await uwsgiLine(['module', 'wsgi', 'wsgi-file', 'file'], world);
    const own = (line?.value.split(':')[0] ?? '').replace(/\.py$/, '');
    const typed = found.container.command.some((word) =>
      [module, `${module}.py`].includes(word.split(':')[0] ?? ''),
    );
    // A package that the app imports is another matter.
    if (own !== module && !typed) return undefined;
    const files = (await world.files.list()).filter((path) => path.endsWith('.py'));
    const names = files.map((path) => path.replace(/\.py$/, '').replaceAll('/', '.'));
    const near = closestName(module, names) ?? (names.length === 1 ? names[0] : undefined);
    const place = line === undefined ? undefined : { path: line.path, range: line.valueRange };
    return {
      args: { name: failure.spec.container, module },
      excerpt: found.lines,
      ...(place === undefined ? {} : { places: [place] }),
      degrees: [
        degree(question),
        ...(place === undefined ? [] : [degree(goThere, {}, { open: place })]),
        ...(place === undefined || near === undefined || near === module
          ? []
          : [degree(write, { near }, { edit: { ...place, text: near } })]),
      ],
    };
  },
});
