import { workspace, type TextDocument } from 'vscode';
import type { Finding } from '../../lint/finding.ts';
import type { RuleInfo } from '../../lint/rule.ts';
import type { DockerConnection } from '../../world/docker/docker.ts';
import type { CurrentLab } from '../currentLab.ts';
import type { Log } from '../log.ts';
import { owner as makeOwner, type Owner } from '../owner.ts';
import { changes, settings } from '../settings.ts';
import { makeConfigs } from './configs.ts';
import { editing } from './editing.ts';
import { fixes } from './fixes.ts';
import { lessons } from './lessons.ts';
import { problems as makeProblems } from './problems.ts';
import { servedElsewhere } from './served.ts';

/** Hints on Dockerfiles: they need no lab, no Docker and no trust. In a lab's folder there are fewer. */
export function dockerfileHints(
  owner: Owner,
  log: Log,
  failed: (error: unknown) => void,
  labs: Pick<CurrentLab, 'all' | 'holding' | 'onChange'>,
  connection: () => Promise<DockerConnection>,
): void {
  const configs = makeConfigs(
    (path) => {
      const { profile } = settings().dockerfileHints;
      if (profile !== 'auto') return { profile };
      return { profile: path !== undefined && labs.holding(path) ? 'learning' : 'recommended' };
    },
    (path, error) => log.warn(`${path}: ${String(error)}`),
  );

  async function find(document: TextDocument): Promise<readonly Finding[]> {
    const { findingsIn } = await import('../../dockerfile/hints.ts');
    const { config, around } = await configs.of(document);
    const served = servedElsewhere();
    return findingsIn(document.getText(), config, around).filter(({ ids }) => !served(ids));
  }

  async function fixed(document: TextDocument, only?: string): Promise<string> {
    const { fixedText } = await import('../../dockerfile/hints.ts');
    const { config, around } = await configs.of(document);
    return fixedText(document.getText(), config, around, only);
  }

  async function told(id: string): Promise<RuleInfo | undefined> {
    const { ruleNamed } = await import('../../dockerfile/hints.ts');
    return ruleNamed(id);
  }

  let running: Owner | undefined;
  const start = (): void => {
    if (running !== undefined || !settings().dockerfileHints.enabled) return;
    running = makeOwner(failed);
    const problems = running.own(makeProblems(find, failed));
    running.own(fixes(problems, fixed));
    running.own(lessons(problems, told));
    running.own(editing(log, failed, connection));
    const again = (): void => {
      configs.forget();
      problems.refresh();
    };
    let openLabs = labs.all().length;
    running.own(
      labs.onChange(() => {
        if (labs.all().length === openLabs) return;
        openLabs = labs.all().length;
        problems.refresh();
      }),
    );
    running.own(
      workspace.onDidSaveTextDocument(({ uri }) => {
        if (configs.saved(uri.fsPath)) problems.refresh();
      }),
    );
    running.own(
      workspace.onDidChangeConfiguration((event) => {
        if (changes(event, 'dockerfileHints') || changes(event, 'language')) again();
      }),
    );
  };
  const stop = (): void => {
    running?.dispose();
    running = undefined;
  };
  owner.undo(stop);
  owner.own(
    workspace.onDidChangeConfiguration((event) => {
      if (!changes(event, 'dockerfileHints')) return;
      if (settings().dockerfileHints.enabled) start();
      else stop();
    }),
  );
  start();
}
