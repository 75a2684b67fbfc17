import type { Degree, Explanation } from '../check/verdict.ts';
import type { Failed } from '../check/run.ts';
import type { Check } from '../lab/model.ts';
import { clusterLooks } from './cluster/looks.ts';
import { said, toPlain } from '../text.ts';
import type { Text } from '../text.ts';

const text: Text = {
  en: 'I do not recognise this. Compare what is expected with what was found, and look with these commands.',
  'zh-cn': '这种情况不在已知的原因之中。请对照期望与实际，再用下面的命令看一看。',
};
const atPlace: Text = {
  en: 'Line {line} of `{path}` is not as expected. Compare it with what is expected, and mend it there.',
  'zh-cn': '`{path}` 第 {line} 行与期望不符。请对照期望，在那一行修改。',
};
const allContainers: Text = {
  en: 'All containers, stopped ones too:',
  'zh-cn': '所有容器，包括已停止的：',
};
const itsLogs: Text = { en: 'What the container has printed:', 'zh-cn': '容器输出的内容：' };
const itsDetails: Text = { en: 'All that Docker knows of it:', 'zh-cn': 'Docker 掌握的全部信息：' };
const allImages: Text = { en: 'All images:', 'zh-cn': '所有镜像：' };
const itsHistory: Text = {
  en: 'How the image was made, line by line:',
  'zh-cn': '镜像逐行的构建历史：',
};
const theFolder: Text = { en: 'The files of the lab’s folder:', 'zh-cn': '实验文件夹中的文件：' };
const theFile: Text = { en: 'The file as it is saved:', 'zh-cn': '已保存的文件内容：' };
const allNetworks: Text = { en: 'All networks:', 'zh-cn': '所有网络：' };
const allVolumes: Text = { en: 'All volumes:', 'zh-cn': '所有卷：' };
const itsUsers: Text = {
  en: 'The containers that mount it, stopped ones too:',
  'zh-cn': '挂载它的容器，包括已停止的：',
};
const usedNow: Text = {
  en: 'What running containers use now:',
  'zh-cn': '运行中的容器此刻的用量：',
};
const itsProcesses: Text = { en: 'The container’s processes:', 'zh-cn': '容器的进程：' };
const theDaemon: Text = { en: 'What Docker says of itself:', 'zh-cn': 'Docker 守护进程的信息：' };
const theVersions: Text = {
  en: 'The versions of the command and of Docker:',
  'zh-cn': '命令与 Docker 的版本：',
};
const theContexts: Text = {
  en: 'Which Docker the command speaks to:',
  'zh-cn': '命令连接的是哪个 Docker：',
};
const ofTheProject: Text = {
  en: 'The project’s containers, stopped ones too:',
  'zh-cn': '项目的容器，包括已停止的：',
};
const allServices: Text = {
  en: 'All services, with how many replicas run:',
  'zh-cn': '所有服务及其运行的副本数：',
};
const itsTasks: Text = {
  en: 'Its tasks, with why one did not start:',
  'zh-cn': '它的任务，以及没有启动的原因：',
};
const allStacks: Text = { en: 'All stacks:', 'zh-cn': '所有 stack：' };
const changes: Text = { en: 'When it was saved last:', 'zh-cn': '最后一次保存的时间：' };

/** What is said of every state that no cause recognises. */
export const unknown: { readonly id: string; readonly text: Text; readonly help: readonly Text[] } =
  { id: 'unknown', text, help: [allImages, allContainers, itsLogs] };

/** The honest answer for a state that no cause recognises: the line, or three commands that look. */
export function explainUnknown(failed: Failed): Explanation {
  const [place] = failed.judgement.places ?? [];
  return {
    id: unknown.id,
    text:
      place === undefined
        ? said(text)
        : said(atPlace, { path: place.path, line: place.range.start.line + 1 }),
    degrees: looks(failed).map(([label, run]): Degree => ({ text: said(label), remedy: { run } })),
    places: failed.judgement.places ?? [],
  };
}

