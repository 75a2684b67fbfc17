import type { Text } from '../../text.ts';

/** What an editor tells of an instruction (docs.docker.com, Dockerfile reference). */
export interface InstructionInfo {
  /** In capitals. */
  readonly keyword: string;
  readonly summary: Text;
  /** How it is written, one form a line. */
  readonly forms: readonly string[];
  /** What follows the keyword, in the editor's snippet syntax; the likeliest first. */
  readonly snippets: readonly string[];
  /** Whether it may stand behind ONBUILD. */
  readonly heldBack: boolean;
}

const reference = 'https://docs.docker.com/reference/dockerfile/';

/** The part of the public reference that an instruction has. */
export function linkOfInstruction(keyword: string): string {
  const name = keyword.toLowerCase();
  return `${reference}#${name === 'maintainer' ? 'maintainer-deprecated' : name}`;
}

/** The part that a flag has; the flags of FROM and HEALTHCHECK have none of their own. */
export function linkOfFlag(keyword: string, flag: string): string {
  return keyword === 'FROM' || keyword === 'HEALTHCHECK'
    ? linkOfInstruction(keyword)
    : `${linkOfInstruction(keyword)}---${flag}`;
}

export function linkOfDirective(name: string): string {
  return `${reference}#${name}`;
}

/** In the order in which they are mostly written. */
export const instructionInfos: readonly InstructionInfo[] = [
  {
    keyword: 'FROM',
    summary: {
      en: 'Begins a build stage on a base image, or on an earlier stage.',
      'zh-cn': '以基础镜像或前面的阶段为起点，开始一个构建阶段。',
    },
    forms: ['FROM [--platform=<platform>] <image>[:<tag>|@<digest>] [AS <name>]'],
    snippets: ['${1:image}:${2:tag}', '${1:image}:${2:tag} AS ${3:stage}'],
    heldBack: false,
  },
  {
    keyword: 'RUN',
    summary: {
      en: 'Runs a command while the image is built. What it changes becomes a layer.',
      'zh-cn': '在构建时运行命令，它改动的文件成为一个镜像层。',
    },
    forms: [
      'RUN [OPTIONS] <command> ...',
      'RUN [OPTIONS] ["<program>", "<argument>", ...]',
      'RUN [OPTIONS] <<EOF\n...\nEOF',
    ],
    snippets: ['${1:command}', '<<EOF\n${1:command}\nEOF'],
    heldBack: true,
  },
  {
    keyword: 'CMD',
    summary: {
      en: 'Says what a container runs when nothing else is asked for, or the arguments that `ENTRYPOINT` gets. The last one counts.',
      'zh-cn':
        '没有另外指定时容器运行的命令，或交给 `ENTRYPOINT` 的默认参数。写了多条时只有最后一条有效。',
    },
    forms: [
      'CMD ["<program>", "<argument>", ...]',
      'CMD ["<argument of ENTRYPOINT>", ...]',
      'CMD <command> ...',
    ],
    snippets: ['["${1:program}"]', '["${1:program}", "${2:argument}"]'],
    heldBack: true,
  },
  {
    keyword: 'COPY',
    summary: {
      en: 'Copies files from the build context, another stage or an image into the image.',
      'zh-cn': '从构建上下文、其他构建阶段或镜像复制文件到镜像中。',
    },
    forms: [
      'COPY [OPTIONS] <source> ... <target>',
      'COPY [OPTIONS] ["<source>", ... "<target>"]',
      'COPY [OPTIONS] <<EOF <target>\n...\nEOF',
    ],
    snippets: ['${1:source} ${2:target}', '--from=${1:stage} ${2:source} ${3:target}'],
    heldBack: true,
  },
  {
    keyword: 'ADD',
    summary: {
      en: 'Like `COPY`, and also fetches URLs and Git repositories and unpacks local archives. For plain files `COPY` says more clearly what happens.',
      'zh-cn':
        '与 `COPY` 相似，还能下载 URL、克隆 Git 代码库、解开本地归档。只复制普通文件时用 `COPY` 更清楚。',
    },
    forms: ['ADD [OPTIONS] <source> ... <target>', 'ADD [OPTIONS] ["<source>", ... "<target>"]'],
    snippets: ['${1:source} ${2:target}'],
    heldBack: true,
  },
  {
    keyword: 'WORKDIR',
    summary: {
      en: 'Sets the folder in which the following instructions and the container work, and creates it if it is missing.',
      'zh-cn': '设置后续指令和容器的工作目录，目录不存在时会创建。',
    },
    forms: ['WORKDIR <path>'],
    snippets: ['${1:/app}'],
    heldBack: true,
  },
  {
    keyword: 'ENV',
    summary: {
      en: 'Sets environment variables, for the following instructions and for the container.',
      'zh-cn': '设置环境变量，对后续指令和运行的容器都有效。',
    },
    forms: ['ENV <key>=<value> [<key>=<value> ...]'],
    snippets: ['${1:KEY}=${2:value}'],
    heldBack: true,
  },
  {
    keyword: 'ARG',
    summary: {
      en: 'Declares a variable that `docker build --build-arg` can set. It holds in its stage only, and is not in the image; before the first `FROM` it holds for `FROM` lines.',
      'zh-cn':
        '声明一个可以用 `docker build --build-arg` 设置的变量。它只在所在的阶段有效，不保留在镜像中；写在第一个 `FROM` 之前时供各 `FROM` 行使用。',
    },
    forms: ['ARG <name>[=<default value>] [<name>[=<default value>] ...]'],
    snippets: ['${1:NAME}=${2:value}', '${1:NAME}'],
    heldBack: true,
  },
  {
    keyword: 'EXPOSE',
    summary: {
      en: 'Declares the ports that the program listens on. It publishes none: `docker run -p` does.',
      'zh-cn': '声明程序监听的端口。它并不发布端口，发布要用 `docker run -p`。',
    },
    forms: ['EXPOSE <port>[/<protocol>] [<port>[/<protocol>] ...]'],
    snippets: ['${1:8080}'],
    heldBack: true,
  },
  {
    keyword: 'USER',
    summary: {
      en: 'Sets the user, and the group, that the following instructions and the container run as.',
      'zh-cn': '设置后续指令和容器以哪个用户（和用户组）运行。',
    },
    forms: ['USER <user>[:<group>]', 'USER <UID>[:<GID>]'],
    snippets: ['${1:10001}'],
    heldBack: true,
  },
  {
    keyword: 'ENTRYPOINT',
    summary: {
      en: 'Sets the program that a container always runs. What `docker run` has behind the image, or `CMD`, become its arguments. The last one counts.',
      'zh-cn':
        '设置容器总会运行的程序。`docker run` 中镜像后面的内容或 `CMD` 成为它的参数。写了多条时只有最后一条有效。',
    },
    forms: ['ENTRYPOINT ["<program>", "<argument>", ...]', 'ENTRYPOINT <command> ...'],
    snippets: ['["${1:program}"]'],
    heldBack: true,
  },
  {
    keyword: 'HEALTHCHECK',
    summary: {
      en: 'Says how Docker finds out whether the container still works: exit code 0 is healthy, 1 unhealthy. The last one counts.',
      'zh-cn':
        '告诉 Docker 怎样判断容器是否正常工作：退出码 0 为健康，1 为不健康。写了多条时只有最后一条有效。',
    },
    forms: ['HEALTHCHECK [OPTIONS] CMD <command>', 'HEALTHCHECK NONE'],
    snippets: ['--interval=${1:30s} --timeout=${2:3s} CMD ${3:command}', 'NONE'],
    heldBack: true,
  },
  {
    keyword: 'VOLUME',
    summary: {
      en: 'Marks folders whose files live in a volume outside of the container.',
      'zh-cn': '标记哪些目录的文件存放在容器之外的卷中。',
    },
    forms: ['VOLUME ["<path>", ...]', 'VOLUME <path> ...'],
    snippets: ['["${1:/data}"]'],
    heldBack: true,
  },
  {
    keyword: 'LABEL',
    summary: {
      en: 'Adds labels to the image: names with values that tools and people read.',
      'zh-cn': '为镜像添加标签（label），即供工具和人阅读的键值对。',
    },
    forms: ['LABEL <key>=<value> [<key>=<value> ...]'],
    snippets: ['${1:key}="${2:value}"'],
    heldBack: true,
  },
  {
    keyword: 'SHELL',
    summary: {
      en: 'Sets the shell that runs the shell form of the following `RUN`, `CMD` and `ENTRYPOINT`.',
      'zh-cn': '设置由哪个 shell 运行后面的 `RUN`、`CMD`、`ENTRYPOINT` 的 shell 形式。',
    },
    forms: ['SHELL ["<program>", "<argument>", ...]'],
    snippets: ['["/bin/bash", "-o", "pipefail", "-c"]', '["${1:/bin/sh}", "${2:-c}"]'],
    heldBack: true,
  },
  {
    keyword: 'STOPSIGNAL',
    summary: {
      en: 'Sets the signal by which `docker stop` asks the program to end.',
      'zh-cn': '设置 `docker stop` 用来要求程序结束的信号。',
    },
    forms: ['STOPSIGNAL <signal>'],
    snippets: ['${1:SIGTERM}'],
    heldBack: true,
  },
  {
    keyword: 'ONBUILD',
    summary: {
      en: 'Holds an instruction back: it runs when another image is built on this one.',
      'zh-cn': '保留一条指令，等到以此镜像为基础构建其他镜像时再运行。',
    },
    forms: ['ONBUILD <INSTRUCTION>'],
    snippets: ['$0'],
    heldBack: false,
  },
  {
    keyword: 'MAINTAINER',
    summary: {
      en: 'Names the author. It is deprecated: write `LABEL org.opencontainers.image.authors`.',
      'zh-cn': '写明作者。已弃用，请改用 `LABEL org.opencontainers.image.authors`。',
    },
    forms: ['MAINTAINER <name>'],
    snippets: [],
    heldBack: false,
  },
];

export function instructionInfo(keyword: string): InstructionInfo | undefined {
  return instructionInfos.find((one) => one.keyword === keyword);
}
