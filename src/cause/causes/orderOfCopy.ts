import { dockerfile } from '../../check/types/dockerfile.ts';
import type { DockerfileObservation, DockerfileSpec } from '../../check/types/dockerfile.ts';
import { image } from '../../check/types/image.ts';
import type { ImageObservation, ImageSpec } from '../../check/types/image.ts';
import type { Instruction } from '../../dockerfile/model.ts';
import type { Edit, Place } from '../../range.ts';
import { linesOf } from '../../check/places.ts';
import type { Text } from '../../text.ts';
import type { World } from '../../world/world.ts';
import { defineCause } from '../cause.ts';
import type { Recognised } from '../cause.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: 'A changed line makes all lines below it run again. Which file does the slow line need, and which files change all the time?',
  'zh-cn': '一行有变化，它下面的所有行都会重新执行。耗时的那一行只需要哪个文件？哪些文件经常变化？',
};
const form: Text = {
  en: 'First `COPY requirements.txt .`, then `{run}`, then `COPY ____ .`',
  'zh-cn': '先写 `COPY requirements.txt .`，再写 `{run}`，最后写 `COPY ____ .`',
};
const goThere: Text = { en: 'Go to the line:', 'zh-cn': '转到这一行：' };
const move: Text = { en: 'Move it below:', 'zh-cn': '把它移到下面：' };

export const orderOfCopy = defineCause<
  DockerfileSpec | ImageSpec,
  DockerfileObservation | ImageObservation
>({
  id: 'order-of-copy',
  for: [dockerfile, image],
  text: {
    en: '`{copy}` on line {line} stands before `{run}`: each change to any file makes `{run}` run again.',
    'zh-cn': '第 {line} 行的 `{copy}` 写在 `{run}` 之前：任何文件一改动，`{run}` 都要重新执行。',
  },
  about: {
    en: 'All files are copied before packages are installed, so each change installs them again. Read from the Dockerfile and from what two builds share.',
    'zh-cn':
      '安装依赖之前复制了所有文件，所以每次改动都会重新安装。依据是 Dockerfile 和两次构建共有的镜像层。',
  },
  help: [question, form, goThere, move],
  async recognise({ spec, observation, judgement }, world) {
    if ('instructions' in spec && 'instructions' in observation) {
      const wanted = ['order', 'instruction'].includes(judgement.aspect ?? '');
      return wanted && asksForOrder(spec) && observation.read.kind === 'file'
        ? told(spec.path, observation.read.text, observation.instructions)
        : undefined;
    }
    const rebuild = 'rebuild' in observation ? observation.rebuild : undefined;
    return judgement.aspect === 'rebuilt' && rebuild?.status === 'not-kept'
      ? inFolder(world)
      : undefined;
  },
});

/** Whether the lab wants a file copied before something is run. */
function asksForOrder({ instructions, ordered }: DockerfileSpec): boolean {
  const run = instructions.findIndex((each) => each.is === 'RUN');
  const copy = instructions.findIndex((each) => each.is === 'COPY' || each.is === 'ADD');
  return ordered === true && copy >= 0 && copy < run;
}

async function inFolder(world: World): Promise<Recognised | undefined> {
  const path = 'Dockerfile';
  const read = await world.files.read(path);
  if (read.kind !== 'file') return undefined;
  const { parseDockerfile } = await import('../../dockerfile/parse.ts');
  return told(path, read.text, parseDockerfile(read.text).instructions);
}

function told(
  path: string,
  text: string,
  instructions: readonly Instruction[],
): Recognised | undefined {
  const copyAt = instructions.findIndex(copiesAll);
  const run = instructions.find(
    (each, index) => index > copyAt && each.keyword === 'RUN' && installs(each.arguments),
  );
  const copy = instructions[copyAt];
  if (copy === undefined || run === undefined) return undefined;
  const place: Place = { path, range: copy.range };
  const needsFile = instructions.some(
    (each) =>
      each !== copy && each.keyword === 'COPY' && each.range.start.line < run.range.start.line,
  );
  const args = { copy: copy.source, line: copy.range.start.line + 1, run: run.source };
  return {
    args,
    places: [place],
    degrees: [
      degree(question),
      degree(form, args),
      // Without a line that copies the list of packages, moving this one would break the build.
      needsFile
        ? degree(move, {}, { edit: moveBelow(path, text, copy, run) })
        : degree(goThere, {}, { open: place }),
    ],
  };
}

function copiesAll({ keyword, words }: Instruction): boolean {
  return (
    (keyword === 'COPY' || keyword === 'ADD') &&
    words.slice(0, -1).some(({ value }) => value === '.' || value === './' || value === '*')
  );
}

const installers = ['pip install', 'pip3 install', 'npm ', 'yarn', 'apt-get', 'apk ', 'go mod'];

function installs(text: string): boolean {
  return installers.some((installer) => text.includes(installer));
}

/** One edit that moves the lines of an instruction below another. */
function moveBelow(path: string, text: string, moved: Instruction, below: Instruction): Edit {
  const lines = linesOf(text);
  const from = moved.range.start.line;
  const to = below.range.end.line;
  const own = lines.slice(from, moved.range.end.line + 1);
  const others = lines.slice(moved.range.end.line + 1, to + 1);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return {
    path,
    range: {
      start: { line: from, character: 0 },
      end: { line: to, character: (lines[to] ?? '').length },
    },
    text: [...others, ...own].join(eol),
  };
}
