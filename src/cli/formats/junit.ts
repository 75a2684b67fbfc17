import { attributes, escaped } from '../../xml.ts';
import { countOf, type Case, type Suite } from './suite.ts';

/** JUnit's XML: a suite for each lab, a case for each task or trial; what is blocked is an error. */
export function toJunit(suites: readonly Suite[]): string {
  const total = suites.reduce((sum, { milliseconds = 0 }) => sum + milliseconds, 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: 'container-lab', ...counts(suites), time: seconds(total) })}>`,
    ...suites.flatMap(suiteLines),
    '</testsuites>',
    '',
  ].join('\n');
}

function suiteLines(suite: Suite): readonly string[] {
  const { name, milliseconds, properties = {} } = suite;
  const rows = Object.entries(properties).map(
    ([key, value]) => `      <property${attributes({ name: key, value })}/>`,
  );
  const time = milliseconds === undefined ? {} : { time: seconds(milliseconds) };
  return [
    `  <testsuite${attributes({ name, ...counts([suite]), ...time })}>`,
    ...(rows.length > 0 ? ['    <properties>', ...rows, '    </properties>'] : []),
    ...suite.cases.flatMap((one) => caseLines(name, one)),
    '  </testsuite>',
  ];
}

const elements = { failed: 'failure', blocked: 'error', skipped: 'skipped' } as const;

function caseLines(suite: string, one: Case): readonly string[] {
  const { name, result, milliseconds, id, lines } = one;
  const time = milliseconds === undefined ? {} : { time: seconds(milliseconds) };
  const head = `    <testcase${attributes({ classname: suite, name, ...time })}`;
  if (result === 'passed') return [`${head}/>`];
  const element = elements[result];
  const [message = ''] = lines;
  const type = id === undefined || result === 'skipped' ? {} : { type: id };
  const open = `      <${element}${attributes({ message, ...type })}`;
  return [
    `${head}>`,
    result === 'skipped' ? `${open}/>` : `${open}>${escaped(lines.join('\n'))}</${element}>`,
    '    </testcase>',
  ];
}

function counts(suites: readonly Suite[]): Readonly<Record<string, string>> {
  return {
    tests: String(countOf(suites)),
    failures: String(countOf(suites, 'failed')),
    errors: String(countOf(suites, 'blocked')),
    skipped: String(countOf(suites, 'skipped')),
  };
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}
