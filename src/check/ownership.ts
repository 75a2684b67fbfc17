import { said } from '../text.ts';
import type { Said, Text } from '../text.ts';
import type { World } from '../world/world.ts';

/** Why a container is not the lab's: another name than those in `owns`, or there before the lab. */
export type Foreign = 'not-named' | 'before';

const notNamed: Text = {
  en: '`{name}` is not one of the lab’s own containers (`owns`), so nothing is sent to it',
  'zh-cn': '`{name}` 不是实验自己的容器（`owns`），不会向它发送任何内容',
};
const before: Text = {
  en: '`{name}` was there before you started this lab, so nothing is sent to it. Rename or remove it, and make the lab’s own',
  'zh-cn':
    '`{name}` 在你开始本实验之前就有了，不会向它发送任何内容。请给它改名或删除它，再创建实验自己的容器',
};

/**
 * Why a check must not run a command in the container or send it a request; undefined when it may.
 * Looking changes nothing, and is not asked about here. The container is undefined when there is none.
 */
export function foreign(
  name: string,
  container: { readonly id: string } | undefined,
  { owns }: Pick<World, 'owns'>,
): Foreign | undefined {
  if (owns === undefined) return undefined;
  if (!owns.containers.includes(name)) return 'not-named';
  return container !== undefined && owns.before?.includes(container.id) === true
    ? 'before'
    : undefined;
}

/** The same in words, as what was observed. */
export function saidForeign(name: string, why: Foreign): Said {
  return said(why === 'before' ? before : notNamed, { name });
}
