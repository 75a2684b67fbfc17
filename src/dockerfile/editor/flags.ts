import type { Text } from '../../text.ts';

/** What stands behind a flag's `=`. */
type Takes =
  | 'stage'
  | 'platform'
  | 'mount'
  | 'boolean'
  | 'duration'
  | 'count'
  | 'user'
  | 'text'
  | readonly string[];

export interface FlagInfo {
  readonly name: string;
  /** Of `boolean` the value may be left out. */
  readonly takes: Takes;
  readonly form: string;
  readonly summary: Text;
  /** Whether it may be written more than once. */
  readonly repeats?: true;
  /** The version of docker/dockerfile it came with, where that is not long ago. */
  readonly since?: string;
}

const from: FlagInfo = {
  name: 'from',
  takes: 'stage',
  form: '--from=<stage|image|context>',
  summary: {
    en: 'Copies from an earlier stage, an image or a named context, not from the build context.',
    'zh-cn': '从前面的构建阶段、镜像或具名上下文复制，而不是从构建上下文。',
  },
};
const chown: FlagInfo = {
  name: 'chown',
  takes: 'user',
  form: '--chown=<user>:<group>',
  summary: {
    en: 'Sets the owner of what is copied: names that the image knows, or numbers. Without it that is 0:0.',
    'zh-cn': '设置所复制文件的属主：镜像中有的用户名，或数字。不写时是 0:0。',
  },
};
const chmod: FlagInfo = {
  name: 'chmod',
  takes: ['755', '644', 'u=rwX,go=rX'],
  form: '--chmod=<permissions>',
  summary: {
    en: 'Sets the permissions of what is copied.',
    'zh-cn': '设置所复制文件的权限。',
  },
  since: '1.2',
};
const link: FlagInfo = {
  name: 'link',
  takes: 'boolean',
  form: '--link[=<true|false>]',
  summary: {
    en: 'Makes a layer that does not depend on those below: it stays in the cache when the base image changes.',
    'zh-cn': '生成不依赖下层的镜像层：基础镜像变化时仍可使用缓存。',
  },
  since: '1.4',
};
const exclude: FlagInfo = {
  name: 'exclude',
  takes: 'text',
  form: '--exclude=<pattern>',
  summary: {
    en: 'Leaves out what fits the pattern, as in .dockerignore.',
    'zh-cn': '排除符合模式的文件，写法与 .dockerignore 相同。',
  },
  repeats: true,
  since: '1.19',
};

const byInstruction: Readonly<Record<string, readonly FlagInfo[]>> = {
  FROM: [
    {
      name: 'platform',
      takes: 'platform',
      form: '--platform=<platform>',
      summary: {
        en: 'Takes the image of this platform. `$BUILDPLATFORM` is that of the machine that builds.',
        'zh-cn': '使用此平台的镜像。`$BUILDPLATFORM` 是执行构建的机器的平台。',
      },
    },
  ],
  RUN: [
    {
      name: 'mount',
      takes: 'mount',
      form: '--mount=type=<bind|cache|tmpfs|secret|ssh>[,<key>=<value>...]',
      summary: {
        en: 'Gives the command files that do not end in the image: of the context, of a stage, of a cache, secrets.',
        'zh-cn': '为命令提供不会进入镜像的文件：来自构建上下文、其他阶段、缓存或机密。',
      },
      repeats: true,
    },
    {
      name: 'network',
      takes: ['default', 'none', 'host'],
      form: '--network=<default|none|host>',
      summary: {
        en: 'Chooses the network that the command has. `host` must be allowed when building.',
        'zh-cn': '选择命令可用的网络。`host` 需要在构建时允许。',
      },
      since: '1.3',
    },
    {
      name: 'security',
      takes: ['sandbox', 'insecure'],
      form: '--security=<sandbox|insecure>',
      summary: {
        en: '`insecure` runs the command with all rights, and must be allowed when building.',
        'zh-cn': '`insecure` 让命令拥有全部权限，需要在构建时允许。',
      },
      since: '1.20',
    },
  ],
  COPY: [
    from,
    chown,
    chmod,
    link,
    {
      name: 'parents',
      takes: 'boolean',
      form: '--parents[=<true|false>]',
      summary: {
        en: 'Keeps the folders of the sources.',
        'zh-cn': '保留源路径的目录结构。',
      },
      since: '1.20',
    },
    exclude,
  ],
  ADD: [
    chown,
    chmod,
    link,
    {
      name: 'checksum',
      takes: ['sha256:'],
      form: '--checksum=<digest>',
      summary: {
        en: 'Refuses what is downloaded when its digest is another.',
        'zh-cn': '下载的内容与此摘要不符时构建失败。',
      },
      since: '1.6',
    },
    {
      name: 'keep-git-dir',
      takes: 'boolean',
      form: '--keep-git-dir[=<true|false>]',
      summary: {
        en: 'Keeps the folder `.git` of a Git repository.',
        'zh-cn': '保留 Git 代码库的 `.git` 目录。',
      },
      since: '1.1',
    },
    {
      name: 'unpack',
      takes: 'boolean',
      form: '--unpack[=<true|false>]',
      summary: {
        en: 'Unpacks archives, downloaded ones too; `false` copies a local archive as it is.',
        'zh-cn': '解开归档，包括下载的归档；`false` 则原样复制本地归档。',
      },
      since: '1.17',
    },
    exclude,
  ],
  HEALTHCHECK: [
    {
      name: 'interval',
      takes: 'duration',
      form: '--interval=<duration>',
      summary: {
        en: 'The time between two checks. Without it 30s.',
        'zh-cn': '两次检查之间的时间。不写时是 30s。',
      },
    },
    {
      name: 'timeout',
      takes: 'duration',
      form: '--timeout=<duration>',
      summary: {
        en: 'A check that takes longer has failed. Without it 30s.',
        'zh-cn': '超过此时间的检查算作失败。不写时是 30s。',
      },
    },
    {
      name: 'start-period',
      takes: 'duration',
      form: '--start-period=<duration>',
      summary: {
        en: 'While the container starts, failures do not count. Without it 0s.',
        'zh-cn': '容器启动期间的失败不计入次数。不写时是 0s。',
      },
    },
    {
      name: 'start-interval',
      takes: 'duration',
      form: '--start-interval=<duration>',
      summary: {
        en: 'The time between two checks while the container starts. Without it 5s. Needs Docker 25.',
        'zh-cn': '容器启动期间两次检查之间的时间。不写时是 5s。需要 Docker 25。',
      },
    },
    {
      name: 'retries',
      takes: 'count',
      form: '--retries=<count>',
      summary: {
        en: 'So many failures in a row make the container unhealthy. Without it 3.',
        'zh-cn': '连续失败这么多次后容器为不健康。不写时是 3。',
      },
    },
  ],
};

/** The flags of an instruction in capitals. */
export function flagInfos(keyword: string): readonly FlagInfo[] {
  return Object.hasOwn(byInstruction, keyword) ? (byInstruction[keyword] ?? []) : [];
}

export function flagInfo(keyword: string, name: string): FlagInfo | undefined {
  return flagInfos(keyword).find((one) => one.name === name);
}
