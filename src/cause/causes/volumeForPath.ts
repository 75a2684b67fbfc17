import { posix } from 'node:path';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, removeFirst } from '../degree.ts';
import { ofContainer, subjectOf } from '../subject.ts';

const question: Text = {
  en: 'A word without a slash before the colon of `-v` is a volume’s name, not a file of yours. How is a path told from it?',
  'zh-cn': '`-v` 冒号前面不带斜杠的词是卷名，不是你的文件。怎样写才会被当成路径？',
};
const form: Text = {
  en: '`docker run -v "$PWD/____":{target} …`',
  'zh-cn': '`docker run -v "$PWD/____":{target} …`',
};

export const volumeForPath = defineCause<unknown, unknown>({
  id: 'volume-for-path',
  for: ofContainer,
  text: {
    en: '`-v {source}:{target}` mounted a new volume called `{source}` in `{name}`, not your `{path}`.',
    'zh-cn':
      '`-v {source}:{target}` 在 `{name}` 里挂载的是名为 `{source}` 的新卷，不是你的 `{path}`。',
  },
  about: {
    en: 'A file or folder of the lab was to be mounted, and its name was given without a path: Docker took it for a volume’s name. A volume called like a file of the lab’s folder is mounted.',
    'zh-cn':
      '本来要挂载实验文件夹里的文件，但只写了名字没有写路径，Docker 便当成了卷名。容器挂载了一个和文件同名的卷。',
  },
  help: [question, form, removeFirst],
  async recognise(failure, world) {
    const subject = await subjectOf(failure, world);
    const aspect = failure.judgement.aspect ?? '';
    if (subject?.container === undefined || aspect === 'not-published') return undefined;
    const volumes = subject.container.mounts.filter(({ type }) => type === 'volume');
    if (volumes.length === 0) return undefined;
    const paths = await world.files.list();
    for (const { source, target } of volumes) {
      const path = paths.find((each) => each === source || posix.dirname(each) === source);
      if (path === undefined) continue;
      const asked =
        subject.lack === 'not-running' ||
        aspect === 'mounts' ||
        (failure.type === 'container-file' && below(target, failure.spec)) ||
        ['status', 'body', 'header'].includes(aspect);
      if (!asked) continue;
      const { name } = subject;
      return {
        args: { name, source, target, path: source },
        degrees: [
          degree(question),
          degree(form, { target }),
          degree(removeFirst, { name }, { run: ['docker', 'rm', '-f', name] }),
        ],
      };
    }
    return undefined;
  },
});

function below(target: string, spec: unknown): boolean {
  const path: unknown =
    typeof spec === 'object' && spec !== null ? Reflect.get(spec, 'path') : undefined;
  return typeof path === 'string' && (path === target || path.startsWith(`${target}/`));
}
