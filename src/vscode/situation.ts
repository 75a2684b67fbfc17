import { homedir, release } from 'node:os';
import { env, version, type ExtensionContext } from 'vscode';
import type { CurrentLab } from './currentLab.ts';
import { diagnosticsReport } from './diagnosticsReport.ts';
import type { DockerEndpoint } from './docker.ts';
import type { Daemon } from './guide/input.ts';
import type { LabsFound } from './labsFound.ts';
import { settings } from './settings.ts';

/** The report that *Copy diagnostics* copies. */
export function situationReport(
  context: ExtensionContext,
  current: CurrentLab,
  labs: LabsFound,
  endpoint: DockerEndpoint,
  daemon: Daemon,
): string {
  const own: unknown = context.extension.packageJSON;
  return diagnosticsReport({
    extension: versionOf(own),
    editor: version,
    platform: `${process.platform} ${process.arch} ${release()}, Node ${process.version}`,
    remote: env.remoteName,
    language: settings().language,
    endpoint: endpoint.label,
    dockerHostSetting: settings().dockerHost !== '',
    daemon:
      daemon.answers === undefined
        ? 'not asked yet'
        : daemon.answers
          ? `answers, ${daemon.version ?? 'version unknown'}`
          : 'does not answer',
    mirrors: Object.keys(settings().mirrors),
    labs: labs.all().map(({ id, origin, faults }) => ({ id, origin, faults: faults.length })),
    started: current.all().map(({ session }) => ({
      lab: session.lab.id,
      folder: session.folder,
      step: session.state().step,
      verdicts: [...session.verdicts()].map(([task, verdict]) => {
        const cause = verdict.status === 'failed' ? verdict.cause?.id : undefined;
        return `${task}: ${verdict.status}${cause === undefined ? '' : ` (${cause})`}`;
      }),
    })),
    home: homedir(),
  });
}

function versionOf(manifest: unknown): string {
  const known = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return known && typeof manifest.version === 'string' ? manifest.version : 'unknown';
}
