import { defaultConfig, type LintConfig } from '../../../src/lint/config/config.ts';
import { applyEdits, offsetsIn } from '../../../src/lint/edit.ts';
import type { Finding } from '../../../src/lint/finding.ts';
import { readManifest } from '../../../src/manifest/document.ts';
import { lintManifest } from '../../../src/manifest/lint.ts';
import { schemasOf, type PackedTypes, type Schemas } from '../../../src/manifest/schema/schemas.ts';
import { lookTogether } from '../../../src/manifest/together.ts';
import { toPlain } from '../../../src/text.ts';
import type { Swept } from './sweep.ts';

/** What our rules make of a file. */
export interface Judgement {
  /** Whether a schema rule says anything. */
  readonly isFlagged: boolean;
  /** Whether any rule says that the API server refuses it: one of a schema, or of what a schema does not say. */
  readonly isRefused: boolean;
  /** What is wrong with what they say: another rule, another place, more than one, an edit that does not help. */
  readonly amiss: readonly string[];
}

// Where a key is added among the others is no matter of the alphabet.
const config: LintConfig = { ...defaultConfig, profile: 'all', ignored: ['sorted-keys'] };

/** Checks that an edit of another may bring up, and why that is right. */
const follow: Readonly<Record<string, readonly string[]>> = {
  // A number in quotes is the name of an image or a port, and is looked at.
  'wrong-type': ['latest-tag', 'container-image-pull-policy', 'invalid-target-ports'],
};

/** A judge of files of all versions. */
export function makeJudge(packed: PackedTypes): (swept: Swept) => Judgement {
  const schemas = new Map(packed.versions.map((each) => [each, schemasOf(packed, each)]));
  return (swept) => {
    const own = schemas.get(swept.version);
    if (own === undefined) throw new Error(`no schemas of ${swept.version}`);
    return judge(swept, (text) => lint(text, own));
  };
}

function lint(text: string, schemas: Schemas): readonly Finding[] {
  const manifest = readManifest(text, schemas);
  return lintManifest(manifest, config, lookTogether([manifest]));
}

function judge(
  { text, fault }: Swept,
  findingsOf: (text: string) => readonly Finding[],
): Judgement {
  const all = findingsOf(text);
  const own = all.filter(isOfSchema);
  const isFlagged = own.length > 0;
  const isRefused = isFlagged || all.some(({ ids: [id] }) => beyondSchemas.has(id));
  if (fault === undefined || !isFlagged) return { isFlagged, isRefused, amiss: [] };
  const amiss: string[] = [];
  const [first] = own;
  if (own.length > 1 || first?.ids[0] !== fault.rule)
    amiss.push(`${fault.rule} is told as ${own.map(({ ids }) => ids[0]).join(', ')}`);
  const found = own.find(({ ids }) => ids[0] === fault.rule) ?? first;
  if (found === undefined) return { isFlagged, isRefused, amiss };
  const offsetOf = offsetsIn(text);
  const [start, end] = [offsetOf(found.range.start), offsetOf(found.range.end)];
  if (start !== fault.span.start || end > fault.span.end)
    amiss.push(`told at ${start} to ${end}, and it is ${fault.span.start} to ${fault.span.end}`);
  const sound = countOf(findingsOf(fault.sound));
  const before = countOf(all);
  for (const fix of found.fixes) {
    const title = toPlain(fix.title, 'en');
    const after = findingsOf(applyEdits(text, fix.edits));
    // Where a person must choose, what was meant may have been another word, with other checks.
    const now = countOf(fix.choose ? after.filter(isOfSchema) : after);
    const [id] = found.ids;
    if ((now.get(id) ?? 0) >= (before.get(id) ?? 0)) amiss.push(`${title}: ${id} stays`);
    for (const [other, count] of now) {
      const most = Math.max(before.get(other) ?? 0, sound.get(other) ?? 0);
      if (count > most && !follow[id]?.includes(other)) amiss.push(`${title}: ${other} comes`);
    }
  }
  return { isFlagged, isRefused, amiss };
}

const beyondSchemas: ReadonlySet<string> = new Set(['missing-image', 'unknown-volume']);

function isOfSchema({ ids }: Finding): boolean {
  return ids.includes('schema-validation');
}

function countOf(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { ids } of findings) counts.set(ids[0], (counts.get(ids[0]) ?? 0) + 1);
  return counts;
}
