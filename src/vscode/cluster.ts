import { commands, env, window, workspace } from 'vscode';
import type { Explanation } from '../check/verdict.ts';
import { createCluster } from '../session/cluster/create.ts';
import { loadImages } from '../session/cluster/loadImages.ts';
import type { Machine } from '../session/cluster/machine.ts';
import { removeCluster } from '../session/cluster/remove.ts';
import { usesOf } from '../session/cluster/uses.ts';
import { shellLine } from '../session/command.ts';
import { stateRoot } from '../session/stateRoot.ts';
import type { Text } from '../text.ts';
import { dockerEndpoint } from './docker.ts';
import type { ClusterWork } from './guide/clusterWork.ts';
import type { Log } from './log.ts';
import type { Notices } from './notices.ts';
import { underProgress } from './progress.ts';
import { say } from './say.ts';
import { settings } from './settings.ts';
import { single } from './single.ts';
import { clusterName } from '../world/cluster/context.ts';
import { parseReference } from '../world/docker/reference.ts';

const texts = {
  untrusted: {
    en: 'Trust this folder first: until then no Docker is asked anything.',
    'zh-cn': '请先信任此文件夹：在此之前不会访问任何 Docker。',
  },
  creating: { en: 'Creating the lab cluster', 'zh-cn': '正在创建实验集群' },
  deleting: { en: 'Deleting the lab cluster', 'zh-cn': '正在删除实验集群' },
  ready: { en: 'The cluster {name} is ready.', 'zh-cn': '集群 {name} 已就绪。' },
  cancelled: {
    en: 'Cancelled. Nothing is left of the cluster.',
    'zh-cn': '已取消，没有留下集群的任何部分。',
  },
  removed: { en: 'The cluster {name} is deleted.', 'zh-cn': '集群 {name} 已删除。' },
  nothing: { en: 'There is no lab cluster.', 'zh-cn': '没有实验集群。' },
  sure: {
    en: 'Delete the cluster {name}? All that runs in it goes with it.',
    'zh-cn': '要删除集群 {name} 吗？其中运行的一切都会随之消失。',
  },
  loading: { en: 'Loading into the lab cluster', 'zh-cn': '正在加载到实验集群' },
  loaded: { en: '`{image}` is in the lab cluster now.', 'zh-cn': '`{image}` 现在在实验集群里了。' },
  used: { en: 'Used by: {labs}', 'zh-cn': '正在使用它的实验：{labs}' },
  remove: { en: 'Delete', 'zh-cn': '删除' },
  copy: { en: 'Copy the command', 'zh-cn': '复制命令' },
  setting: { en: 'Open the setting', 'zh-cn': '打开设置' },
  showLog: { en: 'Show log', 'zh-cn': '查看日志' },
} satisfies Record<string, Text>;

export interface LabCluster {
  /** Under a notification, or with its progress in the guide. */
  create(shown: 'notification' | 'guide'): Promise<void>;
  remove(): Promise<void>;
  /** Ends the creation that is under way, leaving nothing. */
  cancel(): void;
  /** What is under way, or why that failed last. */
  work(): ClusterWork | undefined;
  /** Copies an image of Docker into its nodes, by its reference. */
  load(image: unknown): Promise<void>;
}

interface ClusterTools {
  readonly notices: Notices;
  readonly log: Log;
  /** Said by the screen reader. */
  announce(text: string): void;
  /** `work()` is another. */
  changed(): void;
  /** The cluster was created, started or deleted. */
  done(): void;
}

