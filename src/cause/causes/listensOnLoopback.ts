import { rangeOf } from '../../check/places.ts';
import { http } from '../../check/types/http.ts';
import { tcp } from '../../check/types/tcp.ts';
import { uwsgi } from '../../check/types/uwsgi.ts';
import type { Edit } from '../../range.ts';
import type { Text } from '../../text.ts';
import type { World } from '../../world/world.ts';
import { defineCause } from '../cause.ts';
import { degree, goThere } from '../degree.ts';
import { listeners } from '../listening.ts';
import type { RequestSeen, RequestSpec } from '../served.ts';

const question: Text = {
  en: 'In a container 127.0.0.1 is the container itself: nobody outside gets in. On which address must it listen?',
  'zh-cn': '容器里的 127.0.0.1 就是容器自己，外面谁也连不进来。它应该监听哪个地址？',
};
const form: Text = {
  en: 'Tell the server to listen on `0.0.0.0:{port}`, or `:{port}` in uwsgi. Flask: `host="____"`.',
  'zh-cn': '让服务监听 `0.0.0.0:{port}`，uwsgi 里写 `:{port}`。Flask 写 `host="____"`。',
};
const write: Text = {
  en: 'Write `0.0.0.0` there, then build again and run a new container:',
  'zh-cn': '在那里写 `0.0.0.0`，然后重新构建，再运行一个新容器：',
};

export const listensOnLoopback = defineCause<RequestSpec, Pick<RequestSeen, 'container'>>({
  id: 'listens-on-loopback',
  for: [http, tcp, uwsgi],
  text: {
    en: 'In `{name}` the program listens on `{address}:{port}`: only the container itself can reach it.',
    'zh-cn': '`{name}` 里的程序监听的是 `{address}:{port}`：只有容器自己能访问。',
  },
  about: {
    en: 'The program in the container listens on 127.0.0.1, so what is published leads to nobody. The kernel’s list of open ports in the container says so, or the server’s log.',
    'zh-cn':
      '容器里的程序监听 127.0.0.1，所以发布的端口通向的地方没有应答。依据是容器内核的监听端口列表，或者服务的日志。',
  },
  help: [question, form, goThere, write],
  async recognise({ spec, observation, judgement }, world) {
    const { container } = observation;
    if (judgement.aspect !== 'fault' || container === undefined) return undefined;
    if (spec.port === undefined) return undefined;
    const port = Number(spec.port);
    const here = (await listeners(container, world))?.filter((each) => each.port === port) ?? [];
    const [first] = here;
    if (first === undefined || here.some(({ loopback }) => !loopback)) return undefined;
    const edit = await lineOf(port, world);
    return {
      args: { name: spec.container, address: first.address, port },
      ...(edit === undefined ? {} : { places: [{ path: edit.path, range: edit.range }] }),
      degrees: [
        degree(question),
        degree(form, { port }),
        ...(edit === undefined
          ? []
          : [
              degree(goThere, {}, { open: { path: edit.path, range: edit.range } }),
              degree(write, {}, { edit }),
            ]),
      ],
    };
  },
});

/** Where the lab's files tell a server to listen on the loopback address; one place, or none. */
async function lineOf(port: number, world: World): Promise<Edit | undefined> {
  const paths = (await world.files.list()).filter((path) =>
    /(?:\.(?:py|ini|conf|cfg|toml|js|sh|ya?ml)|(?:^|\/)Dockerfile)$/.test(path),
  );
  const reads = await Promise.all(
    paths.slice(0, 50).map(async (path) => ({ path, read: await world.files.read(path) })),
  );
  const found = reads.flatMap(({ path, read }) => {
    if (read.kind !== 'file') return [];
    const sign = new RegExp(
      `(?<!/)\\b(?:127\\.0\\.0\\.1|localhost):${port}\\b|\\bhost\\s*[=:]\\s*["']?(?:127\\.0\\.0\\.1|localhost)\\b`,
    );
    const match = sign.exec(read.text)?.[0];
    const range = match === undefined ? undefined : rangeOf(read.text, match);
    if (match === undefined || range === undefined) return [];
    return [{ path, range, text: match.replace(/127\.0\.0\.1|localhost/, '0.0.0.0') }];
  });
  return found.length === 1 ? found[0] : undefined;
}
