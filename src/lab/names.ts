import * as z from 'zod/mini';
import { told } from './told.ts';

/**
 * What a lab may name on the learner's machine. Labs are untrusted, and these names stand in
 * commands and paths: none can become an option, leave its folder, or be a file that git or an
 * editor acts on. `${variables}` may stand in them; their values have forms of their own.
 */
export const containerName = z.string().check(
  z.regex(
    /^(?:\$\{\w+\}|[a-zA-Z0-9])(?:\$\{\w+\}|[\w.-])*$/,
    told({
      en: 'Write a container name such as `${container}-2`: letters, digits, `_`, `.` or `-`, beginning with a letter or digit.',
      'zh-cn':
        '请写一个容器名，例如 `${container}-2`：字母、数字、`_`、`.` 或 `-`，以字母或数字开头。',
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

const reserved: ReadonlySet<string> = new Set([
  '.git',
  '.vscode',
  '.devcontainer',
  '.container-lab',
]);

/** Whether git, an editor or the lab itself would act on a file of this path. */
export function isReserved(path: string): boolean {
  return path.split('/').some((part) => reserved.has(part.toLowerCase()));
}

export const relativePath = z.string().check(
  z.regex(
    /^(?!-)(?!\.{1,2}(?:\/|$))[^/\\\0:]+(?:\/(?!\.{1,2}(?:\/|$))[^/\\\0:]+)*$/,
    told({
      en: 'Write a path within the folder, such as `conf/app.ini`: no `..`, no leading `/` or `-`, no backslash.',
      'zh-cn':
        '请写文件夹内的路径，例如 `conf/app.ini`：不含 `..`，不以 `/` 或 `-` 开头，不含反斜杠。',
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
