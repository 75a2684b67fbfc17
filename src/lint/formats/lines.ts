import { said, type Text } from '../../text.ts';
import type { Severity } from '../finding.ts';
import { automatic } from '../fixAll.ts';
import { placeOf, rows, type Format } from './report.ts';

const words: Readonly<Record<Severity, Text>> = {
  error: { en: 'error', 'zh-cn': '错误' },
  warning: { en: 'warning', 'zh-cn': '警告' },
  info: { en: 'info', 'zh-cn': '提示' },
  style: { en: 'style', 'zh-cn': '风格' },
};
const none: Text = {
  en: 'No findings. Files looked at: {files}.',
  'zh-cn': '没有发现问题。共查看 {files} 个文件。',
};
const count: Text = {
  en: 'Findings: {findings}. Files looked at: {files}. With a fix for --fix: {fixable}.',
  'zh-cn': '共查看 {files} 个文件，发现 {findings} 个问题，其中 {fixable} 个可用 --fix 修复。',
};

/** For people: the place, what is wrong, what to write, and the names of the rule. */
export const text: Format = (files, { plain }) => {
  const all = rows(files);
  const lines = all.flatMap(({ path, finding }) => {
    const { line, column } = placeOf(finding);
    const word = plain(said(words[finding.severity]));
    const [fix] = finding.fixes;
    return [
      `${path}:${line}:${column} ${word}: ${plain(finding.message)} (${finding.ids.join(', ')})`,
      ...finding.related.map(
        ({ path: other = path, range, message }) =>
          `    ${other}:${range.start.line + 1}:${range.start.character + 1} ${plain(message)}`,
      ),
      ...(fix ? [`    → ${plain(fix.title)}`] : []),
    ];
  });
  const fixable = all.filter(({ finding }) => automatic(finding).length > 0).length;
  const args = { findings: all.length, files: files.length, fixable };
  return [...lines, plain(said(all.length === 0 ? none : count, args)), ''].join('\n');
};

/** hadolint's own lines. */
export const tty: Format = (files, { plain }) =>
  rows(files)
    .map(({ path, finding: { ids, severity, message, range } }) => {
      return `${path}:${range.start.line + 1} ${ids[0]} ${severity}: ${plain(message)}\n`;
    })
    .join('');

/** As the GNU tools write errors. */
export const gnu: Format = (files, { plain }) =>
  rows(files)
    .map(({ path, finding }) => {
      const { line, column } = placeOf(finding);
      const { ids, severity, message } = finding;
      return `container-lab:${path}:${line}:${column}: ${ids[0]} ${severity}: ${plain(message)}\n`;
    })
    .join('');

/** GitHub's workflow commands: they become annotations of the changed lines. */
export const github: Format = (files, { plain }) => {
  const commands = { error: 'error', warning: 'warning', info: 'notice', style: 'notice' } as const;
  return rows(files)
    .map(({ path, finding }) => {
      const { line, column, endLine, endColumn } = placeOf(finding);
      // Columns are only taken for one line, and there the end is the last column itself.
      const columns =
        endLine === line ? `,col=${column},endColumn=${Math.max(column, endColumn - 1)}` : '';
      const place = `file=${property(path)},line=${line},endLine=${endLine}${columns}`;
      const title = property(finding.ids.join(', '));
      const message = data(plain(finding.message));
      return `::${commands[finding.severity]} ${place},title=${title}::${message}\n`;
    })
    .join('');
};

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
