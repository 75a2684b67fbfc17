import { severities } from '../../lint/finding.ts';
import type { FileReport } from '../../lint/formats/report.ts';
import { said, type Said, type Text } from '../../text.ts';

const total: Text = {
  en: 'Summary: {files} files, {objects} objects. Errors: {error}. Warnings: {warning}. Info: {info}. Style: {style}.',
  'zh-cn':
    '汇总：{files} 个文件，{objects} 个对象。错误 {error}，警告 {warning}，提示 {info}，风格 {style}。',
};
const perRule: Text = { en: '{count} × {id}', 'zh-cn': '{count} × {id}' };

/** How much was looked at and found, in all and by rule, the most frequent first. */
export function summaryOf(reports: readonly FileReport[], objects: number): readonly Said[] {
  const findings = reports.flatMap((report) => report.findings);
  const counts = severities.map((severity) => {
    return [severity, findings.filter((one) => one.severity === severity).length] as const;
  });
  const rules = new Map<string, number>();
  for (const { ids } of findings) rules.set(ids[0], (rules.get(ids[0]) ?? 0) + 1);
  return [
    said(total, { files: reports.length, objects, ...Object.fromEntries(counts) }),
    ...[...rules]
      .toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
      .map(([id, count]) => said(perRule, { id, count })),
  ];
}
