import { access, constants, mkdir } from 'node:fs/promises';
import { explainBlock } from '../../cause/blocks.ts';
import { runCommand, shellLine } from '../../session/command.ts';
import { pullsFor } from '../../session/preflight.ts';
import { said, type Said, type Text } from '../../text.ts';
import type { DockerConnection } from '../../world/docker/docker.ts';
import type { ImageSummary } from '../../world/docker/objects/image.ts';
import { isAtLeast } from '../../world/docker/versions.ts';
import type { Mirrors } from '../../world/mirrors.ts';
import { WorldError } from '../../world/worldError.ts';
import type { Context, Verb } from '../context.ts';
import { exitCode } from '../exitCode.ts';

const summary: Text = {
  en: 'whether this machine is ready for labs',
  'zh-cn': '检查这台机器是否可以做实验',
};
const answers: Text = {
  en: 'Docker {version} (API {api}) answers at {endpoint}',
  'zh-cn': 'Docker {version}（API {api}）在 {endpoint} 正常响应',
};
const command: Text = {
  en: 'The docker command is here: {version}',
  'zh-cn': 'docker 命令可用：{version}',
};
const noCommand: Text = {
  en: 'The docker command is not here. Install the Docker CLI.',
  'zh-cn': '找不到 docker 命令。请安装 Docker CLI。',
};
const base: Text = { en: 'The base image {image} is here', 'zh-cn': '基础镜像 {image} 已就绪' };
const noBase: Text = {
  en: 'The base image {image} is not here. Run: {command}',
  'zh-cn': '基础镜像 {image} 还不在本机。请运行：{command}',
};
const memory: Text = {
  en: 'Progress is kept in {folder}',
  'zh-cn': '进度保存在 {folder}',
};
const noMemory: Text = {
  en: 'Could not write to {folder}: {why}. Allow writing there.',
  'zh-cn': '无法写入 {folder}：{why}。请允许写入。',
};
const byRegistry: Text = {
  en: 'Images come through the registry mirror {value}',
  'zh-cn': '镜像通过镜像加速器 {value} 拉取',
};
const byIndex: Text = {
  en: 'Python packages come from {value}',
  'zh-cn': 'Python 软件包来自 {value}',
};
const node: Text = { en: 'Node {version}', 'zh-cn': 'Node {version}' };
const oldNode: Text = {
  en: 'Node {version} is too old. Install Node 20 or newer.',
  'zh-cn': 'Node {version} 太旧。请安装 Node 20 或更新的版本。',
};

interface Row {
  readonly id: string;
  readonly ready: boolean;
  readonly text: Said;
  readonly remedy?: string;
}

export const doctor: Verb = {
  name: 'doctor',
  usage: 'doctor',
  summary,
  about: {
    en: 'Looks whether Docker answers, its command and the base images are here, and your progress can be kept. Says what to do about what is missing.',
    'zh-cn':
      '检查 Docker 是否响应、docker 命令和基础镜像是否可用、进度能否保存，并说明缺少的该怎么办。',
  },
  words: 0,
  flags: [],
  async run(context) {
    const groups = await Promise.all([
      daemonRows(context),
      commandRow(context),
      memoryRow(context.root),
    ]);
    const rows = [...groups.flat(), ...mirrorRows(context.mirrors), nodeRow(process.versions.node)];
    for (const { ready, text, remedy } of rows) {
      context.say(`${ready ? '✔' : '✘'} ${context.plain(text)}`);
      if (remedy !== undefined) context.say(`    ${remedy}`);
    }
    return {
      exitCode: rows.every(({ ready }) => ready) ? exitCode.passed : exitCode.blocked,
      data: { rows: rows.map((row) => ({ ...row, text: context.plain(row.text) })) },
    };
  },
};

async function daemonRows(context: Context): Promise<readonly Row[]> {
  let connection: DockerConnection | undefined;
  try {
    connection = await context.connect();
    const docker = connection.reader(
      AbortSignal.any([context.io.signal, AbortSignal.timeout(5000)]),
    );
    const { version, apiVersion } = await docker.version();
    const args = { version, api: apiVersion, endpoint: connection.endpoint };
    const images = await docker.images();
    return [
      { id: 'daemon', ready: true, text: said(answers, args) },
      ...(await baseRows(context, images)),
    ];
  } catch (error) {
    if (!(error instanceof WorldError)) throw error;
    const { text, degrees } = explainBlock(error);
    const [first] = degrees;
    const run = first?.remedy && 'run' in first.remedy ? shellLine(first.remedy.run) : undefined;
    const remedy = first && [context.plain(first.text), run].filter(Boolean).join(' ');
    return [{ id: 'daemon', ready: false, text, ...(remedy ? { remedy } : {}) }];
  } finally {
    connection?.close();
  }
}

async function baseRows(
  context: Context,
  images: readonly ImageSummary[],
): Promise<readonly Row[]> {
  const needed = new Set((await context.labs()).flatMap(({ lab }) => lab?.needs.images ?? []));
  return [...needed].sort().map((image) => {
    const pulls = pullsFor(image, images, context.mirrors);
    const ready = pulls.length === 0;
    const command = pulls.map(({ run }) => shellLine(run)).join(' && ');
    return {
      id: `base:${image}`,
      ready,
      text: ready ? said(base, { image }) : said(noBase, { image, command }),
    };
  });
}

async function commandRow({ io }: Context): Promise<readonly Row[]> {
  const { exitCode: code, output } = await runCommand(
    { argv: ['docker', '--version'], cwd: io.cwd, timeLimit: 5000 },
    io.signal,
  );
  return [
    code === 0
      ? { id: 'command', ready: true, text: said(command, { version: output.trim() }) }
      : { id: 'command', ready: false, text: said(noCommand) },
  ];
}

async function memoryRow(folder: string): Promise<readonly Row[]> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.W_OK);
    return [{ id: 'memory', ready: true, text: said(memory, { folder }) }];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [{ id: 'memory', ready: false, text: said(noMemory, { folder, why }) }];
  }
}

function mirrorRows({ registry, pip }: Mirrors): readonly Row[] {
  const row = (id: string, text: Text, value: string | undefined): readonly Row[] =>
    value === undefined ? [] : [{ id, ready: true, text: said(text, { value }) }];
  return [...row('registry-mirror', byRegistry, registry), ...row('pip-index', byIndex, pip)];
}

function nodeRow(version: string): Row {
  const ready = isAtLeast(version, '>=20');
  return { id: 'node', ready, text: said(ready ? node : oldNode, { version }) };
}
