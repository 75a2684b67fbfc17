import { event } from '../../check/types/event.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: '`docker stop` sends TERM to PID 1, waits ten seconds, and kills. What does PID 1 do when it hears TERM?',
  'zh-cn': '`docker stop` 向 1 号进程发送 TERM，等待十秒后强制结束。1 号进程收到 TERM 会做什么？',
};
const whichImage: Text = {
  en: 'A container keeps the image it was made from, and an image the files as they were at the build. Was this container made after you changed the file and built again?',
  'zh-cn':
    '容器保留创建时的镜像，镜像保留构建时的文件。这个容器是在你修改文件并重新构建之后创建的吗？',
};
const again: Text = {
  en: 'Build again, remove the container, run a new one, wait until it is up, and stop it.',
  'zh-cn': '重新构建，删除容器，再运行一个新的，等它就绪后停止它。',
};

export const killedAtStop = defineCause({
  id: 'killed-at-stop',
  for: [event],
  text: {
    en: '`{name}` was asked to end, and ended with {code}. 137 means that it did not end by itself and was killed after ten seconds.',
    'zh-cn':
      '`{name}` 收到了结束的请求，退出码是 {code}。137 表示它没有自己结束，十秒后被强制结束。',
  },
  about: {
    en: 'PID 1 did not end when it got the signal TERM: it has no handler for it, is a shell that does not pass it on, reloads on it as uwsgi does, or was not up yet.',
    'zh-cn':
      '1 号进程收到 TERM 信号后没有结束：它没有处理这个信号，或者是不转发信号的 shell，或者像 uwsgi 那样重新加载，又或者还没有就绪。',
  },
  help: [question, whichImage, again],
  recognise({ spec, observation, judgement }) {
    const code = observation.otherCode;
    const wanted = spec.action === 'stop' && judgement.aspect === 'exit-code';
    if (!wanted || (code !== 137 && code !== 143)) return undefined;
    return {
      args: { name: spec.container, code },
      degrees: [degree(question), degree(whichImage), degree(again)],
    };
  },
});
