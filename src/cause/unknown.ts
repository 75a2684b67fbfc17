import type { Degree, Explanation } from '../check/verdict.ts';
import type { Failed } from '../check/run.ts';
import { said, toPlain } from '../text.ts';
import type { Text } from '../text.ts';

const text: Text = {
  en: 'I do not recognise this. Compare what is expected with what was found, and look with these commands.',
  'zh-cn': '这种情况不在已知的原因之中。请对照期望与实际，再用下面的命令看一看。',
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
const changes: Text = { en: 'When it was saved last:', 'zh-cn': '最后一次保存的时间：' };

/** The honest answer for a state that no cause recognises: three commands that look. */
export function explainUnknown(failed: Failed): Explanation {
  return {
    id: 'unknown',
    text: said(text),
    degrees: looks(failed).map(([label, run]): Degree => ({ text: said(label), remedy: { run } })),
    places: failed.judgement.places ?? [],
  };
}

function looks({ type, spec }: Failed): readonly (readonly [Text, readonly string[]])[] {
  const named = (key: string): string => word(spec, key);
  if (type === 'image') {
    return [
      [allImages, ['docker', 'images', '-a']],
      [itsHistory, ['docker', 'history', named('ref')]],
      [itsDetails, ['docker', 'inspect', named('ref')]],
    ];
  }
  if (type === 'file' || type === 'dockerfile') {
    return [
      [theFolder, ['ls', '-la']],
      [theFile, ['cat', named('path')]],
      [changes, ['stat', named('path')]],
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
