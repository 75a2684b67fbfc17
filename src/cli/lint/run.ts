import { Buffer, isUtf8 } from 'node:buffer';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { linkOf } from '../../dockerfile/rules/links.ts';
import { dockerfileRules } from '../../dockerfile/rules/table.ts';
import { unusedIgnore } from '../../dockerfile/rules/unusedIgnore.ts';
import type { LintConfig } from '../../lint/config/config.ts';
import { isAtLeast, type Finding } from '../../lint/finding.ts';
import { fixAll } from '../../lint/fixAll.ts';
import type { FileReport } from '../../lint/formats/report.ts';
import { lintFormats } from '../../lint/formats/table.ts';
import type { RuleInfo } from '../../lint/rule.ts';
import { isTemplate, looksLikeManifest, mayHoldManifests } from '../../manifest/fileName.ts';
import { said, type Text } from '../../text.ts';
import type { LightContext, Outcome } from '../context.ts';
import { exitCode } from '../exitCode.ts';
import { toJunit } from '../formats/junit.ts';
import { UsageError } from '../usageError.ts';
import { makeConfigs } from './configs.ts';
import { lookAtDockerfiles } from './dockerfiles.ts';
import { makeShellcheckRun } from './shellcheck.ts';
import type { DryRunOf, Looked, Source } from './source.ts';
import { summaryOf } from './summary.ts';
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
  en: 'Could not lint: no path was given, and neither Dockerfile nor manifest is below this folder. Name one, or use `--stdin`.',
  'zh-cn':
    '无法检查：没有写路径，这个文件夹下也没有 Dockerfile 或清单。请写明文件，或使用 `--stdin`。',
};
const templateText: Text = {
  en: 'Left alone: {count} Helm templates, such as `{path}`. Lint what `helm template` makes of them.',
  'zh-cn': '跳过 {count} 个 Helm 模板，例如 `{path}`。请检查 `helm template` 的输出。',
};
const notBoth: Text = {
  en: 'Could not read the command: `{one}` does not go with `{other}`. Leave one out.',
  'zh-cn': '无法理解命令：`{one}` 不能和 `{other}` 一起用，请去掉一个。',
};
const noFormat: Text = {
  en: 'The config asks for the format `{format}`, which is not known here. Text is printed.',
  'zh-cn': '配置要求的格式 `{format}` 这里没有，改为输出文本。',
};

/** What is known of the rules of manifests once there are some. */
interface ManifestRules {
  readonly rules: readonly RuleInfo[];
  readonly linkOf: (id: string) => string;
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
  let manifestRules: ManifestRules = { rules: [], linkOf: () => '' };
  let objects = 0;
  const templates: string[] = [];

  const looked = async (sources: readonly Source[]): Promise<void> => {
    const inOrder = new Map<Source, Looked>();
    const keep = (all: readonly Looked[]): void => {
      for (const one of all) inOrder.set(one.source, one);
    };
    const manifests = sources.filter(isManifest);
    const dockerfiles = sources.filter((source) => !isManifest(source));
    for (let at = 0; at < dockerfiles.length; at += mostAtOnce) {
      keep(await lookAtDockerfiles(dockerfiles.slice(at, at + mostAtOnce), configs, shellcheck));
    }
    if (manifests.length > 0) {
      // The schemas are loaded for those who have manifests.
      const { lookAtManifests, rules: more, linkOf: its } = await import('./manifests.ts');
      const together = lookAtManifests(manifests, configs, context);
      keep(together.looked);
      reports.push(...together.faults);
      amiss.push(...together.amiss);
      manifestRules = { rules: more, linkOf: its };
    }
    const all = sources.flatMap((source) => inOrder.get(source) ?? []);
    const tried = all.flatMap(({ source: { text }, manifest }) => manifest?.read(text) ?? []);
    if (options['--dry-run'] === undefined || tried.length === 0) {
      for (const one of all) await look(one);
    } else {
      // The way to a cluster is loaded for those who ask for it.
      const { onCluster } = await import('./dryRun.ts');
      const asked = await onCluster(context, tried, async (each) => {
        for (const one of all) await look(one, each);
      });
      stuck ||= !asked;
    }
  };
  const look = async (
    { source, config, findings: first, again, manifest }: Looked,
    dryRun?: DryRunOf,
  ): Promise<void> => {
    format ??= config.format;
    objects += manifest?.read(source.text).objects.length ?? 0;
    let findings = first;
    let now = source.text;
    if (options['--fix'] !== undefined || options['--diff'] !== undefined) {
      const { text } = await fixAll(source.text, again);
      if (options['--diff'] !== undefined) diffs.push(await diffOf(source, text));
      else if (usesStdin) fixedInput = source.bom + text;
      if (options['--fix'] !== undefined && written(source, text)) {
        findings = await again(text);
        now = text;
      }
    }
    if (manifest !== undefined) findings = (await dryRun?.(manifest, now)) ?? findings;
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
  const named = new Set(others.map((path) => resolve(io.cwd, path)));
  const sources: Source[] = [];
  for (const file of targets.files) {
    const path = shownPath(file, io.cwd);
    let bytes: Buffer;
    try {
      bytes = readFileSync(file);
    } catch (error) {
      cannot(path, error);
      continue;
    }
    const source = sourceOf(file, path, bytes);
    if (isManifest(source)) {
      // In a folder only what says that it is a manifest is one.
      if (!named.has(file) && !looksLikeManifest(source.text, file)) continue;
      if (isTemplate(source.text)) {
        templates.push(path);
        continue;
      }
    }
    sources.push(source);
  }
  // All of them: what one file names may stand in any other.
  await looked(sources);
  stuck ||= shellcheck?.stuck() === true;
  const [template] = templates;
  if (template !== undefined) {
    const args = { path: template, count: templates.length };
    io.err(`${plain(said(templateText, args))}\n`);
  }
  reports.unshift(...configs.faults());
  for (const one of [...amiss, ...configs.amiss()]) {
    io.err(`${plain(said(noRead, one))}\n`);
    stuck = true;
  }
  const name = args.given.includes('--format') ? args.format : (format ?? 'text');
  const isSummed = options['--summary'] !== undefined;
  const summary = isSummed ? summaryOf(reports, objects).map((line) => `${plain(line)}\n`) : [];
  const found = print(name, reports, manifestRules, context);
  // Other formats are read by programs.
  if (name !== 'text') io.err(summary.join(''));
  const printed = name === 'text' ? found + summary.join('') : found;
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

/** By its name: what is in it is looked at where it was not asked for by name. */
function isManifest({ absolute }: Source): boolean {
  return mayHoldManifests(absolute);
}

function print(
  name: string,
  reports: readonly FileReport[],
  { rules: ofManifests, linkOf: ofManifest }: ManifestRules,
  context: LightContext,
): string {
  const { plain, io } = context;
  if (name === 'junit') return toJunit(reports.map((report) => suiteOf(report, context)));
  const known = Object.hasOwn(lintFormats, name) ? lintFormats[name] : undefined;
  if (known === undefined) io.err(`${plain(said(noFormat, { format: name }))}\n`);
  const format = known ?? lintFormats['text'];
  const own = new Set(ofManifests.flatMap(({ ids }) => ids));
  return (
    format?.(reports, {
      plain,
      rules: [...dockerfileRules, unusedIgnore, ...ofManifests],
      linkOf: (id) => (own.has(id) ? ofManifest(id) : linkOf(id)),
      // It is read from a file, which most formats do without.
      get version() {
        return io.version;
      },
    }) ?? ''
  );
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
