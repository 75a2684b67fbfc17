import * as z from 'zod/mini';
import { containerName } from '../../lab/names.ts';
import { told } from '../../lab/told.ts';
import { said } from '../../text.ts';
import type { Text } from '../../text.ts';
import { probeMarker } from '../../world/docker/docker.ts';
import type { DaemonEvent } from '../../world/docker/docker.ts';
import { defineCheck } from '../checkType.ts';
import { matchesText, squeeze, textMatch, wantedText } from '../matchers.ts';

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
  })
  .check(
    z.refine(
      (spec) => (spec.exec === undefined) !== (spec.action === undefined),
      told({
        en: 'Write either `exec` or `action` here.',
        'zh-cn': '这里请写 `exec` 或 `action` 之一。',
      }),
    ),
  );
export type EventSpec = z.infer<typeof schema>;

interface EventObservation {
  /** The act itself, when it was seen. */
  readonly seen: DaemonEvent | undefined;
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
const notSeen: Text = { en: 'not seen yet', 'zh-cn': '还没有看到' };
const notSeenInGap: Text = {
  en: 'not seen: nobody was watching for a while. If you did it then, do it again',
  'zh-cn': '没有看到：中间有一段时间没有监听。如果你是那时做的，请再做一次',
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
    const seen =
      exec === undefined
        ? own.find(({ action }) => action === spec.action)
        : commands.find((each) => matchesText(execCommand(each) ?? '', exec));
    return Promise.resolve({
      seen,
      otherCommands: exec === undefined ? [] : commands.map((each) => execCommand(each) ?? ''),
      gap: world.evidence.gaps.length > 0,
    });
  },
  judge(spec, { seen, otherCommands, gap }) {
    const name = spec.container;
    const expected =
      spec.exec === undefined
        ? said(actOf, { action: spec.action ?? '', name })
        : said(execOf, { command: wantedText(spec.exec), name });
    if (seen !== undefined) {
      const command = execCommand(seen);
      const observed = command === undefined ? expected : said(execOf, { command, name });
      return { pass: true, expected, observed };
    }
    const other = otherCommands.at(-1);
    if (other !== undefined) {
      const observed = said(otherInstead, { command: other });
      return { pass: false, expected, observed, aspect: 'other-command' };
    }
    const observed = said(gap ? notSeenInGap : notSeen);
    return { pass: false, expected, observed, aspect: gap ? 'gap' : 'not-seen' };
  },
});

/** The command of an exec event that was not our own probe. */
export function execCommand({ action }: DaemonEvent): string | undefined {
  const prefix = 'exec_create: ';
  if (!action.startsWith(prefix)) return undefined;
  const command = squeeze(action.slice(prefix.length));
  return command.startsWith(probeMarker.join(' ')) ? undefined : command;
}
