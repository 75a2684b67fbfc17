import type { Text } from '../../text.ts';
import type { Container } from '../../world/docker/objects/container.ts';
import type { World } from '../../world/world.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';
import { lastRun } from '../runLine.ts';
import { ofContainer, subjectOf } from '../subject.ts';

const byContainer: Text = {
  en: 'Only one can have a port of the host, and `{other}` publishes {port}. Which of the two should?',
  'zh-cn': '宿主机的一个端口只能给一个程序用，{port} 已由 `{other}` 发布。应该给谁？',
};
const byProgram: Text = {
  en: 'No container publishes {port}: a program outside Docker listens there. Which one is it, or which other port will do?',
  'zh-cn': '没有容器发布 {port}：是 Docker 之外的程序在监听。是哪个程序？或者换哪个端口？',
};
const form: Text = {
  en: 'Free the port and start `{name}` again: `docker start ____`. Or remove it and run it with another one: `-p ____:…`',
  'zh-cn':
    '腾出端口后再次启动 `{name}`：`docker start ____`。也可以删除它，换一个端口运行：`-p ____:…`',
};
const whoContainer: Text = { en: 'Who publishes what:', 'zh-cn': '各容器发布的端口：' };
const whoProgram: Text = {
  en: 'Who listens there, on Linux:',
  'zh-cn': '谁在那里监听（Linux）：',
};

export const portTaken = defineCause<unknown, unknown>({
  id: 'port-taken',
  for: ofContainer,
  text: {
    en: '`{name}` could not start: the host’s port {port} is taken by {holder}.',
    'zh-cn': '`{name}` 无法启动：宿主机的端口 {port} 已被{holder}占用。',
  },
  about: {
    en: 'The port of the host that `-p` asks for is in use. The daemon’s error says so; the containers that publish it are searched, and where there is none it is a program outside Docker.',
    'zh-cn':
      '`-p` 要的宿主机端口已被占用。守护进程的错误信息说明了这一点；会查找是哪个容器发布了它，没有的话就是 Docker 之外的程序。',
  },
  help: [byContainer, byProgram, form, whoContainer, whoProgram],
  async recognise(failure, world) {
    const subject = await subjectOf(failure, world);
    if (subject?.lack === undefined) return undefined;
    const words = errorOf(subject.name, subject.container, world);
    const port = portIn(words);
    if (port === undefined) return undefined;
    const other = (await world.docker.containers()).find(
      ({ id, ports }) =>
        id !== subject.container?.id && ports.some(({ hostPort }) => hostPort === port),
    );
    const holder =
      other === undefined
        ? { en: 'a program outside Docker', 'zh-cn': ' Docker 之外的程序' }
        : { en: `the container \`${other.name}\``, 'zh-cn': `容器 \`${other.name}\` ` };
    const args = { name: subject.name, port, holder };
    return {
      args,
      excerpt: [words],
      degrees: [
        other === undefined
          ? degree(byProgram, { port })
          : degree(byContainer, { port, other: other.name }),
        degree(form, args),
        other === undefined
          ? degree(whoProgram, {}, { run: ['ss', '-ltnp', `sport = :${port}`] })
          : degree(
              whoContainer,
              {},
              { run: ['docker', 'ps', '--format', '{{.Names}}\t{{.Ports}}'] },
            ),
      ],
    };
  },
});

/** What the daemon said: kept with the container, or printed where `--rm` took that away. */
function errorOf(name: string, found: Container | undefined, world: World): string {
  if (found !== undefined) return found.error;
  const run = lastRun(world);
  if (run === undefined || run.exitCode === 0) return '';
  if (run.name !== undefined && run.name !== name) return '';
  return run.output.split('\n').find((line) => portIn(line) !== undefined) ?? '';
}

function portIn(words: string): number | undefined {
  if (!/port is already allocated|address already in use/.test(words)) return undefined;
  const port = /(?:Bind for |listen (?:tcp|udp)[46]? |host port (?:for )?)\S*?:(\d+)\b/.exec(
    words,
  )?.[1];
  return port === undefined ? undefined : Number(port);
}
