import * as z from 'zod/mini';
import { markerName } from './marks.ts';
import { told } from './told.ts';

/**
 * What a lab may name on the learner's machine. Labs are untrusted, and these names stand in
 * commands and paths: none can become an option, leave its folder, or be a file that git or an
 * editor acts on. `${variables}` may stand in them; their values have forms of their own.
 */
const objectPattern = /^(?:\$\{\w+\}|[a-zA-Z0-9])(?:\$\{\w+\}|[\w.-])*$/;

/** Networks that every daemon has. */
const predefined: ReadonlySet<string> = new Set(['bridge', 'host', 'none']);

export const containerName = z.string().check(
  z.regex(
    objectPattern,
    told({
      en: 'Write a container name such as `${container}-2`: letters, digits, `_`, `.` or `-`, beginning with a letter or digit.',
      'zh-cn':
        '请写一个容器名，例如 `${container}-2`：字母、数字、`_`、`.` 或 `-`，以字母或数字开头。',
    }),
  ),
);

/**
 * A container that a check runs a command in or sends a request to: one of `owns.containers`. A
 * check type that does so takes the name by this schema, and reading a lab looks for it there.
 */
export const ownContainer = containerName.clone();

/** Of a network or a volume: Docker holds them to the same form. */
export const objectName = z.string().check(
  z.regex(
    /^(?:\$\{\w+\}|[a-zA-Z0-9])(?:\$\{\w+\}|[\w.-])*$/,
    told({
      en: 'Write a name such as `backend`: letters, digits, `_`, `.` or `-`, beginning with a letter or digit.',
      'zh-cn': '请写一个名字，例如 `backend`：字母、数字、`_`、`.` 或 `-`，以字母或数字开头。',
    }),
  ),
);

export const imageReference = z.string().check(
  z.regex(
    /^(?:\$\{\w+\}|[a-zA-Z0-9])(?:\$\{\w+\}|[\w.:/@-])*$/,
    told({
      en: 'Write an image reference such as `${image}:v1`, without spaces.',
      'zh-cn': '请写一个镜像引用，例如 `${image}:v1`，不含空格。',
    }),
  ),
);

export const networkName = z.string().check(
  z.regex(
    objectPattern,
    told({
      en: 'Write a network name such as `${network}`: letters, digits, `_`, `.` or `-`, beginning with a letter or digit.',
      'zh-cn': '请写一个网络名，例如 `${network}`：字母、数字、`_`、`.` 或 `-`，以字母或数字开头。',
    }),
  ),
  z.refine(
    (name) => !predefined.has(name),
    told({
      en: 'Write another name: this network is Docker’s own.',
      'zh-cn': '请换一个名字：这是 Docker 自带的网络。',
    }),
  ),
);

export const volumeName = z.string().check(
  z.regex(
    objectPattern,
    told({
      en: 'Write a volume name such as `${container}-data`: letters, digits, `_`, `.` or `-`, beginning with a letter or digit.',
      'zh-cn':
        '请写一个卷名，例如 `${container}-data`：字母、数字、`_`、`.` 或 `-`，以字母或数字开头。',
    }),
  ),
);

/** Of an object of a cluster. */
export const kindName = z.string().check(
  z.regex(
    /^[A-Z][A-Za-z]*$/,
    told({
      en: 'Write a kind such as `Deployment`.',
      'zh-cn': '请写一个对象类型（kind），例如 `Deployment`。',
    }),
  ),
);
export const apiVersion = z.string().check(
  z.regex(
    /^(?:[a-z][a-z0-9.-]*\/)?v\d+(?:(?:alpha|beta)\d+)?$/,
    told({
      en: 'Write an apiVersion such as `v1` or `apps/v1`.',
      'zh-cn': '请写一个 apiVersion，例如 `v1` 或 `apps/v1`。',
    }),
  ),
);

/** Namespaces that every cluster has; what is in `default` may be a lab's. */
const systemNamespaces: ReadonlySet<string> = new Set([
  'default',
  'kube-system',
  'kube-public',
  'kube-node-lease',
  'local-path-storage',
]);

/** An object of the cluster that a lab calls its own; a namespace is one, with all that is in it. */
export const ownObject = z
  .strictObject({
    kind: kindName,
    apiVersion: z.exactOptional(apiVersion),
    name: objectName,
    namespace: z.exactOptional(objectName),
  })
  .check(
    z.refine(
      ({ kind, name, namespace = 'default' }) =>
        kind !== 'Node' &&
        !(kind === 'Namespace' && systemNamespaces.has(name)) &&
        (namespace === 'default' || !systemNamespaces.has(namespace)),
      told({
        en: 'Write an object of the lab’s own: nodes and the namespaces of the system belong to the cluster.',
        'zh-cn': '请写实验自己的对象：节点和系统的命名空间属于集群本身。',
      }),
    ),
  );

/** A path in a container. */
export const containerPath = z.string().check(
  z.regex(
    /^\//,
    told({
      en: 'Write the whole path in the container, beginning with `/`.',
      'zh-cn': '请写容器内的完整路径，以 `/` 开头。',
    }),
  ),
);

const reserved: ReadonlySet<string> = new Set([
  '.git',
  '.vscode',
  '.idea',
  '.devcontainer',
  '.devcontainer.json',
  markerName,
]);
/** What Windows calls them too (8.3 names). */
const shortForms = /^(?:git|vscode|idea|devcon|contai)~\d+$/;

/** Whether git, an editor or the lab itself would act on a file of this path, on any system. */
export function isReserved(path: string): boolean {
  return path.split('/').some((part) => {
    const name = part.toLowerCase();
    return reserved.has(name) || shortForms.test(name) || name.endsWith('.code-workspace');
  });
}

/** Signs that a name does not show, or that show it otherwise than it is. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
/** Letters of a path, and of one part of it. */
const longest = { path: 200, part: 100 };

/** Whether every system takes the path for the same, and shows it as it is. */
function isPlain(path: string): boolean {
  return (
    path.length <= longest.path &&
    !unseen.test(path) &&
    // Its value could make another path of it, such as `.git`.
    !path.includes('${') &&
    // Windows drops such an end.
    path.split('/').every((part) => part.length <= longest.part && !/[. ]$/.test(part))
  );
}

export const relativePath = z.string().check(
  z.regex(/^(?!-)(?!\.{1,2}(?:\/|$))[^/\\\0:]+(?:\/(?!\.{1,2}(?:\/|$))[^/\\\0:]+)*$/, {
    abort: true,
    error: told({
      en: 'Write a path within the folder, such as `conf/app.ini`: no `..`, no leading `/` or `-`, no backslash.',
      'zh-cn':
        '请写文件夹内的路径，例如 `conf/app.ini`：不含 `..`，不以 `/` 或 `-` 开头，不含反斜杠。',
    }),
  }),
  z.refine(
    isPlain,
    told({
      en: `Write a shorter or plainer path: at most ${longest.path} letters, none of them invisible, no variable, and no part that ends with a dot or a blank.`,
      'zh-cn': `请把路径写得短一些、简单一些：最多 ${longest.path} 个字符，不含看不见的字符和变量，每一段不以点或空格结尾。`,
    }),
  ),
  z.refine(
    (path) => !isReserved(path),
    told({
      en: 'Write another path: git, the editor or the lab itself uses this one.',
      'zh-cn': '请换一个路径：git、编辑器或实验自己要用这个路径。',
    }),
  ),
);
