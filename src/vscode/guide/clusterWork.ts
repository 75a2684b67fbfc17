import type { Explanation } from '../../check/verdict.ts';
import type { Action, Banner, PreflightRow } from '../../protocol/guide.ts';
import { said, type Text } from '../../text.ts';
import type { Deeds } from './deeds.ts';
import { remedyAction } from './remedy.ts';
import type { Voice } from './voice.ts';

/** What this window does with the lab cluster, or why that failed last. */
export type ClusterWork =
  | { readonly is: 'creating'; readonly step: Text }
  | { readonly is: 'failed'; readonly fault: Explanation };

const texts = {
  creating: { en: 'The lab cluster is being created', 'zh-cn': '正在创建实验集群' },
  goOn: {
    en: 'It takes a minute or two, longer the first time. You can go on meanwhile.',
    'zh-cn': '需要一两分钟，首次更久。期间可以继续做别的。',
  },
  progress: { en: '{step}…', 'zh-cn': '{step}…' },
  failed: { en: 'The lab cluster could not be created', 'zh-cn': '实验集群创建失败' },
  cancel: { en: 'Cancel', 'zh-cn': '取消' },
  again: { en: 'Try again', 'zh-cn': '重试' },
  log: { en: 'Show log', 'zh-cn': '查看日志' },
} satisfies Record<string, Text>;

const id = 'cluster';

/** In the look before a lab's start. */
export function workRow(work: ClusterWork, voice: Voice, deeds: Deeds): PreflightRow {
  const { title, text, ...shown } = told(work, voice, deeds);
  const status = work.is === 'creating' ? 'checking' : 'attention';
  return { id, status, titleMarkdown: title, detailMarkdown: text, ...shown };
}

/** Above the tasks of a step. */
export function workBanner(work: ClusterWork, voice: Voice, deeds: Deeds): Banner {
  const { title, text, ...shown } = told(work, voice, deeds);
  return { id, title, textMarkdown: text, ...shown };
}

function told(work: ClusterWork, voice: Voice, deeds: Deeds) {
  const offer = (name: keyof typeof texts, deed: Parameters<Deeds['offer']>[2]): Action =>
    deeds.offer(`cluster:${name}`, voice.plain(said(texts[name])), deed);
  if (work.is === 'creating') {
    return {
      title: voice.plain(said(texts.creating)),
      text: voice.markdown(said(texts.goOn)),
      progress: voice.plain(said(texts.progress, { step: work.step })),
      actions: [offer('cancel', { do: 'cancelCluster' })],
    };
  }
  const { text, degrees, excerpt = [] } = work.fault;
  return {
    title: voice.plain(said(texts.failed)),
    text: [text, ...degrees.map((degree) => degree.text)].map(voice.markdown).join('\n\n'),
    ...(excerpt.length > 0 && { excerpt }),
    actions: [
      offer('again', { do: 'createCluster' }),
      ...degrees.flatMap(({ remedy }, index) =>
        remedy ? [remedyAction(`cluster:way:${index}`, remedy, voice, deeds)] : [],
      ),
      offer('log', { do: 'log' }),
    ],
  };
}
