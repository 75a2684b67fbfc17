import { http } from '../../check/types/http.ts';
import type { Text } from '../../text.ts';
import type { World } from '../../world/world.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';
import { answerOf } from '../served.ts';
import type { RequestSeen, RequestSpec } from '../served.ts';

const question: Text = {
  en: 'The server runs and answers, so the port is right. Which paths does your app know?',
  'zh-cn': '服务在运行，也有应答，所以端口是对的。你的应用认识哪些路径？',
};
const routes: Text = {
  en: 'Your app has these paths: {paths}. `{path}` is wanted: where is it written?',
  'zh-cn': '你的应用里有这些路径：{paths}。这里要的是 `{path}`：它写在哪里？',
};
const form: Text = { en: '`@app.route("____")`', 'zh-cn': '`@app.route("____")`' };

export const wrongPath = defineCause<RequestSpec, RequestSeen>({
  id: 'wrong-path',
  for: [http],
  text: {
    en: '`{name}` answers, but has nothing at `{path}`: HTTP 404.',
    'zh-cn': '`{name}` 有应答，但 `{path}` 处什么也没有：HTTP 404。',
  },
  about: {
    en: 'The server answers and does not know the path. It says HTTP 404; the paths of a Flask app in the lab’s folder are listed.',
    'zh-cn': '服务有应答，但不认识这个路径。它返回 HTTP 404；会列出实验文件夹中 Flask 应用的路径。',
  },
  help: [question, routes, form],
  async recognise(failure, world) {
    const { spec, judgement } = failure;
    if (judgement.aspect !== 'status' || answerOf(failure)?.status !== 404) return undefined;
    const path = spec.path ?? '/';
    const known = await routesIn(world);
    const paths = known.map((each) => `\`${each}\``);
    return {
      args: { name: spec.container, path },
      degrees: [
        degree(question),
        ...(known.length === 0
          ? []
          : [
              degree(routes, { paths: { en: paths.join(', '), 'zh-cn': paths.join('、') }, path }),
              degree(form),
            ]),
      ],
    };
  },
});

/** Paths of the Flask routes in the lab's own Python files. */
async function routesIn(world: World): Promise<readonly string[]> {
  const files = (await world.files.list()).filter((path) => path.endsWith('.py')).slice(0, 20);
  const reads = await Promise.all(files.map((path) => world.files.read(path)));
  const found = reads.flatMap((read) =>
    read.kind === 'file'
      ? [...read.text.matchAll(/^[ \t]*@\w+\.(?:route|get|post)\(\s*["'](\/[\w/<>:.-]*)["']/gm)]
      : [],
  );
  return [...new Set(found.map(([, path = '']) => path))].slice(0, 10);
}
