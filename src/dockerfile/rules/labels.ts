import type { LabelForm } from '../../lint/config/config.ts';
import type { Found } from '../../lint/finding.ts';
import { said, type Text } from '../../text.ts';
import type { Dockerfile, Instruction, Stage, Word } from '../model.ts';
import { valueOf } from '../scopes.ts';
import type { DockerfileContext } from './rule.ts';

/** One label that a stage sets. */
interface Label {
  /** Undefined when only a build knows it. */
  readonly name: string | undefined;
  readonly key: Word;
  readonly word: Word | undefined;
  /** Undefined when only a build knows it. */
  readonly value: string | undefined;
}

export function labelsOf(
  document: Dockerfile,
  instructions: readonly Instruction[],
): readonly Label[] {
  return instructions.flatMap((one) =>
    one.keyword !== 'LABEL'
      ? []
      : one.pairs.map(({ key, value: word }) => ({
          name: valueOf(document, one, key),
          key,
          word,
          value: word === undefined ? '' : valueOf(document, one, word),
        })),
  );
}

/** The names of a stage's labels, those of the stages it builds on included. */
export function labelNames(document: Dockerfile, stage: Stage): ReadonlySet<string | undefined> {
  const own = labelsOf(document, stage.instructions).map(({ name }) => name);
  const inherited = stage.parent === undefined ? [] : labelNames(document, stage.parent);
  return new Set([...own, ...inherited]);
}

/** A rule's check: the labels to which the schema gives this form must have it; empty ones are DL3051's. */
export function formCheck(
  form: LabelForm,
  isValid: (value: string) => boolean,
  message: Text,
): (document: Dockerfile, context: DockerfileContext) => readonly Found[] {
  return (document, { settings: { labelSchema } }) => {
    if (!Object.values(labelSchema).includes(form)) return [];
    return labelsOf(document, document.instructions).flatMap(({ name, key, word, value }) => {
      if (name === undefined || value === undefined || value === '') return [];
      if (!Object.hasOwn(labelSchema, name) || labelSchema[name] !== form) return [];
      if (isValid(value)) return [];
      return [{ range: (word ?? key).range, message: said(message, { name, value }) }];
    });
  };
}
