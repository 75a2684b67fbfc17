import { ConfigurationTarget, window, workspace, type QuickPickItem } from 'vscode';
import type { Text } from '../text.ts';
import type { Candidate } from '../world/docker/candidates.ts';
import { describeEndpoint, resolveEndpoint } from '../world/docker/endpoint.ts';
import { connectDocker } from '../world/docker/load.ts';
import { WorldError } from '../world/worldError.ts';
import { dockerCandidates } from './docker.ts';
import { say } from './say.ts';
import { settings } from './settings.ts';

const title: Text = {
  en: 'Which Docker do your labs use?',
  'zh-cn': '实验使用哪个 Docker？',
};
const asCommand: Text = {
  en: 'As the docker command',
  'zh-cn': '与 docker 命令相同',
};
const inContext: Text = { en: 'Context {name}', 'zh-cn': 'context {name}' };
const bySetting: Text = { en: 'As the setting says', 'zh-cn': '设置中指定的' };
const asking: Text = { en: 'asking…', 'zh-cn': '正在询问…' };
const answers: Text = { en: 'Docker {version} answers', 'zh-cn': 'Docker {version}，有响应' };
const silent: Text = { en: 'does not answer', 'zh-cn': '没有响应' };
const unusable: Text = { en: 'cannot be used', 'zh-cn': '无法使用' };
const other: Text = { en: 'Another address…', 'zh-cn': '其他地址…' };
const address: Text = {
  en: 'The address of a Docker daemon: unix://…, tcp://…, ssh://… or context:NAME',
  'zh-cn': 'Docker 守护进程的地址：unix://…、tcp://…、ssh://… 或 context:名称',
};
const wrong: Text = {
  en: 'This is no address of a Docker daemon. Write one such as unix:///var/run/docker.sock.',
  'zh-cn': '这不是 Docker 守护进程的地址。请写成 unix:///var/run/docker.sock 这样的形式。',
};

const untrusted: Text = {
  en: 'Trust this folder first: until then no Docker is asked anything.',
  'zh-cn': '请先信任此文件夹：在此之前不会访问任何 Docker。',
};

/** Milliseconds that a daemon may take to say its version; a way through ssh takes longer. */
const patience = { near: 2_000, ssh: 6_000 };

interface Choice extends QuickPickItem {
  /** Undefined for another address. */
  readonly setting?: string;
}

/** Lets the person choose the daemon for labs; the setting of this machine keeps it. */
export async function chooseDocker(): Promise<void> {
  if (!workspace.isTrusted) {
    void window.showInformationMessage(say(untrusted));
    return;
  }
  const { dockerHost } = settings();
  const setting = await pick(dockerCandidates(dockerHost), dockerHost);
  if (setting === undefined || setting === dockerHost) return;
  const values = workspace.getConfiguration('containerLab');
  await values.update('docker.host', setting || undefined, ConfigurationTarget.Global);
}

/** Shows the candidates at once, and what each one answers as it comes. */
function pick(candidates: readonly Candidate[], current: string): Promise<string | undefined> {
  const found = candidates.map(() => say(asking));
  const list = window.createQuickPick<Choice>();
  const closed = new AbortController();
  const items = (): Choice[] => [
    ...candidates.map((candidate, at) => choiceOf(candidate, current, found[at] ?? '')),
    { label: `$(edit) ${say(other)}` },
  ];
  const show = (): void => {
    const active = list.activeItems[0]?.setting;
    list.items = items();
    const again = list.items.find((item) => item.setting === active);
    if (again) list.activeItems = [again];
  };
  list.title = say(title);
  list.matchOnDescription = true;
  list.busy = true;
  list.items = items();
  const asked = candidates.map(async (candidate, at) => {
    found[at] = await answerOf(candidate, closed.signal);
    if (!closed.signal.aborted) show();
  });
  void Promise.all(asked).then(() => (list.busy = false));
  return new Promise((resolve) => {
    list.onDidAccept(() => {
      const [chosen] = list.selectedItems;
      resolve(chosen && (chosen.setting ?? askForAddress(current)));
      list.hide();
    });
    list.onDidHide(() => {
      closed.abort();
      list.dispose();
      resolve(undefined);
    });
    list.show();
  });
}

function choiceOf(candidate: Candidate, current: string, detail: string): Choice {
  const { setting, endpoint } = candidate;
  return {
    label: `$(${setting === current ? 'check' : 'server'}) ${nameOf(candidate)}`,
    description: endpoint instanceof WorldError ? endpoint.endpoint : describeEndpoint(endpoint),
    detail,
    setting,
  };
}

function nameOf({ from, name }: Candidate): string {
  switch (from) {
    case 'command':
      return say(asCommand);
    case 'context':
      return say(inContext, { name });
    case 'socket':
      return name;
    case 'setting':
      return say(bySetting);
  }
}

/** What a daemon says of itself, within a bound. Never rejects. */
async function answerOf({ endpoint }: Candidate, closed: AbortSignal): Promise<string> {
  if (endpoint instanceof WorldError) return say(unusable);
  const limit = endpoint.kind === 'ssh' ? patience.ssh : patience.near;
  const connection = await connectDocker(endpoint);
  try {
    const signal = AbortSignal.any([closed, AbortSignal.timeout(limit)]);
    return say(answers, { version: (await connection.reader(signal).version()).version });
  } catch {
    return say(silent);
  } finally {
    connection.close();
  }
}

async function askForAddress(current: string): Promise<string | undefined> {
  const given = await window.showInputBox({
    title: say(title),
    prompt: say(address),
    value: current,
    validateInput: (value) => (isAddress(value.trim()) ? undefined : say(wrong)),
  });
  return given?.trim();
}

function isAddress(setting: string): boolean {
  const place = { setting, env: {}, home: '', platform: process.platform };
  // A context is looked up when it is used.
  if (setting.startsWith('context:')) return setting.length > 'context:'.length;
  return !(resolveEndpoint({ ...place, readFile: () => undefined }) instanceof WorldError);
}
