import { attributes } from '../../xml.ts';
import { placeOf, type Format } from './report.ts';

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
