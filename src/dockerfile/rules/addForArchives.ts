import type { Fix, Found } from '../../lint/finding.ts';
import { said } from '../../text.ts';
import { commandsOf } from '../commands.ts';
import type { Dockerfile, Instruction, Word } from '../model.ts';
import type { ShellCommand } from '../shellModel.ts';
import { copied, inCaseOf, removal } from './instructions.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3010, for archives of tar: `ADD` unpacks no others. */
export const addForArchives: DockerfileRule = {
  ids: ['DL3010'],
  severity: 'info',
  title: { en: 'Unpack archives with `ADD`', 'zh-cn': '用 `ADD` 解压归档文件' },
  why: {
    en: '`COPY` and a later `tar` keep the archive in a layer of its own. `ADD` unpacks it while copying.',
    'zh-cn': '先 `COPY` 再 `tar`，归档文件本身会留在镜像层里。`ADD` 复制时直接解压。',
  },
  example: {
    before: 'FROM alpine:3.20\nCOPY app.tar.gz /tmp/\nRUN tar -xzf /tmp/app.tar.gz -C /opt\n',
    after: 'FROM alpine:3.20\nADD app.tar.gz /opt/\n',
  },
  fix: true,
  check: (document) => document.instructions.flatMap((one) => archivesIn(document, one)),
};

const archive = /\.(?:tar|tgz|tbz2?|txz|tlz|tar\.(?:gz|bz2|xz|lzma|Z|zst))$/;

function archivesIn(document: Dockerfile, one: Instruction): readonly Found[] {
  const parts = copied(one);
  const from = one.flags.some(({ name }) => name === 'from');
  if (one.keyword !== 'COPY' || parts === undefined || from) return [];
  const { sources, target } = parts;
  return sources.flatMap((source): readonly Found[] => {
    const name = baseOf(source.plain);
    if (!archive.test(name) || /[*?[$]/.test(name)) return [];
    const isFolder = target.plain.endsWith('/') || target.plain === '.' || sources.length > 1;
    const own = baseOf(target.plain);
    const names = [...(archive.test(own) ? [] : [name]), ...(isFolder ? [] : [own])];
    const unpacking = unpackingOf(document, one, names);
    if (unpacking === undefined) return [];
    const related = [{ range: unpacking.range, message: here }];
    const fixes = sources.length > 1 ? [] : fixesOf(document, one, target, unpacking);
    return [{ range: source.range, message: said(message, { name }), related, fixes }];
  });
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The later command of the stage that unpacks it. */
function unpackingOf(
  document: Dockerfile,
  one: Instruction,
  names: readonly string[],
): ShellCommand | undefined {
  const later = document.instructions.filter(
    ({ stage, start, keyword }) => stage === one.stage && start > one.start && keyword === 'RUN',
  );
  return later
    .flatMap((run) => commandsOf(document, run))
    .find(({ program, args }) => {
      if (program !== 'tar' && program !== 'bsdtar') return false;
      const [first, ...rest] = args.map(({ value }) => value);
      const unpacks =
        /^-?[a-zA-Z]*x/.test(first ?? '') ||
        rest.some((word) => /^(?:-[a-zA-Z]*x[a-zA-Z]*|--extract|--get)$/.test(word)) ||
        /^--(?:extract|get)$/.test(first ?? '');
      return (
        unpacks && args.some(({ value }) => names.includes(baseOf(value.replace(/^--file=/, ''))))
      );
    });
}

/** ADD in its place, where the unpacking is all that its RUN does and says no more than where to. */
function fixesOf(
  document: Dockerfile,
  one: Instruction,
  target: Word,
  command: ShellCommand,
): readonly Fix[] {
  const { instruction, args } = command;
  const words = args.map(({ value }) => value);
  const alone = commandsOf(document, instruction).length === 1 && instruction.flags.length === 0;
  const at = words.indexOf('-C');
  const folder = at < 0 ? '.' : words[at + 1];
  const others = words.filter((_, index) => at < 0 || (index !== at && index !== at + 1));
  const plain = others.length === 2 && /^-?[xvfzjJp]+$/.test(others[0] ?? '');
  const simple = instruction.arguments === document.text.slice(command.start, command.end);
  const isWord = folder !== undefined && /^[\w./-]+$/.test(folder);
  if (!alone || !plain || !simple || !isWord || one.json !== undefined) return [];
  const text = folder.endsWith('/') || folder === '.' ? folder : `${folder}/`;
  const title = said({ en: 'Unpack it with `ADD`', 'zh-cn': '改用 `ADD` 解压' });
  const edits = [
    { range: one.keywordRange, text: inCaseOf(one.written, 'ADD') },
    { range: target.range, text },
    removal(document, instruction),
  ];
  return [{ title, edits, choose: true }];
}

const message = {
  en: '`{name}` is unpacked later. `ADD` copies and unpacks it at once.',
  'zh-cn': '`{name}` 后面才解压。`ADD` 可以在复制时直接解压。',
};
const here = said({ en: 'It is unpacked here', 'zh-cn': '在这里解压' });
