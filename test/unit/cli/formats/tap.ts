import { load } from 'js-yaml';

export interface Point {
  readonly ok: boolean;
  readonly number: number;
  readonly name: string;
  /** Its reason; undefined for one that ran. */
  readonly skip: string | undefined;
  readonly diagnosis: unknown;
}

const point = /^(not )?ok (\d+) - ((?:[^\\#]|\\[\\#])*?)(?: # SKIP ?((?:[^\\#]|\\[\\#])*))?$/;

/** A strict reader of TAP 14 without subtests: throws for a line that does not belong. */
export function readTap(tap: string): {
  readonly points: readonly Point[];
  readonly notes: readonly string[];
} {
  const [version, plan = '', ...lines] = tap.replace(/\n$/, '').split('\n');
  const planned = /^1\.\.(\d+)$/.exec(plan)?.[1];
  if (version !== 'TAP version 14' || planned === undefined) throw new Error('no version or plan');
  const points: Point[] = [];
  const notes: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.startsWith('# ')) {
      notes.push(line.slice(2));
      continue;
    }
    const [all, not, number, name = '', skip] = point.exec(line) ?? [];
    if (all === undefined || Number(number) !== points.length + 1) throw new Error(`odd: ${line}`);
    const yaml: string[] = [];
    if (lines[at + 1] === '  ---') {
      for (at += 2; lines[at] !== '  ...'; at += 1) {
        const part = lines[at];
        if (part === undefined || !/^( {2}|$)/.test(part)) throw new Error('an open YAML block');
        yaml.push(part.slice(2));
      }
    }
    points.push({
      ok: not === undefined,
      number: Number(number),
      name: plain(name),
      skip: skip === undefined ? undefined : plain(skip),
      diagnosis: yaml.length === 0 ? undefined : load(yaml.join('\n')),
    });
  }
  if (points.length !== Number(planned)) throw new Error('not as planned');
  return { points, notes };
}

function plain(text: string): string {
  return text.replace(/\\([\\#])/g, '$1');
}
