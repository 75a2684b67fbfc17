import { severities, type Severity } from '../finding.ts';
import { labelNamed, thresholdNamed, type ConfigPart } from './config.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** hadolint's HADOLINT_* variables; what makes no sense is left out, as there. */
export function configOfEnvironment(env: Environment): ConfigPart {
  const list = (name: string): readonly string[] =>
    (env[name] ?? '').split(',').flatMap((part) => part.trim() || []);
  const flag = (name: string): boolean | undefined => {
    const value = (env[name] ?? '').toLowerCase();
    if (['1', 'y', 'yes', 't', 'true', 'on'].includes(value)) return true;
    return ['0', 'n', 'no', 'f', 'false', 'off'].includes(value) ? false : undefined;
  };
  const override: Record<string, Severity> = {};
  for (const severity of severities.toReversed()) {
    for (const id of list(`HADOLINT_OVERRIDE_${severity.toUpperCase()}`)) override[id] = severity;
  }
  const failureThreshold = thresholdNamed((env['HADOLINT_FAILURE_THRESHOLD'] ?? '').toLowerCase());
  const strictLabels = flag('HADOLINT_STRICT_LABELS');
  const disableIgnorePragma = flag('HADOLINT_DISABLE_IGNORE_PRAGMA');
  const noFail = flag('HADOLINT_NOFAIL');
  const format = env['HADOLINT_FORMAT'];
  return {
    ignored: list('HADOLINT_IGNORE'),
    override,
    trustedRegistries: list('HADOLINT_TRUSTED_REGISTRIES'),
    labelSchema: Object.fromEntries(
      list('HADOLINT_REQUIRE_LABELS').flatMap((label) => Object.entries(labelNamed(label) ?? {})),
    ),
    ...(strictLabels === undefined ? {} : { strictLabels }),
    ...(disableIgnorePragma === undefined ? {} : { disableIgnorePragma }),
    ...(noFail === undefined ? {} : { noFail }),
    ...(failureThreshold === undefined ? {} : { failureThreshold }),
    ...(format ? { format } : {}),
  };
}
