import { said } from '../text.ts';
import type { Said, Text } from '../text.ts';
import type { Container, ContainerState } from '../world/docker/objects/container.ts';

const isState: Text = { en: '`{name}` is {state}', 'zh-cn': '`{name}` {state}' };
const exitedWith: Text = {
  en: '`{name}` has exited with code {code}',
  'zh-cn': '`{name}` 已退出，退出码 {code}',
};
const states: Readonly<Record<ContainerState, Text>> = {
  created: { en: 'created, never started', 'zh-cn': '已创建，但没有启动' },
  running: { en: 'running', 'zh-cn': '正在运行' },
  paused: { en: 'paused', 'zh-cn': '已暂停' },
  restarting: { en: 'restarting again and again', 'zh-cn': '在反复重启' },
  removing: { en: 'being removed', 'zh-cn': '正在被删除' },
  exited: { en: 'stopped', 'zh-cn': '已停止' },
  dead: { en: 'dead', 'zh-cn': '已失效' },
};

/** What a container is doing, in words. */
export function stateOf({ name, state, exitCode }: Container): Said {
  return state === 'exited' ? exitOf(name, exitCode) : inState(name, state);
}

export function inState(name: string, state: ContainerState): Said {
  return said(isState, { name, state: states[state] });
}

export function exitOf(name: string, code: number): Said {
  return said(exitedWith, { name, code });
}
