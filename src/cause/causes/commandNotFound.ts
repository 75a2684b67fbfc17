import { closestName } from '../../near.ts';
import type { Place } from '../../range.ts';
import type { Text } from '../../text.ts';
import type { World } from '../../world/world.ts';
import { anew, anewTexts } from '../anew.ts';
import { defineCause } from '../cause.ts';
import { degree, goThere } from '../degree.ts';
import { readRecipe } from '../recipe.ts';
import { startFault } from '../startFault.ts';
import { notRunning, ofContainer } from '../subject.ts';

const question: Text = {
  en: 'Is `{program}` in the image, and is it written letter by letter as it is called there?',
  'zh-cn': '镜像里有 `{program}` 吗？写法和它的名字完全一致吗？',
};
const meant: Text = {
  en: '`{program}` is almost `{near}`. Which one do you mean?',
  'zh-cn': '`{program}` 和 `{near}` 只差一点。你指的是哪一个？',
};
const interpreter: Text = {
  en: '`{program}` is there, but the program that its first line names behind `#!` is not. Which shells does the image have?',
  'zh-cn': '`{program}` 存在，但它第一行 `#!` 后面的程序不存在。镜像里有哪些 shell？',
};

/** Programs that labs start, for a slip of the finger. */
const usual = ['bash', 'sh', 'python', 'python3', 'sleep', 'uwsgi', 'gunicorn', 'flask', 'nginx'];

export const commandNotFound = defineCause<unknown, unknown>({
  id: 'command-not-found',
  for: ofContainer,
  text: {
    en: '`{name}` found no `{program}` to start: exit code {code}.',
    'zh-cn': '`{name}` 找不到要启动的 `{program}`：退出码 {code}。',
  },
  about: {
    en: 'The container should start a program that its image does not have, or whose name is misspelt. Exit code 127, or the daemon’s error says that no such file was found.',
    'zh-cn':
      '容器要启动的程序不在镜像里，或者名字写错了。退出码是 127，或者守护进程的错误说找不到文件。',
  },
  help: [question, meant, interpreter, goThere, ...anewTexts],
  async recognise(failure, world) {
    const subject = await notRunning(failure, world);
    if (subject === undefined) return undefined;
    const { container, name } = subject;
    const fault = await startFault(container, world);
    if (fault?.why !== 'not-found' && fault?.why !== 'interpreter') return undefined;
    const { program, line } = fault;
    const near = closestName(program, usual);
    const place = await lineWith(program, world);
    const first =
      fault.why === 'interpreter'
        ? degree(interpreter, { program })
        : near === undefined
          ? degree(question, { program })
          : degree(meant, { program, near });
    return {
      args: { name, program, code: container.exitCode },
      excerpt: [line],
      ...(place === undefined ? {} : { places: [place] }),
      degrees: [
        first,
        ...(place === undefined ? [] : [degree(goThere, {}, { open: place })]),
        ...anew(subject),
      ],
    };
  },
});

/** The last line of the Dockerfile that starts the program. */
async function lineWith(program: string, world: World): Promise<Place | undefined> {
  const recipe = await readRecipe(world);
  const line = recipe?.instructions.findLast(
    ({ keyword, arguments: text }) =>
      (keyword === 'CMD' || keyword === 'ENTRYPOINT') && text.includes(program),
  );
  return recipe === undefined || line === undefined
    ? undefined
    : { path: recipe.path, range: line.range };
}
