import { Buffer, isUtf8 } from 'node:buffer';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { dockerignoreOf } from '../../dockerfile/dockerignoreFile.ts';
import { lintDockerfile } from '../../dockerfile/lint.ts';
import type { Dockerfile } from '../../dockerfile/model.ts';
import { parseDockerfile } from '../../dockerfile/parse.ts';
import { linkOf } from '../../dockerfile/rules/links.ts';
import { dockerfileRules } from '../../dockerfile/rules/table.ts';
import { unusedIgnore } from '../../dockerfile/rules/unusedIgnore.ts';
import type { LintConfig } from '../../lint/config/config.ts';
import { isAtLeast, type Finding } from '../../lint/finding.ts';
import { fixAll } from '../../lint/fixAll.ts';
import type { More } from '../../lint/lint.ts';
import type { FileReport } from '../../lint/formats/report.ts';
import { lintFormats } from '../../lint/formats/table.ts';
import { said, type Text } from '../../text.ts';
import type { LightContext, Outcome } from '../context.ts';
import { exitCode } from '../exitCode.ts';
import { toJunit } from '../formats/junit.ts';
import { UsageError } from '../usageError.ts';
import { makeConfigs } from './configs.ts';
import { makeShellcheckRun } from './shellcheck.ts';
import { findTargets, shownPath, whyOf } from './targets.ts';

const noRead: Text = {
  en: 'Could not read `{path}`: {why}. Name a file or folder that you may read.',
  'zh-cn': '无法读取 `{path}`：{why}。请写一个可读的文件或文件夹。',
};
const noWrite: Text = {
  en: 'Could not write `{path}`: {why}. Allow writing there.',
  'zh-cn': '无法写入 `{path}`：{why}。请允许写入。',
};
const notText: Text = {
  en: 'it is not UTF-8, and would lose characters',
  'zh-cn': '文件不是 UTF-8 编码，修改会丢失字符',
};
const noFiles: Text = {
  en: 'Could not lint: no path was given, and no Dockerfile is below this folder. Name one, or use `--stdin`.',
  'zh-cn': '无法检查：没有写路径，这个文件夹下也没有 Dockerfile。请写明文件，或使用 `--stdin`。',
};
const notBoth: Text = {
  en: 'Could not read the command: `{one}` does not go with `{other}`. Leave one out.',
  'zh-cn': '无法理解命令：`{one}` 不能和 `{other}` 一起用，请去掉一个。',
};
const noFormat: Text = {
  en: 'The config asks for the format `{format}`, which is not known here. Text is printed.',
  'zh-cn': '配置要求的格式 `{format}` 这里没有，改为输出文本。',
};

/** One file with its bytes; a byte order mark is kept apart. */
interface Source {
  readonly absolute: string;
  readonly path: string;
  readonly text: string;
  readonly bom: string;
  readonly utf8: boolean;
}

/** A source as it is read, and what ShellCheck finds in it. */
interface Read {
  readonly source: Source;
  readonly document: Dockerfile;
  readonly more: More | undefined;
}

/** Files for which ShellCheck is asked at once. */
const mostAtOnce = 100;

