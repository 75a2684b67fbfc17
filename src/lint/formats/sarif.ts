import { said } from '../../text.ts';
import type { Finding, Fix, Severity } from '../finding.ts';
import { placeOf, rows, type Format, type Printing } from './report.ts';

const levels: Readonly<Record<Severity | 'off', string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  style: 'note',
  off: 'none',
};

/** SARIF 2.1.0; https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. */
export const sarif: Format = (files, printing) => {
  const found = rows(files);
  const used = [...new Set(found.map(({ finding }) => finding.ids[0]))].sort();
  const results = found.map(({ path, finding }) =>
    resultOf(path, finding, used.indexOf(finding.ids[0]), printing),
  );
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'container-lab',
            semanticVersion: printing.version,
            rules: used.map((id) => ruleOf(id, printing)),
          },
        },
        columnKind: 'utf16CodeUnits',
        defaultSourceLanguage: 'dockerfile',
        results,
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};

function ruleOf(id: string, { rules, plain, linkOf }: Printing): unknown {
  const link = linkOf(id);
  const helpUri = link === '' ? {} : { helpUri: link };
  const info = rules.find(({ ids }) => ids.includes(id));
  if (info === undefined) return { id, ...helpUri };
  const why = plain(said(info.why));
  const { before, after } = info.example;
  return {
    id,
    shortDescription: { text: plain(said(info.title)) },
    fullDescription: { text: why },
    help: {
      text: why,
      markdown: `${why}\n\n\`\`\`dockerfile\n${before}\`\`\`\n→\n\`\`\`dockerfile\n${after}\`\`\`\n`,
    },
    ...helpUri,
    defaultConfiguration: { level: levels[info.severity] },
    properties: { ids: info.ids },
  };
}

function resultOf(path: string, finding: Finding, ruleIndex: number, { plain }: Printing): unknown {
  const { ids, severity, message, related, fixes } = finding;
  return {
    ruleId: ids[0],
    ruleIndex,
    level: levels[severity],
    message: { text: plain(message) },
    locations: [
      { physicalLocation: { artifactLocation: { uri: uriOf(path) }, region: regionOf(finding) } },
    ],
    ...(related.length > 0
      ? {
          relatedLocations: related.map((one) => ({
            message: { text: plain(one.message) },
            physicalLocation: {
              artifactLocation: { uri: uriOf(one.path ?? path) },
              region: regionOf(one),
            },
          })),
        }
      : {}),
    ...(fixes.length > 0 ? { fixes: fixes.map((fix) => fixOf(path, fix, plain)) } : {}),
  };
}

function fixOf(path: string, { title, edits }: Fix, plain: Printing['plain']): unknown {
  return {
    description: { text: plain(title) },
    artifactChanges: [
      {
        artifactLocation: { uri: uriOf(path) },
        replacements: edits.map((edit) => ({
          deletedRegion: regionOf(edit),
          insertedContent: { text: edit.text },
        })),
      },
    ],
  };
}

function regionOf(one: Pick<Finding, 'range'>): unknown {
  const { line, column, endLine, endColumn } = placeOf(one);
  return { startLine: line, startColumn: column, endLine, endColumn };
}

function uriOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
