import type { IntroScreen, PreflightRow } from '../../protocol/guide.ts';
import type { Requirement } from '../../session/session.ts';
import { workRow, type ClusterWork } from './clusterWork.ts';
import type { Deeds } from './deeds.ts';
import { header } from './header.ts';
import type { Daemon, IntroSubject } from './input.ts';
import { deedOf } from './remedy.ts';
import type { Voice } from './voice.ts';

export function intro(
  subject: IntroSubject,
  { daemon, cluster }: { readonly daemon: Daemon; readonly cluster: ClusterWork | undefined },
  voice: Voice,
  deeds: Deeds,
): IntroScreen {
  const { lab, requirements, checking, starting } = subject;
  return {
    kind: 'intro',
    header: header(lab, daemon, voice),
    summaryMarkdown: lab.summary[voice.language],
    duration: lab.duration,
    level: lab.level,
    preflight: requirements?.map((row) =>
      cluster && row.id === 'cluster' && row.status !== 'ready'
        ? workRow(cluster, voice, deeds)
        : preflightRow(row, voice, deeds),
    ) ?? [waiting(voice)],
    checking,
    canStart: !starting && canStart(requirements),
    starting,
  };
}

/** What is only worth attention does not hold anybody back. */
function canStart(requirements: readonly Requirement[] | undefined): boolean {
  return requirements !== undefined && requirements.every(({ status }) => status !== 'missing');
}

function preflightRow(row: Requirement, voice: Voice, deeds: Deeds): PreflightRow {
  return {
    id: row.id,
    status: row.status,
    titleMarkdown: voice.markdown(row.title),
    ...(row.detail && { detailMarkdown: voice.markdown(row.detail) }),
    actions: row.remedies.map((remedy, index) =>
      deeds.offer(
        `preflight:${row.id}:${index}`,
        voice.plain(remedy.label),
        'run' in remedy ? deedOf(remedy.run) : { do: 'rename', variable: remedy.variable },
      ),
    ),
  };
}

function waiting(voice: Voice): PreflightRow {
  return {
    id: 'docker',
    status: 'checking',
    titleMarkdown: voice.markdown({
      text: { en: 'Looking at your Docker…', 'zh-cn': '正在查看你的 Docker…' },
    }),
    actions: [],
  };
}
