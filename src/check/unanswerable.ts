import { said } from '../text.ts';
import type { Text } from '../text.ts';
import { saidForeign } from './ownership.ts';
import type { Judgement } from './verdict.ts';
import type { Source } from './worldAnswer.ts';

const running: Text = { en: '`{name}` is running', 'zh-cn': '`{name}` 正在运行' };
const notRunning: Text = { en: '`{name}` does not run', 'zh-cn': '`{name}` 没有在运行' };
const anAnswerFrom: Text = {
  en: 'an answer that the lab’s own `{name}` gives',
  'zh-cn': '实验自己的 `{name}` 给出的回答',
};
const aDigest: Text = { en: 'a digest of `{name}`', 'zh-cn': '`{name}` 的摘要' };
const noDigest: Text = { en: '`{name}` has none here', 'zh-cn': '这里的 `{name}` 没有摘要' };
const noDigestReply: Text = {
  en: 'A digest comes with a pull or a push, and `{name}` has none here yet. Pull it, then answer again.',
  'zh-cn': '摘要是拉取或推送时得到的，而这里的 `{name}` 还没有。请先拉取它，再回答。',
};
const notRunningReply: Text = {
  en: 'The answer is in the container `{name}`, and it does not run. Start it, then answer again.',
  'zh-cn': '答案在容器 `{name}` 里，但它没有在运行。请先启动它，再回答。',
};
const anObject: Text = { en: 'the object `{name}`', 'zh-cn': '对象 `{name}`' };
const noObject: Text = { en: 'no `{name}` in the cluster', 'zh-cn': '集群中没有 `{name}`' };
const noObjectReply: Text = {
  en: 'The answer stands in `{name}`, and the cluster has no such object. Create it, then answer again.',
  'zh-cn': '答案在 `{name}` 里，但集群中没有这个对象。请先创建它，再回答。',
};
const there: Text = { en: 'all of these images: `{names}`', 'zh-cn': '这些镜像都在：`{names}`' };
const notThere: Text = {
  en: 'not all of these images are there: `{names}`',
  'zh-cn': '这些镜像没有全都在：`{names}`',
};
const notThereReply: Text = {
  en: 'The answer is in these images, and one of them is not there: `{names}`. Build it, then answer again.',
  'zh-cn': '答案在这些镜像里，但其中有一个不存在：`{names}`。请先构建它，再回答。',
};

/** Of a question whose answer the world cannot give now. */
export function unanswerable(
  source: Source,
  foreign: Parameters<typeof saidForeign>[1] | undefined,
): Judgement {
  if (source.kind === 'images') {
    const args = { names: source.names.join(', ') };
    return {
      pass: false,
      aspect: 'no-image',
      expected: said(there, args),
      observed: said(notThere, args),
      reply: said(notThereReply, args),
    };
  }
  const { kind, name } = source;
  if (foreign !== undefined) {
    const why = saidForeign(name, foreign);
    return {
      pass: false,
      aspect: 'not-owned',
      expected: said(anAnswerFrom, { name }),
      observed: why,
    };
  }
  if (kind === 'object') {
    return {
      pass: false,
      aspect: 'no-object',
      expected: said(anObject, { name }),
      observed: said(noObject, { name }),
      reply: said(noObjectReply, { name }),
    };
  }
  if (kind === 'digest') {
    return {
      pass: false,
      aspect: 'no-digest',
      expected: said(aDigest, { name }),
      observed: said(noDigest, { name }),
      reply: said(noDigestReply, { name }),
    };
  }
  return {
    pass: false,
    aspect: 'no-container',
    expected: said(running, { name }),
    observed: said(notRunning, { name }),
    reply: said(notRunningReply, { name }),
  };
}
