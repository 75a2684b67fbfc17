import { languages, workspace, type Diagnostic, type TextDocument, type Uri } from 'vscode';
import type { DryRunFinding } from '../../../live/manifest/tryObjects.ts';
import { movedBy } from '../../failingLines.ts';
import type { Disposing } from '../../owner.ts';
import { diagnosticOf } from '../problems.ts';

/** What the cluster said of manifests, in Problems, until its text is changed there. */
export interface FindingsShown extends Disposing {
  /** Replaces what was shown of it. */
  show(document: TextDocument, findings: readonly DryRunFinding[]): void;
  has(document: TextDocument): boolean;
  /** Says it anew, in another language. */
  refresh(): void;
}

interface Shown {
  readonly document: TextDocument;
  readonly findings: readonly DryRunFinding[];
}

export function findingsShown(): FindingsShown {
  const collection = languages.createDiagnosticCollection('container-lab-dry-run');
  const all = new Map<string, Shown>();

  function publish(document: TextDocument, findings: readonly DryRunFinding[]): void {
    const key = document.uri.toString();
    if (findings.length === 0) all.delete(key);
    else all.set(key, { document, findings });
    collection.set(
      document.uri,
      findings.map((finding) => diagnosticOf(finding, document)),
    );
  }

  const heard = [
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const shown = all.get(document.uri.toString());
      if (shown === undefined || contentChanges.length === 0) return;
      let { findings } = shown;
      for (const change of contentChanges) {
        findings = findings.flatMap((finding) => findingAfter(finding, change));
      }
      publish(document, findings);
    }),
    workspace.onDidCloseTextDocument((document) => publish(document, [])),
  ];

  return {
    show(document, findings) {
      const hints = errorsOf(document.uri);
      // What a hint says of the same line already, with its fix, is not said twice.
      const news = findings.filter(
        ({ severity, range }) =>
          severity !== 'error' || !hints.some((hint) => hint.range.start.line === range.start.line),
      );
      publish(document, news);
    },
    has: ({ uri }) => all.has(uri.toString()),
    refresh: () => all.forEach(({ document, findings }) => publish(document, findings)),
    dispose() {
      for (const one of heard) one.dispose();
      collection.dispose();
    },
  };
}

function findingAfter(
  finding: DryRunFinding,
  change: Parameters<typeof movedBy>[1],
): readonly DryRunFinding[] {
  const around = movedBy(finding.around, change);
  const range = movedBy(finding.range, change);
  return around && range ? [{ ...finding, around, range }] : [];
}

/** What the hints know a schema refuses. */
function errorsOf(uri: Uri): readonly Diagnostic[] {
  return languages.getDiagnostics(uri).filter(({ source, code }) => {
    const value = typeof code === 'object' ? code.value : code;
    return source === 'Container Lab' && String(value).includes('schema-validation');
  });
}
