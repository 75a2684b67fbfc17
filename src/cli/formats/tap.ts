import { dump } from 'js-yaml';
import { countOf, type Case, type Suite } from './suite.ts';

/** TAP 14: a test point for each task or trial, with a YAML block where there is more to say. */
export function toTap(suites: readonly Suite[]): string {
  const cases = suites.flatMap((suite) =>
    suite.cases.map((one) => ({ ...one, name: `${suite.name}: ${one.name}` })),
  );
  const notes = suites.flatMap(({ name, properties = {} }) =>
    Object.entries(properties).map(([key, value]) => `# ${inLine(`${name}: ${key} ${value}`)}`),
  );
  return [
    'TAP version 14',
    `1..${countOf(suites)}`,
    ...cases.flatMap((one, index) => pointLines(one, index + 1)),
    ...notes,
    '',
  ].join('\n');
}

function pointLines(one: Case, number: number): readonly string[] {
  const { name, result, lines } = one;
  const ok = result === 'passed' || result === 'skipped' ? 'ok' : 'not ok';
  const skip = result === 'skipped' ? ` # SKIP ${inLine(lines[0] ?? '')}`.trimEnd() : '';
  return [`${ok} ${number} - ${inLine(name)}${skip}`, ...diagnosis(one)];
}

function diagnosis({ result, milliseconds, id, lines }: Case): readonly string[] {
  const [message, ...details] = result === 'skipped' ? [] : lines;
  const data = {
    ...(message === undefined ? {} : { message }),
    ...(result === 'failed' ? { severity: 'fail' } : {}),
    ...(result === 'blocked' ? { severity: 'error' } : {}),
    ...(id === undefined ? {} : { cause: id }),
    ...(milliseconds === undefined ? {} : { duration_ms: milliseconds }),
    ...(details.length === 0 ? {} : { details }),
  };
  if (Object.keys(data).length === 0) return [];
  const yaml = dump(data, { lineWidth: -1 }).replace(/\n$/, '').split('\n');
  return ['  ---', ...yaml.map((line) => `  ${line}`), '  ...'];
}

/** One line in which `#` begins no directive. */
function inLine(text: string): string {
  return text
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .replace(/[\\#]/g, String.raw`\$&`)
    .trim();
}
