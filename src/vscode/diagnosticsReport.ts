/** What is needed to understand a report, and nothing that is private. */
interface Situation {
  readonly extension: string;
  readonly editor: string;
  readonly platform: string;
  readonly remote: string | undefined;
  readonly language: string;
  readonly endpoint: string;
  readonly dockerHostSetting: boolean;
  readonly daemon: string;
  /** Which are set, without their addresses. */
  readonly mirrors: readonly string[];
  readonly labs: readonly {
    readonly id: string;
    readonly origin: string;
    readonly faults: number;
  }[];
  readonly started: readonly {
    readonly lab: string;
    readonly folder: string;
    readonly step: string;
    readonly verdicts: readonly string[];
  }[];
  readonly home: string;
}

/** In English: it is read by whoever helps. */
export function diagnosticsReport(situation: Situation): string {
  const { extension, editor, platform, remote, language, endpoint, daemon } = situation;
  const lines = [
    `Container Lab ${extension}`,
    `VS Code ${editor} on ${platform}${remote === undefined ? '' : ` (${remote})`}, language ${language}`,
    `Endpoint ${endpoint}${situation.dockerHostSetting ? ' (by setting)' : ''}: ${daemon}`,
    `Mirrors: ${situation.mirrors.join(', ') || 'none'}`,
    '',
    'Labs',
    ...situation.labs.map(
      ({ id, origin, faults }) => `- ${id} (${origin})${faults === 0 ? '' : `, faults: ${faults}`}`,
    ),
    '',
    'Started',
    ...situation.started.flatMap(({ lab, folder, step, verdicts }) => [
      `- ${lab} at ${step} in ${folder}`,
      ...verdicts.map((verdict) => `  - ${verdict}`),
    ]),
  ];
  return `${withoutSecrets(lines.join('\n'), situation.home).trimEnd()}\n`;
}

/** The home folder becomes `~`; a name and password in a URL go. */
export function withoutSecrets(text: string, home: string): string {
  const shortened = home.length > 1 ? text.replaceAll(home, '~') : text;
  return shortened.replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi, '$1');
}
