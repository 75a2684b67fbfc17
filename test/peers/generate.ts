import { commands } from './cases/commands.ts';
import type { Family } from './cases/family.ts';
import { instructions } from './cases/instructions.ts';
import { labels } from './cases/labels.ts';
import { packages } from './cases/packages.ts';
import { stages } from './cases/stages.ts';
import { commandForms, fileForms, lineForms } from './forms.ts';
import { expand } from './grammar.ts';
import { Random } from './random.ts';

/** One generated Dockerfile. */
export interface Case {
  /** The rule that it was made for; all rules look at it. */
  readonly rule: string;
  readonly form: string;
  readonly text: string;
  readonly config: 'plain' | 'labels' | 'registries';
}

const families: readonly Family[] = [
  ...packages,
  ...commands,
  ...stages,
  ...instructions,
  ...labels,
];
const formsOf = { commands: commandForms, lines: lineForms, files: fileForms };

/** At least `perRule` different Dockerfiles for each rule that has as many. */
export function generate(seed: number, perRule: number): readonly Case[] {
  const random = new Random(seed);
  const cases = new Map<string, Case>();
  const rules = [...new Set(families.map(({ rule }) => rule))].toSorted();
  for (const rule of rules) {
    const own = families.filter((family) => family.rule === rule);
    const texts = own.flatMap((family) => family.texts.map((text) => ({ family, text })));
    const before = cases.size;
    // Each text in turn, in a form drawn for it; a text may run out of variations.
    for (let at = 0; cases.size < before + perRule && at < perRule * 4; at += 1) {
      const { family, text } = texts[at % texts.length] ?? { family: undefined, text: '' };
      if (family === undefined) break;
      const forms = Object.entries(formsOf[family.of]);
      const form = forms[Math.floor(random.next() * forms.length)];
      if (form === undefined) break;
      const made = form[1](expand(text, random), family.base ?? 'debian:12');
      const config = family.config ?? 'plain';
      cases.set(`${config}\n${made}`, { rule, form: form[0], text: made, config });
    }
  }
  return [...cases.values()];
}
