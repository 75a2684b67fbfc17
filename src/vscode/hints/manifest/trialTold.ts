import { commands, window } from 'vscode';
import type { Trial } from '../../../live/manifest/dryRun.ts';
import { troubles } from '../../../live/manifest/troubles.ts';
import type { Text } from '../../../text.ts';
import type { WorldError } from '../../../world/worldError.ts';
import { commandIds } from '../../commands/ids.ts';
import type { Notices } from '../../notices.ts';
import { say } from '../../say.ts';

/** What is said of a trial. */
export const texts = {
  untrusted: {
    en: 'Trust this folder first: until then no cluster is asked anything.',
    'zh-cn': '请先信任此文件夹：在此之前不会访问任何集群。',
  },
  none: {
    en: 'Could not try this on the cluster: no manifest is shown. Open one, then try again.',
    'zh-cn': '无法在集群上试用：当前没有打开清单。请打开一份清单再试。',
  },
  template: {
    en: 'Could not try this on the cluster: it is a Helm template. Try what `helm template` makes of it.',
    'zh-cn': '无法在集群上试用：这是 Helm 模板。请试用 `helm template` 生成的清单。',
  },
  unreadable: {
    en: 'Could not try this on the cluster: it cannot be read as YAML. Correct what Problems shows, then try again.',
    'zh-cn': '无法在集群上试用：它不是有效的 YAML。请先改正“问题”中列出的内容。',
  },
  trying: { en: 'Trying the manifest on the cluster', 'zh-cn': '正在集群上试用清单' },
  changed: {
    en: 'The manifest was changed while the cluster tried it. Try it again.',
    'zh-cn': '试用期间清单有改动。请再试一次。',
  },
  accepted: {
    en: 'The cluster `{context}` would take all of this (objects: {objects}). Nothing was kept there.',
    'zh-cn': '集群 `{context}` 会接受全部内容（对象数：{objects}）。集群里没有留下任何改动。',
  },
  remarks: {
    en: 'The cluster `{context}` would take this (objects: {objects}); what it remarks stands in Problems. Nothing was kept there.',
    'zh-cn':
      '集群 `{context}` 会接受它（对象数：{objects}），另有提醒，见“问题”。集群里没有留下任何改动。',
  },
  refused: {
    en: 'The cluster `{context}` would refuse objects of this: {refused} of {objects}. See Problems.',
    'zh-cn': '集群 `{context}` 会拒绝其中的对象：{objects} 个中的 {refused} 个。见“问题”。',
  },
  problems: { en: 'Show Problems', 'zh-cn': '查看问题' },
  failed: {
    en: 'Could not try this on the cluster: {reason}',
    'zh-cn': '无法在集群上试用：{reason}',
  },
  create: { en: 'Create the lab cluster', 'zh-cn': '创建实验集群' },
  setting: { en: 'Open the setting', 'zh-cn': '打开设置' },
} satisfies Record<string, Text>;

/** Tells the person who asked what came of a trial. */
export async function tellTrial(trial: Trial, context: string, notices: Notices): Promise<void> {
  if (trial.is === 'empty') notices.warning(texts.none);
  else if (trial.is === 'unreadable') notices.warning(texts.unreadable);
  else {
    const { objects, refused, findings } = trial;
    const args = { context, objects, refused };
    if (findings.length === 0) notices.info(texts.accepted, args);
    else {
      const text = say(refused === 0 ? texts.remarks : texts.refused, args);
      const button = say(texts.problems);
      const chosen = await window.showWarningMessage(text, button);
      if (chosen === button) await commands.executeCommand('workbench.actions.view.problems');
    }
  }
}

/** Tells why the cluster could not be asked, with what helps. */
export async function tellTrouble(error: WorldError, notices: Notices): Promise<void> {
  const trouble = troubles[error.fault];
  if (trouble === undefined) {
    notices.error(texts.failed, error);
    return;
  }
  const { text, ways } = trouble;
  const args = { context: error.endpoint, reason: error.message };
  const buttons = ways.map((way) => say(texts[way]));
  const chosen = await window.showErrorMessage(say(text, args), ...buttons);
  if (chosen === say(texts.create)) await commands.executeCommand(commandIds.createCluster);
  if (chosen === say(texts.setting)) {
    const name = 'containerLab.cluster.allowedContexts';
    await commands.executeCommand('workbench.action.openSettings', name);
  }
}
