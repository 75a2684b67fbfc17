import { event } from '../../check/types/event.ts';
import type { EventSpec } from '../../check/types/event.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: '`docker exec` starts one more process in a container that runs. How do you get this one to run again?',
  'zh-cn': '`docker exec` 在运行中的容器里再启动一个进程。怎样让这个容器重新运行起来？',
};
const form: Text = { en: '`docker start ____`', 'zh-cn': '`docker start ____`' };

export const execStopped = defineCause<EventSpec, unknown>({
  id: 'exec-stopped',
  for: [event],
  text: {
    en: '`{name}` does not run (exit code {code}), so nothing can be run inside it.',
    'zh-cn': '`{name}` 没有在运行（退出码 {code}），所以无法在里面执行命令。',
  },
  about: {
    en: 'The container is there but does not run, so `docker exec` has nothing to enter. Its state says so.',
    'zh-cn': '容器存在但没有运行，所以 `docker exec` 无处可进。这是从容器状态看出来的。',
  },
  help: [question, form, thisDoesIt],
  async recognise({ spec }, world) {
    if (spec.exec === undefined) return undefined;
    const found = await world.docker.container(spec.container);
    if (found?.name !== spec.container) return undefined;
    if (found.state !== 'exited' && found.state !== 'created' && found.state !== 'dead') {
      return undefined;
    }
    return {
      args: { name: found.name, code: found.exitCode },
      degrees: [
        degree(question),
        degree(form),
        degree(thisDoesIt, {}, { run: ['docker', 'start', found.name] }),
      ],
    };
  },
});
