import { closestName } from '../../near.ts';
import { container } from '../../check/types/container.ts';
import { containerFile } from '../../check/types/containerFile.ts';
import { http } from '../../check/types/http.ts';
import { uwsgi } from '../../check/types/uwsgi.ts';
import type { Text } from '../../text.ts';
import type { Container } from '../../world/docker/objects/container.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';
import { logOf } from '../served.ts';

const question: Text = {
  en: 'Which file does `--ini` name, and is it in the working directory of the image? Compare it with the names in your folder.',
  'zh-cn': '`--ini` 写的是哪个文件？它在镜像的工作目录里吗？请和你文件夹里的名字对照。',
};
const near: Text = {
  en: 'Your folder has `{near}`. Is that the one you mean? Correct the name where it is written, build again, and run a new container.',
  'zh-cn':
    '你的文件夹里有 `{near}`。你指的是它吗？请改正写错的地方，重新构建，再运行一个新的容器。',
};
const copy: Text = {
  en: 'Does a `COPY` bring `{file}` into the image, and does `.dockerignore` let it through? Correct that, build again, and run a new container.',
  'zh-cn':
    '有 `COPY` 把 `{file}` 放进镜像吗？`.dockerignore` 有没有把它排除？改正之后重新构建，再运行一个新的容器。',
};

export const iniMissing = defineCause<unknown, { readonly container: Container | undefined }>({
  id: 'ini-missing',
  for: [container, containerFile, http, uwsgi],
  text: {
    en: 'uwsgi in `{name}` found no `{file}`, and ended with exit code {code}.',
    'zh-cn': '`{name}` 里的 uwsgi 找不到 `{file}`，以退出码 {code} 结束了。',
  },
  about: {
    en: 'uwsgi was told to read an ini file that the image does not hold. The container has ended, and its log says `realpath() of … failed`.',
    'zh-cn': 'uwsgi 要读取的 ini 文件不在镜像里。容器已经停止，日志里有 `realpath() of … failed`。',
  },
  help: [question, near, copy],
  async recognise({ observation }, world) {
    const found = observation.container;
    if (found === undefined || !['exited', 'dead', 'restarting'].includes(found.state)) {
      return undefined;
    }
    const log = await logOf(found, world);
    const line = log.findLast((each) => /^realpath\(\) of \S+ failed: No such file/.test(each));
    const file = /^realpath\(\) of (\S+) failed/.exec(line ?? '')?.[1];
    if (line === undefined || file === undefined) return undefined;
    const paths = await world.files.list();
    const other = paths.includes(file) ? undefined : closestName(file, paths);
    return {
      args: { name: found.name, file, code: found.exitCode },
      excerpt: [line],
      degrees: [
        degree(question),
        other === undefined ? degree(copy, { file }) : degree(near, { near: other }),
      ],
    };
  },
});
