import {
  labelForms,
  labelNamed,
  profiles,
  thresholdNamed,
  type ConfigPart,
} from '../../lint/config/config.ts';
import { severities, type Severity } from '../../lint/finding.ts';
import { said, type Text } from '../../text.ts';
import type { Arguments } from '../arguments.ts';
import { UsageError } from '../usageError.ts';

const badValue: Text = {
  en: 'Could not read the command: `{flag}` takes {values}, not `{value}`. Write one of them.',
  'zh-cn': '无法理解命令：`{flag}` 不能是 `{value}`，请写 {values} 之一。',
};

/** What the command line says over any config; throws UsageError. */
export function configOfArguments({ lint }: Arguments): ConfigPart {
  const values = (flag: keyof typeof lint): readonly string[] =>
    (lint[flag] ?? []).flatMap((value) => value.split(',').flatMap((part) => part.trim() || []));
  const chosen = <Value>(
    flag: keyof typeof lint,
    known: readonly string[],
    read: (value: string) => Value | undefined,
  ): Value | undefined => {
    const value = lint[flag]?.at(-1);
    if (value === undefined) return undefined;
    const found = read(value);
    if (found === undefined) {
      throw new UsageError(said(badValue, { flag, value, values: known.join(', ') }));
    }
    return found;
  };
  const override: Record<string, Severity> = {};
  for (const severity of severities.toReversed()) {
    for (const id of values(`--${severity}`)) override[id] = severity;
  }
  if (lint['--strict']) override['unknown-schema'] ??= 'error';
  const labels = values('--require-label').map((value) => {
    const label = labelNamed(value);
    if (label !== undefined) return label;
    const known = labelForms.map((form) => `NAME:${form}`).join(', ');
    throw new UsageError(said(badValue, { flag: '--require-label', value, values: known }));
  });
  const profile = chosen('--profile', profiles, (value) => profiles.find((one) => one === value));
  const thresholds = [...severities, 'ignore', 'none'];
  const failureThreshold = chosen('--failure-threshold', thresholds, thresholdNamed);
  return {
    ignored: values('--ignore'),
    override,
    trustedRegistries: values('--trusted-registry'),
    labelSchema: Object.fromEntries(labels.flatMap((label) => Object.entries(label))),
    ...(lint['--strict-labels'] ? { strictLabels: true } : {}),
    ...(lint['--disable-ignore-pragma'] ? { disableIgnorePragma: true } : {}),
    ...(lint['--no-fail'] ? { noFail: true } : {}),
    ...(profile === undefined ? {} : { profile }),
    ...(failureThreshold === undefined ? {} : { failureThreshold }),
  };
}
