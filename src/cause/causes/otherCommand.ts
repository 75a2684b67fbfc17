import { effectiveCommand } from '../../check/imageAspects.ts';
import { commandLine, matchesText, wantedText } from '../../check/matchers.ts';
import { container } from '../../check/types/container.ts';
import type { Text } from '../../text.ts';
import { anew, anewTexts } from '../anew.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';

const typed: Text = {
  en: 'What stands behind the image’s name takes the place of its `CMD`. What should stand there?',
  'zh-cn': '镜像名后面写的内容会取代镜像的 `CMD`。那里应该写什么？',
};
const ofImage: Text = {
  en: 'You gave no command, so it ran the image’s own. Where does the wanted one belong: behind the image’s name, or into the Dockerfile’s `CMD`?',
  'zh-cn':
    '你没有写命令，所以执行的是镜像自己的命令。要的命令应该写在哪里：镜像名后面，还是 Dockerfile 的 `CMD`？',
};

export const otherCommand = defineCause({
  id: 'other-command',
  for: [container],
  text: {
    en: '`{name}` runs `{found}`, and `{wanted}` is asked for.',
    'zh-cn': '`{name}` 执行的是 `{found}`，而这里要的是 `{wanted}`。',
  },
  about: {
    en: 'The container was started with another command than asked for: one that was typed behind the image’s name, or the image’s own.',
    'zh-cn': '启动容器的命令与要求的不同：可能是写在镜像名后面的命令，也可能是镜像自己的命令。',
  },
  help: [typed, ofImage, ...anewTexts],
  async recognise({ spec, observation, judgement }, world) {
    const found = observation.container;
    const { name, command } = spec;
    if (judgement.aspect !== 'command' || command === undefined || found === undefined) {
      return undefined;
    }
    const image = await world.docker.image(found.imageId);
    const own = image === undefined ? '' : commandLine(effectiveCommand(image));
    const line = commandLine(found.command);
    const fits = matchesText(own, command);
    const degrees = anew({ name, container: found, wanted: fits ? spec : undefined });
    return {
      args: { name, found: line, wanted: wantedText(command) },
      degrees: [degree(own === line ? ofImage : typed), ...degrees],
    };
  },
});
