import { workspace, type TextDocument } from 'vscode';
import type { Finding } from '../../lint/finding.ts';
import type { RuleInfo } from '../../lint/rule.ts';
import { debounce } from '../../session/time.ts';
import type { DockerConnection } from '../../world/docker/docker.ts';
import type { CurrentLab } from '../currentLab.ts';
import type { Log } from '../log.ts';
import { owner as makeOwner, type Owner } from '../owner.ts';
import { changes, settings } from '../settings.ts';
import { makeConfigs } from './configs.ts';
import { hintedDockerfiles } from './document.ts';
import { editing } from './editing.ts';
import { fixes } from './fixes.ts';
import { ignores } from './ignores.ts';
import { labSituation, placeOf } from './labProfile.ts';
import { lessons } from './lessons.ts';
import { problems as makeProblems, type Problems } from './problems.ts';
import { servedElsewhere } from './served.ts';
import { shellcheckHints, type ShellcheckHints } from './shellcheck.ts';

/** Milliseconds without a key in a config, after which it counts. */
const configQuiet = 300;

/** Hints on Dockerfiles: they need no lab, no Docker and no trust. In a lab's folder there are fewer. */
export function dockerfileHints(
  owner: Owner,
  log: Log,
  failed: (error: unknown) => void,
  labs: Pick<CurrentLab, 'all' | 'holding' | 'onChange'>,
  connection: () => Promise<DockerConnection>,
): void {
  const configs = makeConfigs(
    (path) => placeOf(labs, path, settings().dockerfileHints.profile),
    (path, error) => log.warn(`${path}: ${String(error)}`),
  );

  let running: Owner | undefined;
  let problems: Problems | undefined;
  let shellcheck: ShellcheckHints | undefined;

  async function find(document: TextDocument): Promise<readonly Finding[]> {
    const { findingsIn } = await import('../../dockerfile/hints.ts');
    const { config, around } = await configs.of(document);
    const served = servedElsewhere();
    const ask: Parameters<typeof findingsIn>[3] = async (scripts) =>
      shellcheck?.known(document, scripts);
    const found = await findingsIn(document.getText(), config, around, ask);
    return found.filter(({ ids }) => !served(ids));
  }

  async function fixed(document: TextDocument, only?: string): Promise<string> {
    const { fixedText } = await import('../../dockerfile/hints.ts');
    const { config, around } = await configs.of(document);
    const ask: Parameters<typeof fixedText>[3] = async (scripts) => shellcheck?.all(scripts);
    return fixedText(document.getText(), config, around, ask, only);
  }

  async function told(id: string): Promise<RuleInfo | undefined> {
    const { ruleNamed } = await import('../../dockerfile/hints.ts');
    return ruleNamed(id);
  }

  function startShellcheck(): void {
    shellcheck?.dispose();
    const { shellcheck: program } = settings().dockerfileHints;
    shellcheck =
      program === undefined || servedElsewhere()(['SC1000'])
        ? undefined
        : shellcheckHints(
            program,
            (document) => problems?.refresh(document),
            (error) => log.warn(`ShellCheck (${program}): ${String(error)}`),
          );
  }

  const start = (): void => {
    if (running !== undefined || !settings().dockerfileHints.enabled) return;
    running = makeOwner(failed);
    startShellcheck();
    running.undo(() => shellcheck?.dispose());
    const shown = running.own(makeProblems(hintedDockerfiles, 'container-lab-hints', find, failed));
    problems = shown;
    running.own(fixes(hintedDockerfiles, shown, fixed, ignores));
    running.own(lessons(hintedDockerfiles, shown, told));
    running.own(workspace.onDidCloseTextDocument((document) => shellcheck?.forget(document)));
    running.own(editing(log, failed, connection));
    const again = (): void => {
      configs.forget();
      shown.refresh();
    };
    running.own(labSituation(labs, () => shown.refresh()));
    running.own(
      workspace.onDidSaveTextDocument(({ uri }) => {
        if (configs.changed(uri.fsPath)) shown.refresh();
      }),
    );
    const configChanged = debounce(() => {
      configs.forget();
      shown.refresh();
    }, configQuiet);
    running.undo(() => configChanged.cancel());
    running.own(
      workspace.onDidChangeTextDocument(({ document: { uri } }) => {
        if (uri.scheme === 'file' && configs.changed(uri.fsPath)) configChanged();
      }),
    );
    running.own(
      workspace.onDidChangeConfiguration((event) => {
        if (changes(event, 'dockerfileHints')) startShellcheck();
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