export async function run(context: LightContext): Promise<Outcome> {
  const { args, io, plain } = context;
  const { lint: options, words } = args;
  const usesStdin = options['--stdin'] !== undefined || words.includes('-');
  const others = words.filter((word) => word !== '-');
  for (const [one, is, other] of [
    ['--stdin', usesStdin && others.length > 0, others[0] ?? ''],
    ['--fix', options['--fix'] !== undefined && options['--diff'] !== undefined, '--diff'],
  ] as const) {
    if (is) throw new UsageError(said(notBoth, { one, other }));
  }
  const configs = makeConfigs(context);
  const shellcheck = makeShellcheckRun(context);
  const targets = usesStdin
    ? { files: [], amiss: [] }
    : findTargets(others.length > 0 ? others : ['.'], io.cwd);
  if (!usesStdin && others.length === 0 && targets.files.length === 0) {
    throw new UsageError(said(noFiles));
  }
  const amiss = [...targets.amiss];
  const cannot = (path: string, error: unknown): void => {
    amiss.push({ path, why: whyOf(error) });
  };
  const reports: FileReport[] = [];
  const diffs: string[] = [];
  let [fails, stuck, format] = [false, false, undefined as string | undefined];
  let fixedInput: string | undefined;

  const looked = async (sources: readonly Source[]): Promise<void> => {
    const documents = sources.map(({ text }) => parseDockerfile(text));
    const more = await shellcheck?.of(documents);
    for (const [at, source] of sources.entries()) {
      const document = documents[at];
      if (document !== undefined) await look({ source, document, more: more?.[at] });
    }
  };
  const look = async ({ source, document, more }: Read): Promise<void> => {
    const config = await configs.of(source.absolute);
    format ??= config.format;
    const dockerignore = dockerignoreOf(source.absolute);
    const first = lintDockerfile(document, config, { dockerignore, more });
    const findingsIn = async (text: string): Promise<readonly Finding[]> => {
      if (text === source.text) return first;
      const changed = parseDockerfile(text);
      const [found] = (await shellcheck?.of([changed])) ?? [];
      return lintDockerfile(changed, config, { dockerignore, more: found });
    };
    let findings = first;
    if (options['--fix'] !== undefined || options['--diff'] !== undefined) {
      const { text } = await fixAll(source.text, findingsIn);
      if (options['--diff'] !== undefined) diffs.push(await diffOf(source, text));
      else if (usesStdin) fixedInput = source.bom + text;
      if (options['--fix'] !== undefined && written(source, text))
        findings = await findingsIn(text);
    }
    reports.push({ path: options['--file-path-in-report']?.at(-1) ?? source.path, findings });
    fails ||= failing(findings, config);
  };
  /** Whether the text is now in the file. */
  const written = ({ absolute, path, text: before, bom, utf8 }: Source, text: string): boolean => {
    if (text === before || usesStdin) return true;
    const why = utf8 ? undefined : plain(said(notText));
    const failed = why ?? write(absolute, bom + text);
    if (failed === undefined) return true;
    io.err(`${plain(said(noWrite, { path, why: failed }))}\n`);
    stuck = true;
    return false;
  };

  if (usesStdin) {
    const name = options['--stdin-filename']?.at(-1);
    const absolute = resolve(io.cwd, name ?? 'Dockerfile');
    await looked([sourceOf(absolute, name ?? '-', await bytesOf(process.stdin))]);
  }
  let waiting: Source[] = [];
  for (const file of targets.files) {
    const path = shownPath(file, io.cwd);
    let bytes: Buffer;
    try {
      bytes = readFileSync(file);
    } catch (error) {
      cannot(path, error);
      continue;
    }
    waiting.push(sourceOf(file, path, bytes));
    if (waiting.length < mostAtOnce) continue;
    await looked(waiting);
    waiting = [];
  }
  await looked(waiting);
  stuck ||= shellcheck?.stuck() === true;
  reports.unshift(...configs.faults());
  for (const one of [...amiss, ...configs.amiss()]) {
    io.err(`${plain(said(noRead, one))}\n`);
    stuck = true;
  }
  const name = args.given.includes('--format') ? args.format : (format ?? 'text');
  const printed = print(name, reports, context);
  const isDiff = options['--diff'] !== undefined;
  if (fixedInput !== undefined) io.err(printed);
  const output = options['--output']?.at(-1);
  if (output !== undefined && !isDiff && fixedInput === undefined) {
    const failed = write(resolve(io.cwd, output), printed);
    if (failed !== undefined) io.err(`${plain(said(noWrite, { path: output, why: failed }))}\n`);
    stuck ||= failed !== undefined;
  }
  const code = stuck ? exitCode.blocked : fails ? exitCode.failed : exitCode.passed;
  const shown = isDiff ? diffs.join('') : (fixedInput ?? (output === undefined ? printed : ''));
  return { exitCode: code, data: undefined, printed: shown };
}

/** Why it could not be written; undefined when it is. */
function write(path: string, text: string): string | undefined {
  try {
    writeFileSync(path, text);
    return undefined;
  } catch (error) {
    return whyOf(error);
  }
}

function failing(findings: readonly Finding[], { noFail, failureThreshold }: LintConfig): boolean {
  return !noFail && findings.some(({ severity }) => isAtLeast(severity, failureThreshold));
}

function print(name: string, reports: readonly FileReport[], context: LightContext): string {
  const { plain, io } = context;
  if (name === 'junit') return toJunit(reports.map((report) => suiteOf(report, context)));
  const known = Object.hasOwn(lintFormats, name) ? lintFormats[name] : undefined;
  if (known === undefined) io.err(`${plain(said(noFormat, { format: name }))}\n`);
  const format = known ?? lintFormats['text'];
  const rules = [...dockerfileRules, unusedIgnore];
  return format?.(reports, { plain, rules, linkOf, version: io.version }) ?? '';
}

function suiteOf(
  { path, findings }: FileReport,
  { plain }: LightContext,
): Parameters<typeof toJunit>[0][number] {
  return {
    name: path,
    cases: findings.map(({ ids, severity, message, range }) => ({
      name: `${ids.join(', ')} ${path}:${range.start.line + 1}:${range.start.character + 1}`,
      result: 'failed',
      id: severity,
      lines: [plain(message)],
    })),
  };
}

function sourceOf(absolute: string, path: string, bytes: Buffer): Source {
  const all = bytes.toString('utf8');
  const bom = all.startsWith('\uFEFF') ? '\uFEFF' : '';
  return { absolute, path, text: all.slice(bom.length), bom, utf8: isUtf8(bytes) };
}

async function diffOf({ path, text }: Source, fixed: string): Promise<string> {
  if (text === fixed) return '';
  const { createTwoFilesPatch } = await import('diff');
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, text, fixed);
  return patch.replace(/^=+\n/, '');
}

async function bytesOf(stream: AsyncIterable<Buffer | string>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
