import { effectiveCommand } from '../../check/imageAspects.ts';
import { commandLine, matchesText, wantedText } from '../../check/matchers.ts';
import { image } from '../../check/types/image.ts';
import type { Instruction } from '../../dockerfile/model.ts';
import type { Text } from '../../text.ts';
import type { World } from '../../world/world.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';

const path = 'Dockerfile';

const question: Text = {
  en: 'Which line of the Dockerfile says what a container of this image starts?',
  'zh-cn': 'Dockerfile 的哪一行决定了由这个镜像创建的容器启动什么？',
};
const alreadyRight: Text = {
  en: 'Your Dockerfile says it right by now. But an image does not follow its file: what is left to do?',
  'zh-cn': '你的 Dockerfile 现在已经写对了。但镜像不会随文件改变：还差哪一步？',
};
const form: Text = {
  en: 'Put `{wanted}` into the `CMD` line, each word in quotes: `CMD ["____", "____"]`. Then build again.',
  'zh-cn':
    '把 `{wanted}` 写进 `CMD` 那一行，每个词都加引号：`CMD ["____", "____"]`。然后重新构建。',
};

export const wrongCommand = defineCause({
  id: 'wrong-command',
  for: [image],
  text: {
    en: 'A container of `{ref}` would run `{found}`: that is what `CMD` and `ENTRYPOINT` said when you built it.',
    'zh-cn': '由 `{ref}` 创建的容器会执行 `{found}`：构建时 `CMD` 和 `ENTRYPOINT` 就是这样写的。',
  },
  about: {
    en: 'A container of the image would start another command than asked for. The image’s `CMD` and `ENTRYPOINT` are read.',
    'zh-cn': '由镜像创建的容器会启动另一条命令。依据是镜像的 `CMD` 和 `ENTRYPOINT`。',
  },
  help: [question, alreadyRight, form, thisDoesIt],
  async recognise({ spec, observation, judgement }, world) {
    const { command } = spec;
    if (judgement.aspect !== 'command' || command === undefined) return undefined;
    if (observation.image === undefined) return undefined;
    const line = await commandInstruction(world);
    const build = degree(thisDoesIt, {}, { run: ['docker', 'build', '-t', spec.ref, '.'] });
    const args = {
      ref: spec.ref,
      found: commandLine(effectiveCommand(observation.image)),
      wanted: wantedText(command),
    };
    if (line !== undefined && matchesText(wordsOf(line), command)) {
      return { args, degrees: [degree(alreadyRight), build] };
    }
    const place = line === undefined ? undefined : { path, range: line.range };
    return {
      args,
      places: place === undefined ? [] : [place],
      degrees: [
        degree(question, {}, place === undefined ? undefined : { open: place }),
        degree(form, args),
        build,
      ],
    };
  },
});

/** The line of the learner's Dockerfile that sets the command: the last CMD, else the ENTRYPOINT. */
async function commandInstruction(world: World): Promise<Instruction | undefined> {
  const read = await world.files.read(path);
  if (read.kind !== 'file') return undefined;
  const { parseDockerfile } = await import('../../dockerfile/parse.ts');
  const { instructions } = parseDockerfile(read.text);
  return (
    instructions.findLast(({ keyword }) => keyword === 'CMD') ??
    instructions.findLast(({ keyword }) => keyword === 'ENTRYPOINT')
  );
}

function wordsOf({ json, arguments: text }: Instruction): string {
  return json === undefined ? text : json.join(' ');
}
