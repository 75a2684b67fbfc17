import {
  Diagnostic,
  DiagnosticSeverity,
  languages,
  workspace,
  WorkspaceEdit,
  type Uri,
} from 'vscode';
import type { Disposing } from './owner.ts';
import type { Edit } from '../range.ts';
import { movedBy, type FailingLine } from './failingLines.ts';
import { editorRange, fileIn } from './places.ts';
import { say } from './say.ts';

const diagnosticSource = 'Container Lab';

/** An edit that still fits the document it was found for. */
interface OfferedEdit {
  readonly diagnostic: Diagnostic;
  readonly edit: WorkspaceEdit;
  /** What it writes, on one line. */
  readonly text: string;
}

export interface Diagnostics extends Disposing {
  /** Replaces what was shown for the folder. */
  show(folder: string, lines: readonly FailingLine[]): void;
  edits(uri: Uri): readonly OfferedEdit[];
  /** The edit as it stands after what was typed since; undefined when the line itself was changed. */
  current(folder: string, edit: Edit): WorkspaceEdit | undefined;
  /** Whether the edit was ever offered in Problems. */
  wasShown(edit: Edit): boolean;
}

interface Shown {
  readonly folder: string;
  readonly uri: Uri;
  readonly line: FailingLine;
  readonly original: readonly Edit[];
}

export function diagnostics(): Diagnostics {
  const collection = languages.createDiagnosticCollection('container-lab');
  const offered = new WeakSet<Edit>();
  let shown: readonly Shown[] = [];

  function publish(): void {
    collection.clear();
    const byFile = new Map<string, { uri: Uri; list: Diagnostic[] }>();
    for (const each of shown) {
      const file = byFile.get(each.uri.toString()) ?? { uri: each.uri, list: [] };
      file.list.push(diagnosticOf(each));
      byFile.set(each.uri.toString(), file);
    }
    for (const { uri, list } of byFile.values()) collection.set(uri, list);
  }

  const edited = workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length === 0) return;
    const key = document.uri.toString();
    if (!shown.some(({ uri }) => uri.toString() === key)) return;
    shown = shown.flatMap((each) => {
      if (each.uri.toString() !== key) return [each];
      let line: FailingLine | undefined = each.line;
      for (const change of contentChanges) line = line && lineAfter(line, change);
      return line ? [{ ...each, line }] : [];
    });
    publish();
  });

  return {
    show(folder, lines) {
      const others = shown.filter((each) => each.folder !== folder);
      if (lines.length === 0 && others.length === shown.length) return;
      for (const { edits } of lines) for (const edit of edits) offered.add(edit);
      const added = lines.map((line) => ({
        folder,
        uri: fileIn(folder, line.path),
        line,
        original: line.edits,
      }));
      shown = [...others, ...added];
      publish();
    },
    edits: (uri) =>
      shown
        .filter((each) => each.uri.toString() === uri.toString())
        .flatMap((each) =>
          each.line.edits.map((edit) => ({
            diagnostic: diagnosticOf(each),
            edit: workspaceEdit(each.uri, edit),
            text: edit.text
              .trim()
              .replace(/\s*\n\s*/g, ' ⏎ ')
              .slice(0, 60),
          })),
        ),
    current(folder, edit) {
      for (const each of shown) {
        const index = each.folder === folder ? each.original.indexOf(edit) : -1;
        const moved = each.line.edits[index];
        if (moved) return workspaceEdit(each.uri, moved);
      }
      return undefined;
    },
    wasShown: (edit) => offered.has(edit),
    dispose() {
      edited.dispose();
      collection.dispose();
    },
  };
}

function lineAfter(
  line: FailingLine,
  change: Parameters<typeof movedBy>[1],
): FailingLine | undefined {
  const range = movedBy(line.range, change);
  const edits = line.edits.flatMap((edit) => {
    const moved = movedBy(edit.range, change);
    return moved ? [{ ...edit, range: moved }] : [];
  });
  return range && edits.length === line.edits.length ? { ...line, range, edits } : undefined;
}

function diagnosticOf({ line }: Shown): Diagnostic {
  const { text, args } = line.message;
  const range = editorRange(line.range);
  const diagnostic = new Diagnostic(range, say(text, args), DiagnosticSeverity.Error);
  diagnostic.source = diagnosticSource;
  diagnostic.code = line.cause;
  return diagnostic;
}

function workspaceEdit(uri: Uri, edit: Edit): WorkspaceEdit {
  const change = new WorkspaceEdit();
  change.replace(uri, editorRange(edit.range), edit.text);
  return change;
}
