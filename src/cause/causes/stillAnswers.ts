import { http } from '../../check/types/http.ts';
import { tcp } from '../../check/types/tcp.ts';
import type { Reach } from '../../check/published.ts';
import type { Text } from '../../text.ts';
import { anew, anewTexts } from '../anew.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';
import type { RequestSpec } from '../served.ts';

const question: Text = {
  en: 'Here nobody should get in from outside. Which option of `docker run` let them in? A container keeps what it was run with.',
  'zh-cn':
    '这里外面不应该有谁能连进来。是 `docker run` 的哪个选项放行的？容器会一直保持运行时的设置。',
};

export const stillAnswers = defineCause<RequestSpec, Reach>({
  id: 'still-answers',
  for: [http, tcp],
  text: {
    en: 'Port {port} of `{name}` is published at the host’s port {hostPort}, and answers.',
    'zh-cn': '`{name}` 的端口 {port} 发布在宿主机的端口 {hostPort}，而且有应答。',
  },
  about: {
    en: 'Nobody should answer at the port, and somebody does: it is published. What the container publishes says so, and the answer itself.',
    'zh-cn': '这个端口不应该有应答，但有：它被发布了。依据是容器发布的端口，以及收到的应答。',
  },
  help: [question, ...anewTexts],
  recognise({ spec, observation: { container, at }, judgement }) {
    if (!['answered', 'open'].includes(judgement.aspect ?? '')) return undefined;
    if (container === undefined || at === undefined) return undefined;
    const { container: name, port = '' } = spec;
    return {
      args: { name, port, hostPort: at.hostPort },
      degrees: [degree(question), ...anew({ name, container, wanted: undefined })],
    };
  },
});
