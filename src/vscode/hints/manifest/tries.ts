import { window, workspace, type TextDocument } from 'vscode';
import { tryManifest, type Trial } from '../../../live/manifest/dryRun.ts';
import { isTemplate } from '../../../manifest/fileName.ts';
import { debounce } from '../../../session/time.ts';
import { clusterLink, kubeconfigsOf, mayHaveCluster } from '../../../world/cluster/load.ts';
import { WorldError } from '../../../world/worldError.ts';
import type { CurrentLab } from '../../currentLab.ts';
import { gap } from '../../gapInsertion.ts';
import { isManifest } from '../../manifestDocument.ts';
import type { Notices } from '../../notices.ts';
import { owner as makeOwner, type Disposing } from '../../owner.ts';
import type { underProgress } from '../../progress.ts';
import { changes, settings } from '../../settings.ts';
import { longest } from '../versions.ts';
import { findingsShown } from './findingsShown.ts';
import { inTurn } from './inTurn.ts';
import { tellTrial, tellTrouble, texts } from './trialTold.ts';

/** Manifests tried on the cluster, with what it says of them in Problems. */
export interface ManifestTries extends Disposing {
  /** Tries the manifest that is shown, because a person asks. */
  run(): Promise<void>;
  /** Tries a lab's manifest by itself, soon; nothing is told but what is found. */
  soon(document: TextDocument): void;
}

interface TryTools {
  readonly labs: Pick<CurrentLab, 'holding' | 'onChange'>;
  readonly notices: Notices;
  readonly failed: (error: unknown) => void;
  /** The path of the lab cluster's. */
  readonly kubeconfig: string;
  readonly underProgress: typeof underProgress;
}

/** Milliseconds after a save. */
const settling = 300;
/** Milliseconds after the last change of a lab: what was missing in the cluster may be there now. */
const afterChange = 1500;

export function manifestTries(tools: TryTools): ManifestTries {
  const { labs, notices, failed, kubeconfig } = tools;
  const owner = makeOwner(failed);
  const link = clusterLink(() => kubeconfigsOf(kubeconfig, settings().allowedContexts));
  owner.undo(() => link.close());
  const shown = owner.own(findingsShown());

  /** Undefined when the text was changed meanwhile, or the signal ended it. */
  async function tryIt(
    document: TextDocument,
    signal: AbortSignal,
    tell?: (message: string) => void,
  ): Promise<{ readonly context: string; readonly trial: Trial } | undefined> {
    const stale = new AbortController();
    const heard = workspace.onDidChangeTextDocument((event) => {
      if (event.document === document && event.contentChanges.length > 0) stale.abort();
    });
    const ends = AbortSignal.any([signal, stale.signal]);
    try {
      const connection = await link.connection();
      const { context } = connection;
      const trial = await tryManifest(
        document.getText(),
        connection.reader(ends),
        ({ kind, name }, done, of) => tell?.(`${done + 1}/${of} ${kind} ${name ?? ''}`),
      );
      if (ends.aborted) return undefined;
      shown.show(document, trial.is === 'tried' ? trial.findings : []);
      return { context, trial };
    } catch (error) {
      if (ends.aborted) return undefined;
      throw error;
    } finally {
      heard.dispose();
    }
  }

  const inBackground = inTurn(
    async (document: TextDocument, signal) => {
      if (!mayTry(document)) return;
      try {
        await tryIt(document, signal);
      } catch (error) {
        // A cluster that does not answer is told where a person asks.
        if (!(error instanceof WorldError)) throw error;
      }
    },
    settling,
    failed,
  );
  owner.undo(() => inBackground.cancel());

  /** By itself: a lab's own manifest that is filled in, where there is a cluster. */
  function mayTry(document: TextDocument): boolean {
    const { liveHints, allowedContexts } = settings();
    if (!workspace.isTrusted || !liveHints.manifests || document.isClosed) return false;
    if (labs.holding(document.uri.fsPath) === undefined || !isManifest(document)) return false;
    if (!mayHaveCluster(kubeconfig, allowedContexts)) return false;
    const text = document.getText();
    return text.length <= longest && !text.includes(gap) && !isTemplate(text);
  }

  const again = debounce(() => {
    for (const document of workspace.textDocuments) {
      if (shown.has(document) && mayTry(document)) inBackground(document);
    }
  }, afterChange);
  owner.undo(() => again.cancel());
  owner.own(labs.onChange(() => again()));
  owner.own(
    workspace.onDidChangeConfiguration((event) => {
      if (changes(event, 'language')) shown.refresh();
    }),
  );

  return {
    async run() {
      const document = window.activeTextEditor?.document;
      if (!workspace.isTrusted) notices.info(texts.untrusted);
      else if (document === undefined || !isManifest(document)) notices.warning(texts.none);
      else if (isTemplate(document.getText())) notices.warning(texts.template);
      else await ask(document);
    },
    soon: inBackground,
    dispose: () => owner.dispose(),
  };

  async function ask(document: TextDocument): Promise<void> {
    try {
      const { tried, cancelled } = await tools.underProgress(
        texts.trying,
        async (signal, tell) => ({
          tried: await tryIt(document, signal, tell),
          cancelled: signal.aborted,
        }),
      );
      if (tried !== undefined) await tellTrial(tried.trial, tried.context, notices);
      else if (!cancelled) notices.info(texts.changed);
    } catch (error) {
      if (!(error instanceof WorldError)) throw error;
      await tellTrouble(error, notices);
    }
  }
}
