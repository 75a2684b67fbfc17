import type { Found } from '../../lint/finding.ts';
import { said } from '../../text.ts';
import type { Instruction, Word } from '../model.ts';
import type { DockerfileRule } from './rule.ts';

/** What ADD unpacks, by the ends of names that hadolint knows, and zstd, which builders unpack too. */
const archive = /\.(?:tar|gz|tgz|bz2|tbz2?|tb2|xz|txz|lzma|tlz|lz|Z|tZ|tpz|zst|tzst)["']?$/;
/** What ADD fetches: files of the web and git repositories. */
const remote = /^["']?(?:https?:\/\/|git:\/\/|git@|ssh:\/\/)/i;
/** COPY has no such flags. */
const ownFlags = new Set(['checksum', 'keep-git-dir', 'unpack']);

/** hadolint's DL3020. */
export const addForFiles: DockerfileRule = {
  ids: ['DL3020'],
  severity: 'error',
  title: { en: 'Use `COPY` for files and folders', 'zh-cn': '复制文件和目录用 `COPY`' },
  why: {
    en: '`ADD` also fetches URLs and unpacks archives. For plain files `COPY` does just what it says, whatever the file is called.',
    'zh-cn':
      '`ADD` 还会下载网址、解压归档文件。复制普通文件时用 `COPY`，文件叫什么名字都不会有意外。',
  },
  example: {
    before: 'FROM alpine:3.20\nADD app.py /app/\n',
    after: 'FROM alpine:3.20\nCOPY app.py /app/\n',
  },
  fix: true,
  check: ({ instructions }) => instructions.flatMap(addIn),
};

function addIn(instruction: Instruction): readonly Found[] {
  const { keyword, keywordRange, written, flags, words } = instruction;
  if (keyword !== 'ADD') return [];
  const files = words.slice(0, -1).filter((word) => !word.plain.startsWith('<<') && isFile(word));
  const [first] = files;
  if (first === undefined) return [];
  const message = said(
    {
      en: '`{source}` is only copied: write `COPY` instead of `ADD`.',
      'zh-cn': '`{source}` 只是复制，请用 `COPY` 代替 `ADD`。',
    },
    { source: first.plain },
  );
  const onlyFiles = words
    .slice(0, -1)
    .every((word) => files.includes(word) || word.plain.startsWith('<<'));
  if (!onlyFiles || flags.some(({ name }) => ownFlags.has(name))) {
    return [{ range: keywordRange, message }];
  }
  const text = written === written.toLowerCase() ? 'copy' : 'COPY';
  const title = said({ en: 'Write `{text}`', 'zh-cn': '改为 `{text}`' }, { text });
  const fix = { title, edits: [{ range: keywordRange, text }] };
  // A variable may hold a URL.
  const unsure = files.some(({ plain }) => plain.startsWith('$'));
  return [{ range: keywordRange, message, fixes: [unsure ? { ...fix, choose: true } : fix] }];
}

function isFile({ plain }: Word): boolean {
  return !archive.test(plain) && !remote.test(plain);
}