/** Three commands that look at what a check is about, each with what it shows. */
export function looks(check: Check): readonly (readonly [Text, readonly string[]])[] {
  const ofCluster = clusterLooks(check);
  if (ofCluster !== undefined) return ofCluster;
  const { type, spec } = check;
  const named = (key: string): string => word(spec, key);
  if (type === 'image') {
    return [
      [allImages, ['docker', 'images', '-a']],
      [itsHistory, ['docker', 'history', named('ref')]],
      [itsDetails, ['docker', 'inspect', named('ref')]],
    ];
  }
  if (type === 'image-event') {
    return [
      [allImages, ['docker', 'images', '-a', '--digests']],
      [itsHistory, ['docker', 'history', named('image')]],
      [itsDetails, ['docker', 'inspect', named('image')]],
    ];
  }
  if (['file', 'dockerfile', 'yaml', 'manifest'].includes(type)) {
    return [
      [theFolder, ['ls', '-la']],
      [theFile, ['cat', named('path')]],
      [changes, ['stat', named('path')]],
    ];
  }
  if (type === 'network') {
    return [
      [allNetworks, ['docker', 'network', 'ls']],
      [itsDetails, ['docker', 'network', 'inspect', named('name')]],
      [allContainers, ['docker', 'ps', '-a']],
    ];
  }
  if (type === 'volume') {
    return [
      [allVolumes, ['docker', 'volume', 'ls']],
      [itsDetails, ['docker', 'volume', 'inspect', named('name')]],
      [itsUsers, ['docker', 'ps', '-a', '--filter', `volume=${named('name')}`]],
    ];
  }
  if (type === 'stats') {
    return [
      [allContainers, ['docker', 'ps', '-a']],
      [usedNow, ['docker', 'stats', '--no-stream']],
      [itsProcesses, ['docker', 'top', named('container')]],
    ];
  }
  if (type === 'daemon') {
    return [
      [theDaemon, ['docker', 'info']],
      [theVersions, ['docker', 'version']],
      [theContexts, ['docker', 'context', 'ls']],
    ];
  }
  if (type === 'process') {
    return [
      [allContainers, ['docker', 'ps', '-a']],
      [itsProcesses, ['docker', 'top', named('container')]],
      [itsLogs, ['docker', 'logs', named('container')]],
    ];
  }
  if (type === 'compose') {
    const ofProject = `label=com.docker.compose.project=${named('project')}`;
    return [
      [ofTheProject, ['docker', 'ps', '-a', '--filter', ofProject]],
      [allNetworks, ['docker', 'network', 'ls']],
      [allVolumes, ['docker', 'volume', 'ls']],
    ];
  }
  if (type === 'service') {
    return [
      [allServices, ['docker', 'service', 'ls']],
      [itsTasks, ['docker', 'service', 'ps', '--no-trunc', named('name')]],
      [itsLogs, ['docker', 'service', 'logs', named('name')]],
    ];
  }
  if (type === 'stack') {
    return [
      [allStacks, ['docker', 'stack', 'ls']],
      [itsTasks, ['docker', 'stack', 'ps', '--no-trunc', named('name')]],
      [allServices, ['docker', 'service', 'ls']],
    ];
  }
  const name = named(type === 'container' ? 'name' : 'container');
  return [
    [allContainers, ['docker', 'ps', '-a']],
    [itsLogs, ['docker', 'logs', name]],
    [itsDetails, ['docker', 'inspect', name]],
  ];
}

function word(spec: unknown, key: string): string {
  if (typeof spec !== 'object' || spec === null || !(key in spec)) return '';
  const value: unknown = Reflect.get(spec, key);
  return typeof value === 'string' ? value : '';
}

/** What a report needs, as text to copy; environment values and file contents are left out. */
export function reportOf({ type, task, spec, observation, judgement }: Failed): string {
  const hidden = new Set(['environment', 'text', 'content']);
  const seen = JSON.stringify(
    observation,
    (key, value: unknown) => (hidden.has(key) ? '…' : value),
    2,
  );
  return [
    `check: ${type} (task ${task}, ${judgement.aspect ?? 'no aspect'})`,
    `spec: ${JSON.stringify(spec)}`,
    `expected: ${toPlain(judgement.expected, 'en')}`,
    `found: ${toPlain(judgement.observed, 'en')}`,
    `observation: ${seen.slice(0, 8_000)}`,
  ].join('\n');
}
