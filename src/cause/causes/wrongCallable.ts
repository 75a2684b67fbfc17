import { http } from '../../check/types/http.ts';
import { uwsgi } from '../../check/types/uwsgi.ts';
import type { Text } from '../../text.ts';
import type { World } from '../../world/world.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';
import { uwsgiLine } from '../served.ts';
import type { RequestSeen, RequestSpec } from '../served.ts';
import { withoutApp } from '../uwsgiApp.ts';

const question: Text = {
  en: '`callable` is the name of the Flask object in your Python file. Which name does it have there? Without the key uwsgi looks for `application`.',
  'zh-cn':
    '`callable` 写的是 Python 文件里 Flask 对象的名字。它在那里叫什么？不写这个键时，uwsgi 会找 `application`。',
};
const goThere: Text = { en: 'Go to the line:', 'zh-cn': '转到这一行：' };
const write: Text = {
  en: 'Write `{right}` there, then build again and run a new container:',
  'zh-cn': '在那里写 `{right}`，然后重新构建，再运行一个新的容器：',
};

export const wrongCallable = defineCause<RequestSpec, RequestSeen>({
  id: 'wrong-callable',
  for: [http, uwsgi],
  text: {
    en: 'uwsgi runs in `{name}` and read the Python file, but found no object `{callable}` in it: it has no app, and answers 500.',
    'zh-cn':
      '`{name}` 里的 uwsgi 在运行，也读到了 Python 文件，但里面没有名为 `{callable}` 的对象：它没有应用，只能返回 500。',
  },
  about: {
    en: 'The module was loaded, and it has no object of the name that `callable` gives. uwsgi answers 500, and its log says `no python application found`.',
    'zh-cn':
      '模块加载成功，但里面没有 `callable` 指定的对象。uwsgi 返回 500，日志里有 `no python application found`。',
  },
  help: [question, goThere, write],
  async recognise(failure, world) {
    const found = await withoutApp(failure, world);
    if (found === undefined || found.missing !== undefined) return undefined;
    const line = await uwsgiLine(['callable'], world);
    const right = await flaskObject(world);
    const place = line === undefined ? undefined : { path: line.path, range: line.valueRange };
    return {
      args: { name: failure.spec.container, callable: line?.value ?? 'application' },
      excerpt: found.lines,
      ...(place === undefined ? {} : { places: [place] }),
      degrees: [
        degree(question),
        ...(place === undefined ? [] : [degree(goThere, {}, { open: place })]),
        ...(place === undefined || right === undefined || right === line?.value
          ? []
          : [degree(write, { right }, { edit: { ...place, text: right } })]),
      ],
    };
  },
});

/** The name of the Flask object in the lab's Python files. */
async function flaskObject(world: World): Promise<string | undefined> {
  const files = (await world.files.list()).filter((path) => path.endsWith('.py')).slice(0, 20);
  for (const path of files) {
    const read = await world.files.read(path);
    const name = read.kind === 'file' ? /^(\w+)\s*=\s*Flask\(/m.exec(read.text)?.[1] : undefined;
    if (name !== undefined) return name;
  }
  return undefined;
}
