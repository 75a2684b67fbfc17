import * as z from 'zod/mini';
import { containerName } from '../../lab/names.ts';
import { told } from '../../lab/told.ts';
import { said } from '../../text.ts';
import type { Text } from '../../text.ts';
import { probeMarker } from '../../world/docker/docker.ts';
import type { DaemonEvent } from '../../world/docker/objects/daemon.ts';
import { defineCheck } from '../checkType.ts';
import { matchesText, squeeze, textMatch, wantedText } from '../matchers.ts';
import { unseen } from '../wordings.ts';

const schema = z
  .strictObject({
    container: containerName,
    exec: z.optional(textMatch),
    action: z.optional(
      z.enum([
        'create',
        'start',
        'die',
        'kill',
        'stop',
        'restart',
        'pause',
        'unpause',
        'rename',
        'destroy',
        'attach',
        'detach',
      ]),
    ),
    /** With which code its first process ended. */
    exitCode: z.optional(z.int()),
  })
  .check(
    z.refine(
      (spec) => spec.exitCode === undefined || ['die', 'stop'].includes(spec.action ?? ''),
      told({
        en: 'Write `exitCode` only with `action: die` or `action: stop`.',
        'zh-cn': '`exitCode` 只能与 `action: die` 或 `action: stop` 一起写。',
      }),
    ),
    z.refine(
      (spec) => (spec.exec === undefined) !== (spec.action === undefined),
      told({
        en: 'Write either `exec` or `action` here.',
        'zh-cn': '这里请写 `exec` 或 `action` 之一。',
      }),
    ),
  );
export type EventSpec = z.infer<typeof schema>;

export interface EventObservation {
  /** The act itself, when it was seen. */
  readonly seen: DaemonEvent | undefined;
  /** The newest exit code of such an act, when it is not the wanted one. */
  readonly otherCode: number | undefined;
  /** Commands that were run in this container instead. */
  readonly otherCommands: readonly string[];
  /** Whether there was a span in which nobody listened. */
  readonly gap: boolean;
}

const execOf: Text = {
  en: '`{command}` run in `{name}`',
  'zh-cn': '在 `{name}` 中执行 `{command}`',
};
const actOf: Text = { en: '`{action}` of `{name}`', 'zh-cn': '`{name}` 的 `{action}` 事件' };
const actWith: Text = {
  en: '`{action}` of `{name}`, which ends with exit code {code}',
  'zh-cn': '`{name}` 的 `{action}` 事件，退出码为 {code}',
};
const otherInstead: Text = { en: '`{command}` instead', 'zh-cn': '执行的是 `{command}`' };

export const event = defineCheck<EventSpec, EventObservation>({
  type: 'event',
  schema,
  observe(spec, { world }) {
    const own = world.evidence.events.filter(
      ({ type, attributes }) => type === 'container' && attributes['name'] === spec.container,
    );
    const commands = own.filter((each) => execCommand(each) !== undefined);
    const { exec } = spec;
    const acts = own.filter(({ action }) => action === spec.action);
    const seen =
      exec === undefined
        ? acts.find((act) => spec.exitCode === undefined || exitCode(act, own) === spec.exitCode)
        : commands.find((each) => matchesText(execCommand(each) ?? '', exec));
    return Promise.resolve({
      seen,
      otherCode:
        seen === undefined && spec.exitCode !== undefined
          ? acts.map((act) => exitCode(act, own)).findLast((code) => code !== undefined)
          : undefined,
      otherCommands: exec === undefined ? [] : commands.map((each) => execCommand(each) ?? ''),
      gap: world.evidence.gaps.length > 0,
    });
  },
  judge(spec, { seen, otherCode, otherCommands, gap }) {
    const name = spec.container;
    const { action = '', exitCode: code } = spec;
    const act =
      code === undefined ? said(actOf, { action, name }) : said(actWith, { action, name, code });
    const expected =
      spec.exec === undefined ? act : said(execOf, { command: wantedText(spec.exec), name });
    if (seen !== undefined) {
      const command = execCommand(seen);
      const observed = command === undefined ? expected : said(execOf, { command, name });
      return { pass: true, expected, observed };
    }
    if (otherCode !== undefined) {
      const observed = said(actWith, { action, name, code: otherCode });
      return { pass: false, expected, observed, aspect: 'exit-code' };
    }
    const other = otherCommands.at(-1);
    if (other !== undefined) {
      const observed = said(otherInstead, { command: other });
      return { pass: false, expected, observed, aspect: 'other-command' };
    }
    const observed = unseen(gap);
    return { pass: false, expected, observed, aspect: gap ? 'gap' : 'not-seen' };
  },
});

/**
 * The code with which the run of a container ended that the act belongs to: the `die` event carries
 * it, which comes before `stop` from older daemons and after it from newer ones.
 */
function exitCode(act: DaemonEvent, own: readonly DaemonEvent[]): number | undefined {
  const same = own.filter(({ id }) => id === act.id);
  const [before, after] = [same.slice(0, same.indexOf(act)), same.slice(same.indexOf(act))];
  const isStart = ({ action }: DaemonEvent): boolean => action === 'start';
  const next = after.findIndex(isStart);
  const run = [
    ...before.slice(before.findLastIndex(isStart) + 1),
    ...(next < 0 ? after : after.slice(0, next)),
  ];
  const end = run.findLast(({ action }) => action === 'die');
  const code = Number(end?.attributes['exitCode'] ?? Number.NaN);
  return Number.isInteger(code) ? code : undefined;
}

/** The command of an exec event that was not our own probe. */
export function execCommand({ action }: DaemonEvent): string | undefined {
  const prefix = 'exec_create: ';
  if (!action.startsWith(prefix)) return undefined;
  const command = squeeze(action.slice(prefix.length));
  return command.startsWith(probeMarker.join(' ')) ? undefined : command;
}
