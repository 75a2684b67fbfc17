import * as z from 'zod/mini';
import { containerName, containerPath } from '../../lab/names.ts';
import { told } from '../../lab/told.ts';
import { said } from '../../text.ts';
import type { Said, Text } from '../../text.ts';
import type { Container } from '../../world/docker/objects/container.ts';
import type { FileStat } from '../../world/docker/objects/inside.ts';
import { defineCheck } from '../checkType.ts';
import { missingFrom, texts } from '../matchers.ts';
import { showSize } from '../../sizes.ts';
import { parseSize, size } from '../sizes.ts';
import { missingContainer, shown } from '../wordings.ts';

const schema = z.strictObject({
  container: containerName,
  path: containerPath,
  type: z.optional(z.enum(['file', 'directory', 'socket', 'symlink'])),
  /** Permission bits in octal, in quotes. */
  mode: z.optional(
    z.string().check(
      z.regex(
        /^[0-7]{3,4}$/,
        told({
          en: 'Write the mode in octal digits, such as `"666"`.',
          'zh-cn': '请用八进制数字写权限，例如 `"666"`。',
        }),
      ),
    ),
  ),
  size: z.optional(z.strictObject({ below: z.optional(size), above: z.optional(size) })),
  includes: z.optional(texts),
});
export type ContainerFileSpec = z.infer<typeof schema>;

export interface ContainerFileObservation {
  readonly container: Container | undefined;
  readonly stat: FileStat | undefined;
  /** Read only for `includes`. */
  readonly content: string | undefined;
}

const types: Readonly<Record<string, Text>> = {
  file: { en: '`{path}` is a file', 'zh-cn': '`{path}` 是普通文件' },
  directory: { en: '`{path}` is a folder', 'zh-cn': '`{path}` 是目录' },
  socket: { en: '`{path}` is a socket', 'zh-cn': '`{path}` 是 socket' },
  symlink: { en: '`{path}` is a symbolic link', 'zh-cn': '`{path}` 是符号链接' },
  pipe: { en: '`{path}` is a pipe', 'zh-cn': '`{path}` 是管道' },
  device: { en: '`{path}` is a device', 'zh-cn': '`{path}` 是设备' },
};
const isThere: Text = {
  en: '`{path}` in the container `{name}`',
  'zh-cn': '容器 `{name}` 中的 `{path}`',
};
const notThere: Text = {
  en: 'no `{path}` in the container `{name}`',
  'zh-cn': '容器 `{name}` 中没有 `{path}`',
};
const below: Text = { en: 'smaller than `{size}`', 'zh-cn': '小于 `{size}`' };
const above: Text = { en: 'larger than `{size}`', 'zh-cn': '大于 `{size}`' };
const holds: Text = { en: '`{text}` in `{path}`', 'zh-cn': '`{path}` 中有 `{text}`' };
const lacks: Text = { en: '`{path}` without `{text}`', 'zh-cn': '`{path}` 中没有 `{text}`' };

export const containerFile = defineCheck<ContainerFileSpec, ContainerFileObservation>({
  type: 'container-file',
  schema,
  // The file is what is asked for, the container what is asked about.
  subjectAspects: ['no-container'],
  async observe(spec, { world }) {
    const [container, stat] = await Promise.all([
      world.docker.container(spec.container),
      world.docker.stat(spec.container, spec.path),
    ]);
    // The daemon also finds a container by the start of its id.
    if (container?.name !== spec.container) {
      return { container: undefined, stat: undefined, content: undefined };
    }
    const content =
      spec.includes === undefined || stat?.type !== 'file'
        ? undefined
        : await world.docker.readFile(spec.container, spec.path);
    return { container, stat, content };
  },
  judge(spec, { container, stat, content }) {
    const { path } = spec;
    const name = spec.container;
    const wanted = said(isThere, { path, name });
    const fail = (aspect: string, expected: Said, observed: Said) =>
      ({ pass: false, aspect, expected, observed }) as const;
    if (container === undefined)
      return fail('no-container', wanted, said(missingContainer, { name }));
    if (stat === undefined) return fail('missing', wanted, said(notThere, { path, name }));
    const type = said(types[stat.type] ?? isThere, { path, name });
    if (spec.type !== undefined && spec.type !== stat.type) {
      return fail('type', said(types[spec.type] ?? isThere, { path, name }), type);
    }
    if (spec.mode !== undefined && Number.parseInt(spec.mode, 8) !== stat.mode) {
      return fail('mode', shown(spec.mode), shown(stat.mode.toString(8).padStart(3, '0')));
    }
    if (spec.size?.below !== undefined && stat.size >= parseSize(spec.size.below, 1000)) {
      return fail('size', said(below, { size: spec.size.below }), shown(showSize(stat.size)));
    }
    if (spec.size?.above !== undefined && stat.size <= parseSize(spec.size.above, 1000)) {
      return fail('size', said(above, { size: spec.size.above }), shown(showSize(stat.size)));
    }
    const [text] = missingFrom(content ?? '', spec.includes);
    if (text !== undefined)
      return fail('includes', said(holds, { text, path }), said(lacks, { text, path }));
    return { pass: true, expected: wanted, observed: type };
  },
});
