import { placeOf, type Format } from './report.ts';

/** What XML 1.0 cannot hold, not even escaped. */
// eslint-disable-next-line no-control-regex
const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Checkstyle's XML, which knows no style: that is info. */
export const checkstyle: Format = (files, { plain }) =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<checkstyle version="4.3">',
    ...files.flatMap(({ path, findings }) => [
      `  <file${attributes({ name: path })}>`,
      ...findings.map((finding) => {
        const { line, column } = placeOf(finding);
        const severity = finding.severity === 'style' ? 'info' : finding.severity;
        const message = plain(finding.message);
        const source = finding.ids[0];
        return `    <error${attributes({ line, column, severity, message, source })}/>`;
      }),
      '  </file>',
    ]),
    '</checkstyle>',
    '',
  ].join('\n');

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('');
}

function escaped(text: string): string {
  return text.replace(illegal, '\uFFFD').replace(/[&<>"\t\n\r]/g, (sign) => entities[sign] ?? sign);
}
