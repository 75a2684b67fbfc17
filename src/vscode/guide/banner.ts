import type { Banner } from '../../protocol/guide.ts';
import type { Explanation } from '../../check/verdict.ts';
import { isOfCluster } from '../../session/plan.ts';
import type { Said, Text } from '../../text.ts';
import { remedyAction } from './remedy.ts';
import type { Deeds } from './deeds.ts';
import type { Voice } from './voice.ts';

const titles: Readonly<Record<string, Text>> = {
  'daemon-down': { en: 'Docker does not answer', 'zh-cn': 'Docker 没有响应' },
  'socket-missing': { en: 'Docker was not found', 'zh-cn': '没有找到 Docker' },
  'socket-denied': { en: 'Docker does not let you in', 'zh-cn': 'Docker 拒绝了访问' },
  'time-out': { en: 'Docker takes too long', 'zh-cn': 'Docker 响应太慢' },
  closed: { en: 'Docker broke off its answer', 'zh-cn': 'Docker 中途断开了连接' },
  'certificate-unknown': { en: 'Docker cannot prove who it is', 'zh-cn': 'Docker 无法证明身份' },
  'certificate-expired': { en: 'A certificate has expired', 'zh-cn': '证书已过期' },
  'certificate-refused': { en: 'Docker wants a certificate', 'zh-cn': 'Docker 要求出示证书' },
  'ssh-failed': { en: 'No way through ssh', 'zh-cn': '无法通过 ssh 访问' },
  'too-old': { en: 'Docker is too old', 'zh-cn': 'Docker 版本太旧' },
};
const clusterTitles: Readonly<Record<string, Text>> = {
  'cluster-missing': { en: 'There is no lab cluster', 'zh-cn': '还没有实验集群' },
  'context-refused': { en: 'There is no lab cluster', 'zh-cn': '还没有实验集群' },
  'cluster-down': { en: 'The cluster does not answer', 'zh-cn': '集群没有响应' },
  'cluster-time-out': { en: 'The cluster takes too long', 'zh-cn': '集群响应太慢' },
  'cluster-closed': { en: 'The cluster broke off its answer', 'zh-cn': '集群中途断开了连接' },
  'cluster-expired': { en: 'A certificate has expired', 'zh-cn': '证书已过期' },
  'cluster-stranger': { en: 'Another cluster answers', 'zh-cn': '响应的是另一个集群' },
  'cluster-denied': { en: 'The cluster does not let you in', 'zh-cn': '集群拒绝了访问' },
};
const otherClusterTitle: Text = { en: 'The cluster is not ready', 'zh-cn': '集群未就绪' };
const otherTitle: Text = { en: 'Docker is not ready', 'zh-cn': 'Docker 未就绪' };

const nothingWrong: Text = {
  en: 'Nothing of yours is wrong.',
  'zh-cn': '你的操作没有问题。',
};
const goesOn: Text = {
  en: 'This step goes on by itself when Docker is back.',
  'zh-cn': 'Docker 恢复后，这一步会自动继续。',
};

export function banner(block: Explanation, voice: Voice, deeds: Deeds): Banner {
  const actions = block.degrees.flatMap(({ remedy }, index) =>
    remedy ? [remedyAction(`block:${index}`, remedy, voice, deeds)] : [],
  );
  if (isOfCluster(block)) {
    const title = clusterTitles[block.id] ?? otherClusterTitle;
    return {
      id: block.id,
      title: voice.plain({ text: title }),
      textMarkdown: [block.text, ...block.degrees.map(({ text }) => text)]
        .map(voice.markdown)
        .join('\n\n'),
      actions,
    };
  }
  return {
    id: block.id,
    title: voice.plain({ text: titles[block.id] ?? otherTitle }),
    textMarkdown: [
      voice.markdown({ text: nothingWrong }),
      voice.markdown(block.text),
      ...block.degrees.map(({ text }) => voice.markdown(text)),
      voice.markdown({ text: goesOn }),
    ].join(voice.language === 'en' ? ' ' : ''),
    actions: [
      ...actions,
      deeds.offer(
        'block:other',
        voice.plain({ text: { en: 'Use another daemon…', 'zh-cn': '使用其他守护进程…' } }),
        { do: 'otherDaemon' },
      ),
    ],
  };
}

/** The newest progress could not be saved. */
export function problemBanner(problem: Said, voice: Voice): Banner {
  return {
    id: 'problem',
    title: voice.plain({
      text: { en: 'Your progress is not saved', 'zh-cn': '你的进度没有保存' },
    }),
    textMarkdown: voice.markdown(problem),
    actions: [],
  };
}
