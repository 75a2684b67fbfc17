import type { Dockerfile } from '../model.ts';
import { dockerfileRules } from '../rules/table.ts';
import { directiveInfos } from './directives.ts';
import { linkOfDirective } from './instructions.ts';
import type { Gap, Proposal } from './proposal.ts';

/**
 * The parser directives that the head of the file does not have yet, or the values of one.
 * @param before the line up to the cursor
 */
export function headProposals(
  file: Dockerfile,
  offset: number,
  before: string,
): readonly Proposal[] {
  const line = file.lines[file.positionAt(offset).line];
  const end = line?.textEnd ?? offset;
  const directive = /^\s*#\s*([a-zA-Z]+)\s*=\s*(.*)$/.exec(before);
  if (directive !== null) {
    const [, name = '', written = ''] = directive;
    const gap = { start: offset - written.length, cursor: offset, end };
    return valueProposals(name.toLowerCase(), written, gap);
  }
  if (!/^\s*(?:#\s*[a-zA-Z]*)?$/.test(before)) return [];
  const gap = { start: offset - before.trimStart().length, cursor: offset, end };
  const own = line?.start ?? 0;
  const taken = file.directives.filter(({ start }) => start < own || start > end);
  return directiveInfos
    .filter(({ name }) => !taken.some((one) => one.name === name))
    .map(({ name, summary, values: [value = ''] }) => ({
      label: `# ${name}=`,
      kind: 'directive',
      insert: `# ${name}=${value}`,
      snippet: false,
      ...gap,
      detail: value,
      about: summary,
      link: linkOfDirective(name),
      goesOn: value.endsWith('='),
    }));
}

function valueProposals(name: string, written: string, gap: Gap): readonly Proposal[] {
  const skipped = name === 'check' ? /(?:^|;)\s*skip\s*=(?:.*,)?/i.exec(written) : null;
  const [all, start] =
    skipped === null || written.indexOf(';', skipped.index + 1) >= 0
      ? [directiveInfos.find((one) => one.name === name)?.values ?? [], gap.start]
      : [['all', ...checks()], gap.start + skipped.index + skipped[0].length];
  return all.map((label) => ({
    label,
    kind: 'value',
    insert: label,
    snippet: false,
    ...gap,
    start,
    goesOn: label.endsWith('='),
  }));
}

/** BuildKit's, by name. */
function checks(): readonly string[] {
  const ids = dockerfileRules.flatMap((rule) =>
    rule.ids.filter((id) => /^[A-Z][A-Za-z]+$/.test(id)),
  );
  return [...new Set(ids)].sort();
}
