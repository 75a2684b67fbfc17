import { env } from 'vscode';
import type { Screen } from '../../protocol/guide.ts';
import type { LabCluster } from '../cluster.ts';
import type { CurrentLab } from '../currentLab.ts';
import type { Flows } from '../flows.ts';
import type { Guide } from '../guide/provider.ts';
import type { LabsFound } from '../labsFound.ts';
import type { Log } from '../log.ts';
import type { Notices } from '../notices.ts';
import { chooseDocker } from '../chooseDocker.ts';
import { askForLab } from './askForLab.ts';
import type { CommandTable } from './register.ts';

interface CommandTools {
  readonly cluster: LabCluster;
  readonly current: CurrentLab;
  readonly flows: Flows;
  readonly guide: Guide;
  readonly labs: LabsFound;
  readonly log: Log;
  readonly notices: Notices;
  tryManifest(): Promise<void>;
  screen(): Screen | undefined;
  report(): string;
}

/** What each command does. */
export function commandTable(tools: CommandTools): CommandTable {
  const { cluster, current, flows, guide, labs, log, notices } = tools;

  async function showLab(argument: unknown): Promise<void> {
    const broken = brokenRow(argument);
    if (broken !== undefined) {
      await flows.showBroken(broken);
      return;
    }
    const { lab, step } = labOf(argument);
    // A window that is still starting has read none yet.
    if (labs.all().length === 0) await labs.refresh();
    const id = lab ?? (await askForLab(labs.all()));
    if (id !== undefined) await flows.showLab(id, step);
  }

  return {
    startLab: showLab,
    openLab: showLab,
    openGuide: () => guide.reveal(),
    checkStep: async () => {
      await guide.reveal();
      await flows.check();
    },
    cancelCheck: () => current.open()?.cancel(),
    nextStep: () => flows.next(),
    previousStep: () => current.open()?.previous(),
    showHint: () => flows.hint(tools.screen()),
    showSolution: () => flows.showSolution(),
    renameInLab: () => flows.rename(),
    bringHere: async (argument) => {
      const { lab, step } = labOf(argument);
      if (lab !== undefined) await flows.showLab(lab);
      await flows.bringHere(step);
    },
    resetLab: async (argument) => {
      const { lab } = labOf(argument);
      if (lab !== undefined) await flows.showLab(lab);
      await flows.reset();
    },
    cleanUp: async (argument) => {
      const { lab } = labOf(argument);
      if (lab !== undefined) await flows.showLab(lab);
      await flows.cleanUp();
    },
    createCluster: () => cluster.create('notification'),
    loadImage: (argument) => cluster.load(argument),
    deleteCluster: () => cluster.remove(),
    tryManifest: () => tools.tryManifest(),
    refreshLabs: () => labs.refresh(),
    chooseDocker,
    showLog: () => log.show(),
    copyDiagnostics: async () => {
      await env.clipboard.writeText(tools.report());
      notices.info({ en: 'The diagnostics are copied.', 'zh-cn': '诊断信息已复制。' });
    },
  };
}

/** The folder of a broken lab's row. */
function brokenRow(argument: unknown): string | undefined {
  const row = typeof argument === 'object' && argument !== null ? argument : {};
  const broken = 'status' in row && row.status === 'broken';
  return broken && 'folder' in row && typeof row.folder === 'string' ? row.folder : undefined;
}

/** A lab's id, or a row of the tree. */
function labOf(argument: unknown): { readonly lab?: string; readonly step?: string } {
  if (typeof argument === 'string') return { lab: argument };
  if (typeof argument !== 'object' || argument === null || !('kind' in argument)) return {};
  if (argument.kind === 'lab' && 'id' in argument && typeof argument.id === 'string') {
    return { lab: argument.id };
  }
  if (
    argument.kind === 'step' &&
    'lab' in argument &&
    typeof argument.lab === 'string' &&
    'id' in argument &&
    typeof argument.id === 'string'
  ) {
    const started = 'started' in argument && argument.started === true;
    return { lab: argument.lab, ...(started && { step: argument.id }) };
  }
  return {};
}