/** The cluster that the labs of this machine share, by this machine's settings. */
export function labClusterOf(tools: ClusterTools): LabCluster {
  const { notices, log } = tools;
  let work: ClusterWork | undefined;
  let running: AbortController | undefined;

  function show(next: ClusterWork | undefined): void {
    work = next;
    tools.changed();
  }

  async function createIn(
    shown: 'notification' | 'guide',
    signal: AbortSignal,
    tell: (message: string) => void,
  ): Promise<void> {
    const machine = machineNow();
    const step = (next: Text): void => {
      show({ is: 'creating', step: next });
      tell(say(next));
      if (shown === 'guide') tools.announce(say(next));
    };
    const result = await createCluster(machine, { tell: step }, signal);
    show(result.is === 'fault' ? { is: 'failed', fault: result.fault } : undefined);
    if (result.is === 'fault') {
      if (shown === 'guide') tools.announce(say(result.fault.text.text, result.fault.text.args));
      await tellFault(result.fault, log, shown === 'notification');
    } else if (result.is === 'cancelled') notices.info(texts.cancelled);
    else {
      tools.done();
      notices.info(texts.ready, { name: machine.name });
    }
  }

  return {
    create: single(async (shown) => {
      if (!trusted()) return;
      const own = new AbortController();
      running = own;
      try {
        if (shown === 'guide') await createIn(shown, own.signal, () => undefined);
        else {
          await underProgress(texts.creating, (signal, tell) =>
            createIn(shown, AbortSignal.any([signal, own.signal]), tell),
          );
        }
      } finally {
        running = undefined;
        if (work?.is === 'creating') show(undefined);
      }
    }),
    cancel: () => running?.abort(),
    work: () => work,
    async remove() {
      if (!trusted()) return;
      const machine = machineNow();
      const labs = (await usesOf(machine)).map(({ lab }) => lab).join(', ');
      const detail = labs === '' ? undefined : say(texts.used, { labs });
      const yes = say(texts.remove);
      const question = say(texts.sure, { name: machine.name });
      const options = { modal: true, ...(detail !== undefined && { detail }) };
      if ((await window.showWarningMessage(question, options, yes)) !== yes) return;
      const result = await underProgress(texts.deleting, (signal) =>
        removeCluster(machine, signal),
      );
      if ('fault' in result) await tellFault(result.fault, log, true);
      else notices.info(result.removed ? texts.removed : texts.nothing, { name: machine.name });
      tools.done();
    },
    async load(image) {
      // It may be the text of a file: what is no reference could be an option.
      if (!trusted() || typeof image !== 'string' || 'fault' in parseReference(image)) return;
      const fault = await underProgress(texts.loading, (signal, tell) => {
        tell(image);
        return loadImages(machineNow(), [image], signal);
      });
      if (fault) await tellFault(fault, log, true);
      else notices.info(texts.loaded, { image });
    },
  };
}

function trusted(): boolean {
  if (!workspace.isTrusted) void window.showInformationMessage(say(texts.untrusted));
  return workspace.isTrusted;
}

function machineNow(): Machine {
  const { dockerHost, mirrors } = settings();
  return {
    name: clusterName,
    root: stateRoot(),
    env: dockerEndpoint(dockerHost).environment,
    mirrors,
    ...kindNow(),
  };
}

/** The kind program and the node image of the settings. */
export function kindNow(): Pick<Machine, 'kind' | 'image'> {
  const { kind, nodeImage } = settings();
  return { ...(kind !== '' && { kind }), ...(nodeImage !== '' && { image: nodeImage }) };
}

/** Why it failed and the first way out; the rest stands in the log. The guide tells it by itself. */
async function tellFault(fault: Explanation, log: Log, shown: boolean): Promise<void> {
  const ways = fault.degrees.map(({ text, remedy }) => {
    const line = remedy && 'run' in remedy ? `: ${shellLine(remedy.run)}` : '';
    return `${say(text.text, text.args)}${line}`;
  });
  const why = say(fault.text.text, fault.text.args);
  log.error([why, ...ways, ...(fault.excerpt ?? [])].join('\n  '));
  if (!shown) return;
  const [first] = fault.degrees;
  const remedy = first?.remedy;
  const label =
    remedy && 'run' in remedy
      ? say(texts.copy)
      : remedy && 'setting' in remedy
        ? say(texts.setting)
        : undefined;
  const buttons = [...(label === undefined ? [] : [label]), say(texts.showLog)];
  const chosen = await window.showErrorMessage([why, ways[0]].join(' '), ...buttons);
  if (chosen === say(texts.showLog)) log.show();
  if (chosen === undefined || chosen !== label || !remedy) return;
  if ('run' in remedy) await env.clipboard.writeText(shellLine(remedy.run));
  if ('setting' in remedy) {
    await commands.executeCommand('workbench.action.openSettings', remedy.setting);
  }
}
