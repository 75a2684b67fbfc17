import type { Found } from '../../lint/finding.ts';
import { said } from '../../text.ts';
import type { Dockerfile, Instruction } from '../model.ts';
import { optionAdded } from './edits.ts';
import { runsOf, type Invocation } from './invocations.ts';
import { hasOption, readArguments } from './options.ts';
import type { DockerfileRule } from './rule.ts';
import { valuesOf } from './values.ts';

/** hadolint's DL3046, which overlooks `--uid`. */
export const useraddHighUid: DockerfileRule = {
  ids: ['DL3046'],
  severity: 'warning',
  title: {
    en: 'Add `-l` to `useradd` with a high user id',
    'zh-cn': '用户 ID 很大时，`useradd` 加上 `-l`',
  },
  why: {
    en: '`useradd` writes to `/var/log/lastlog` at a place that grows with the id. The file is almost empty, but the layer stores all of it: gigabytes.',
    'zh-cn':
      '`useradd` 会按用户 ID 的大小往 `/var/log/lastlog` 里写。文件几乎是空的，镜像层却会完整保存，可达几 GB。',
  },
  example: {
    before: 'FROM debian:12\nRUN useradd -u 1000000 app\n',
    after: 'FROM debian:12\nRUN useradd -l -u 1000000 app\n',
  },
  fix: true,
  check: (document) =>
    runsOf(document).flatMap(({ instruction, invocations }) =>
      invocations.flatMap((each) => highUid(document, instruction, each)),
    ),
};

const valued = new Set(
  'b base-dir c comment d home-dir e expiredate f inactive g gid G groups k skel K key p password P prefix R root s shell u uid Z selinux-user'.split(
    ' ',
  ),
);

function highUid(
  file: Dockerfile,
  instruction: Instruction,
  invocation: Invocation,
): readonly Found[] {
  if (invocation.program !== 'useradd') return [];
  const read = readArguments(invocation.args, valued);
  const given = read.options.find(({ name }) => name === 'u' || name === 'uid');
  if (given?.value === undefined || hasOption(read, 'l', 'no-log-init')) return [];
  const dynamic = given.value.includes('$');
  const [uid] = valuesOf(file, instruction, { ...given.word, value: given.value, dynamic }) ?? [];
  if (uid === undefined || !/^\d{6,}$/.test(uid)) return [];
  const { word } = invocation;
  return [
    {
      range: { start: word.range.start, end: given.word.range.end },
      message: said(text, { uid }),
      fixes: optionAdded(invocation, word, '-l'),
    },
  ];
}

const text = {
  en: 'With the user id {uid}, `useradd` makes a huge log file. Add `-l`.',
  'zh-cn': '用户 ID 是 {uid} 时，`useradd` 会生成巨大的日志文件，请加上 `-l`。',
};
