import type { Text } from '../../text.ts';

export interface MountKey {
  readonly name: string;
  /** Other names for the same, not proposed. */
  readonly also?: readonly string[];
  /** What it may be; undefined where anything is. `path` is one of the context, `stage` a stage or image. */
  readonly takes?: 'stage' | 'path' | readonly string[];
  /** Whether it needs no value. */
  readonly alone?: true;
  readonly summary: Text;
}

interface MountType {
  readonly name: string;
  readonly summary: Text;
  readonly keys: readonly MountKey[];
}

const target: MountKey = {
  name: 'target',
  also: ['dst', 'destination'],
  summary: { en: 'Where it is mounted.', 'zh-cn': '挂载到哪个路径。' },
};
const source: MountKey = {
  name: 'source',
  also: ['src'],
  takes: 'path',
  summary: {
    en: 'The path in the build context, or in `from`. Without it the root.',
    'zh-cn': '构建上下文或 `from` 中的路径。不写时是根目录。',
  },
};
const from: MountKey = {
  name: 'from',
  takes: 'stage',
  summary: {
    en: 'A stage, an image or a context to mount from.',
    'zh-cn': '从哪个构建阶段、镜像或上下文挂载。',
  },
};
const id: MountKey = {
  name: 'id',
  summary: { en: 'The name by which it is known.', 'zh-cn': '它的标识。' },
};
const required: MountKey = {
  name: 'required',
  takes: ['true', 'false'],
  alone: true,
  summary: {
    en: 'The build fails when it is not given.',
    'zh-cn': '没有提供时构建失败。',
  },
};
const owner: readonly MountKey[] = [
  { name: 'mode', summary: { en: 'Its permissions, octal.', 'zh-cn': '权限，八进制。' } },
  { name: 'uid', summary: { en: 'Its owner. Without it 0.', 'zh-cn': '属主。不写时是 0。' } },
  { name: 'gid', summary: { en: 'Its group. Without it 0.', 'zh-cn': '用户组。不写时是 0。' } },
];

/** The types of RUN --mount (docs.docker.com, Dockerfile reference); the first is that without `type`. */
export const mountTypes: readonly MountType[] = [
  {
    name: 'bind',
    summary: {
      en: 'Files of the build context or of a stage. What is written is dropped.',
      'zh-cn': '构建上下文或其他阶段的文件。写入的内容会被丢弃。',
    },
    keys: [
      target,
      source,
      from,
      {
        name: 'rw',
        also: ['readwrite'],
        takes: ['true', 'false'],
        alone: true,
        summary: { en: 'Lets the command write to it.', 'zh-cn': '允许命令写入。' },
      },
    ],
  },
  {
    name: 'cache',
    summary: {
      en: 'A folder that is kept from build to build, for package managers and compilers.',
      'zh-cn': '在多次构建之间保留的目录，供包管理器和编译器使用。',
    },
    keys: [
      target,
      id,
      {
        name: 'sharing',
        takes: ['shared', 'private', 'locked'],
        summary: {
          en: 'What happens when two builds want it: `locked` lets one wait, as apt needs.',
          'zh-cn': '两个构建同时使用时怎么办：`locked` 让后者等待，apt 需要这样。',
        },
      },
      {
        name: 'ro',
        also: ['readonly'],
        takes: ['true', 'false'],
        alone: true,
        summary: { en: 'Lets the command only read it.', 'zh-cn': '只允许命令读取。' },
      },
      from,
      source,
      ...owner,
    ],
  },
  {
    name: 'secret',
    summary: {
      en: 'A secret of `docker build --secret`, as a file or a variable, and in no layer.',
      'zh-cn': '`docker build --secret` 提供的机密，以文件或环境变量给出，不进入任何镜像层。',
    },
    keys: [
      id,
      target,
      {
        name: 'env',
        summary: {
          en: 'The environment variable that holds it.',
          'zh-cn': '存放它的环境变量。',
        },
      },
      required,
      ...owner,
    ],
  },
  {
    name: 'ssh',
    summary: {
      en: 'The keys of `docker build --ssh`, through an agent.',
      'zh-cn': '通过代理使用 `docker build --ssh` 提供的密钥。',
    },
    keys: [id, target, required, ...owner],
  },
  {
    name: 'tmpfs',
    summary: {
      en: 'A folder in memory that is gone after the command.',
      'zh-cn': '内存中的目录，命令结束后消失。',
    },
    keys: [
      target,
      { name: 'size', summary: { en: 'The most it may hold.', 'zh-cn': '容量上限。' } },
    ],
  },
];

/** Of one type, or of them all while none is written. */
export function mountKeys(type: string | undefined): readonly MountKey[] {
  const named = mountTypes.find(({ name }) => name === (type ?? 'bind').toLowerCase());
  return named?.keys ?? [];
}

export function mountKey(type: string | undefined, name: string): MountKey | undefined {
  return mountKeys(type).find((one) => one.name === name || one.also?.includes(name));
}
