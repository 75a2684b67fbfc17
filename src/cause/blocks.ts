import type { Explanation } from '../check/verdict.ts';
import { said } from '../text.ts';
import type { Text } from '../text.ts';
import { WorldError } from '../world/worldError.ts';
import type { WorldFault } from '../world/worldError.ts';
import type { Block } from './blocks/block.ts';
import { clusterBlocks } from './blocks/cluster.ts';
import { daemonBlocks } from './blocks/daemon.ts';
import { registryBlocks, throughMirror } from './blocks/registry.ts';

/** Every block there is, by its fault. */
export const blocks: Readonly<Record<WorldFault, Block>> = {
  ...daemonBlocks,
  ...registryBlocks,
  ...clusterBlocks,
};

/** What a person is told when the world could not be asked. */
export function explainBlock({ fault, endpoint, message, ways }: WorldError): Explanation {
  const { id, text, degrees: usual } = blocks[fault];
  const degrees = ways.length === 0 ? usual : [...usual.slice(0, 1), ...ways.map(throughMirror)];
  return {
    id,
    text: said(text, { endpoint, message }),
    degrees: degrees.map((degree) => ({ ...degree, text: said(degree.text) })),
    places: [],
  };
}

const ownFault: Text = {
  en: 'This check itself broke. It is a fault of Container Lab, nothing of yours is wrong: {message}',
  'zh-cn': '这项检查本身出错了。这是 Container Lab 的缺陷，你的操作没有问题：{message}',
};
const report: Text = {
  en: 'Please copy the report and send it to us. You can go on with the next step.',
  'zh-cn': '请复制报告并发给我们。你可以继续下一步。',
};

/** A check that broke, told as such. */
export const bug = { id: 'bug', text: ownFault, help: [report] };

/** What kept a task from being judged: the environment, or a bug of ours, told as one. */
export function explainError(task: string, error: unknown): Explanation {
  return error instanceof WorldError ? explainBlock(error) : explainBug(task, error);
}

function explainBug(task: string, error: unknown): Explanation {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 6) : [];
  return {
    id: bug.id,
    text: said(ownFault, { message }),
    degrees: [{ text: said(report) }],
    places: [],
    excerpt: [`task: ${task}`, message, ...stack.map((line) => line.trim())],
  };
}
