import type { Text } from '../../text.ts';
import type { World } from '../../world/world.ts';
import { acted, lastAttempt } from '../attempt.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';
import { dockerCommands } from '../terminal.ts';

const question: Text = {
  en: 'Whose prompt do you see: your machine’s, or a container’s? Docker is asked from outside.',
  'zh-cn': '你看到的是谁的提示符：你自己机器的，还是容器的？docker 命令要在容器外面执行。',
};
const leave: Text = {
  en: 'Leave the container with `exit`, or open another terminal, and type it there:',
  'zh-cn': '用 `exit` 离开容器，或者另开一个终端，在那里输入：',
};

export const wrongShell = defineCause<unknown, unknown>({
  id: 'wrong-shell',
  for: acted,
  text: {
    en: 'You typed a docker command where there is no docker: `{line}`. It was not carried out.',
    'zh-cn': '你在没有 docker 的地方输入了 docker 命令：`{line}`。它没有执行。',
  },
  about: {
    en: 'A docker command was typed into the shell of a container. The terminal saw `docker exec … docker …`, or a shell that answered `docker: command not found`, or a docker command that ended with 127.',
    'zh-cn':
      '在容器的 shell 里输入了 docker 命令。终端里看到了 `docker exec … docker …`，或者某个 shell 回答 `docker: command not found`，或者 docker 命令以退出码 127 结束。',
  },
  help: [question, leave],
  recognise(failure, world) {
    const attempt = lastAttempt(failure, world);
    const direct =
      attempt !== undefined &&
      ((attempt.as === 'inside' && attempt.exitCode !== 0) ||
        // A container's own command may end with 127 too: then it is not docker that is missing.
        (attempt.as === 'docker' &&
          attempt.exitCode === 127 &&
          !['run', 'exec', 'start'].includes(attempt.meant)));
    const line = direct ? attempt.line : saidInside(attempt?.time ?? 0, world);
    if (line === undefined) return undefined;
    return { args: { line }, degrees: [degree(question), degree(leave)] };
  },
});

/** A shell in a container, newer than the last try, in whose words docker was not found. */
function saidInside(since: number, world: World): string | undefined {
  const last = dockerCommands(world).at(-1);
  if (last === undefined || last.time < since) return undefined;
  const isShell = ['exec', 'run', 'attach'].includes(last.words[0] ?? '');
  return isShell && /\bdocker: (?:command )?not found/.test(last.output) ? last.line : undefined;
}
