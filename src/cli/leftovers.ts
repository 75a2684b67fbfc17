import type { Leftover, Removal } from '../session/session.ts';
import { said, type Text } from '../text.ts';
import type { Context } from './context.ts';

const objects: Readonly<Record<Leftover['object'], Text>> = {
  container: { en: 'container', 'zh-cn': '容器' },
  image: { en: 'image', 'zh-cn': '镜像' },
  network: { en: 'network', 'zh-cn': '网络' },
  volume: { en: 'volume', 'zh-cn': '卷' },
  object: { en: 'object', 'zh-cn': '对象' },
  'node-image': { en: 'image in the cluster', 'zh-cn': '集群里的镜像' },
  cluster: { en: 'cluster', 'zh-cn': '集群' },
};
const removed: Text = { en: 'removed {name}', 'zh-cn': '已删除 {name}' };

type Plain = Context['plain'];

/** What is on the daemon, a line each; what will go is marked with ✔. */
export function leftoverLines(leftovers: readonly Leftover[], plain: Plain): readonly string[] {
  return leftovers.map(
    ({ object, name, detail, ticked }) =>
      `${ticked ? '✔' : '○'} ${plain(said(objects[object]))} ${name}  ${plain(detail)}`,
  );
}

export function leftoversData(leftovers: readonly Leftover[], plain: Plain): unknown {
  return leftovers.map(({ object, id, name, ticked, detail }) => ({
    object,
    id,
    name,
    ticked,
    detail: plain(detail),
  }));
}

export function sayRemovals(removals: readonly Removal[], { say, plain }: Context): void {
  for (const { leftover, error } of removals) {
    say(error ? `✘ ${plain(error)}` : `✔ ${plain(said(removed, { name: leftover.name }))}`);
  }
}

export function removalsData(removals: readonly Removal[], plain: Plain): unknown {
  return removals.map(({ leftover, error }) => ({
    name: leftover.name,
    ...(error ? { error: plain(error) } : {}),
  }));
}
