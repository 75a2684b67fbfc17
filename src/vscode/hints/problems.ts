import {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  languages,
  Location,
  Uri,
  workspace,
  type TextDocument,
} from 'vscode';
import type { Finding, Severity } from '../../lint/finding.ts';
import { debounce } from '../../session/time.ts';
import type { Disposing } from '../owner.ts';
import { editorRange } from '../places.ts';
import { say } from '../say.ts';
import type { HintedFiles } from './document.ts';
import { longest } from './versions.ts';

/** Milliseconds without a key after which a text is looked at. */
const quiet = 150;

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  style: DiagnosticSeverity.Hint,
};

/** A finding as it stands in Problems. */
export interface Problem {
  readonly finding: Finding;
  readonly diagnostic: Diagnostic;
}

export interface Problems extends Disposing {
  /** Of the text as it is now; empty while it is being looked at. */
  of(document: TextDocument): readonly Problem[];
  /** Looks at a file anew, or at all that are open: a setting or a config has changed. */
  refresh(document?: TextDocument): void;
}

interface Shown {
  readonly version: number;
  readonly problems: readonly Problem[];
}

/**
 * Shows the findings of open files of a kind while they are typed.
 * @param name of the collection that they stand in
 * @param find the findings of a text
 */
export function problems(
  { isOne }: HintedFiles,
  name: string,
  find: (document: TextDocument) => Promise<readonly Finding[]>,
  failed: (error: unknown) => void,
): Problems {
  const collection = languages.createDiagnosticCollection(name);
  const shown = new Map<string, Shown>();
  const waiting = new Map<string, ReturnType<typeof debounce>>();

  async function look(document: TextDocument): Promise<void> {
    const { version } = document;
    const findings = document.getText().length > longest ? [] : await find(document);
    // What was found for a text that is no longer there is not shown.
    if (document.isClosed || document.version !== version) return;
    const found = findings.map((finding) => ({
      finding,
      diagnostic: diagnosticOf(finding, document),
    }));
    shown.set(document.uri.toString(), { version, problems: found });
    collection.set(
      document.uri,
      found.map(({ diagnostic }) => diagnostic),
    );
  }

  function open(document: TextDocument): void {
    if (isOne(document)) look(document).catch(failed);
  }

  function forget({ uri }: TextDocument): void {
    const key = uri.toString();
    waiting.get(key)?.cancel();
    waiting.delete(key);
    shown.delete(key);
    collection.delete(uri);
  }

  const heard = [
    workspace.onDidOpenTextDocument(open),
    workspace.onDidCloseTextDocument(forget),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0) return;
      const key = document.uri.toString();
      if (!isOne(document)) {
        // What is no longer such a file has no findings of one.
        if (shown.has(key)) forget(document);
        return;
      }
      const later = waiting.get(key) ?? debounce(() => open(document), quiet);
      waiting.set(key, later);
      later();
    }),
  ];
  workspace.textDocuments.forEach(open);

  return {
    of(document) {
      const found = shown.get(document.uri.toString());
      return found?.version === document.version ? found.problems : [];
    },
    refresh(document) {
      if (document === undefined) workspace.textDocuments.forEach(open);
      else if (!document.isClosed) open(document);
    },
    dispose() {
      for (const one of heard) one.dispose();
      waiting.forEach((later) => later.cancel());
      collection.dispose();
    },
  };
}

export function diagnosticOf(
  { ids, severity, range, message, related, link }: Finding,
  { uri }: TextDocument,
) {
  const diagnostic = new Diagnostic(
    editorRange(range),
    say(message.text, message.args),
    severities[severity],
  );
  diagnostic.source = 'Container Lab';
  const value = ids.join(', ');
  diagnostic.code = link === '' ? value : { value, target: Uri.parse(link) };
  diagnostic.relatedInformation = related.map(
    (one) =>
      new DiagnosticRelatedInformation(
        new Location(placeOf(uri, one.path), editorRange(one.range)),
        say(one.message.text, one.message.args),
      ),
  );
  return diagnostic;
}

function placeOf(uri: Uri, path: string | undefined): Uri {
  return path === undefined ? uri : Uri.joinPath(uri, '..', path);
}
