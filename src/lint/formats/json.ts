import type { Severity } from '../finding.ts';
import { placeOf, rows, type Format } from './report.ts';

/** hadolint's fields, and what it does not know: the end, all names, the link and the fixes. */
export const json: Format = (files, { plain }) => {
  const data = rows(files).map(({ path, finding }) => {
    const { ids, severity, message, related, fixes, link } = finding;
    return {
      ...placeOf(finding),
      code: ids[0],
      message: plain(message),
      level: severity,
      file: path,
      ids,
      link,
      related: related.map((one) => ({
        ...placeOf(one),
        file: one.path ?? path,
        message: plain(one.message),
      })),
      fixes: fixes.map(({ title, edits, choose = false }) => ({
        title: plain(title),
        choose,
        edits: edits.map((edit) => ({ ...placeOf(edit), text: edit.text })),
      })),
    };
  });
  return `${JSON.stringify(data, null, 2)}\n`;
};

const weights: Readonly<Record<Severity, string>> = {
  error: 'blocker',
  warning: 'major',
  info: 'info',
  style: 'minor',
};

/** Code Climate's issues, one behind the other, each ended by a NUL character as its engines do. */
export const codeclimate: Format = (...report) =>
  issues(...report)
    .map((issue) => `${JSON.stringify(issue)}\0\n`)
    .join('');

/** The same as GitLab reads it: a list, each with a fingerprint that stays when lines move. */
export const gitlabCodeclimate: Format = (...report) => {
  const seen = new Map<string, number>();
  const all = issues(...report).map((issue) => {
    const { check_name: id, description, location } = issue;
    const key = `${id}\n${location.path}\n${description}`;
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    // Loaded for this format alone: it would cost every start some milliseconds.
    const fingerprint = process
      .getBuiltinModule('node:crypto')
      .createHash('sha1')
      .update(`${key}\n${nth}`)
      .digest('hex');
    return { ...issue, fingerprint };
  });
  return `${JSON.stringify(all)}\n`;
};

function issues(...[files, { plain }]: Parameters<Format>): readonly {
  readonly check_name: string;
  readonly description: string;
  readonly location: { readonly path: string; readonly lines: unknown };
}[] {
  return rows(files).map(({ path, finding }) => ({
    type: 'issue',
    check_name: finding.ids[0],
    description: plain(finding.message),
    categories: ['Bug Risk'],
    location: { path, lines: { begin: placeOf(finding).line, end: placeOf(finding).endLine } },
    severity: weights[finding.severity],
  }));
}

/** SonarQube's generic issues; it counts columns from 0. */
export const sonarqube: Format = (files, { plain }) => {
  const severities = { error: 'CRITICAL', warning: 'MAJOR', info: 'MINOR', style: 'INFO' } as const;
  const all = rows(files).map(({ path, finding }) => {
    const { ids, severity, message } = finding;
    const { start, end } = finding.range;
    const isEmpty = start.line === end.line && start.character === end.character;
    return {
      engineId: 'container-lab',
      ruleId: ids[0],
      severity: severities[severity],
      type: severity === 'error' ? 'BUG' : 'CODE_SMELL',
      primaryLocation: {
        message: plain(message),
        filePath: path,
        textRange: {
          startLine: start.line + 1,
          endLine: end.line + 1,
          // It refuses an empty range.
          ...(isEmpty ? {} : { startColumn: start.character, endColumn: end.character }),
        },
      },
    };
  });
  return `${JSON.stringify({ issues: all })}\n`;
};

/** Codacy's results, one a line. */
export const codacy: Format = (files, { plain }) =>
  rows(files)
    .map(({ path, finding: { ids, message, range } }) => {
      const line = range.start.line + 1;
      return `${JSON.stringify({ filename: path, line, message: plain(message), patternId: ids[0] })}\n`;
    })
    .join('');
