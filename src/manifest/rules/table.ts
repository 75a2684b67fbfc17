import { duplicateKey } from './duplicateKey.ts';
import { missingField } from './missingField.ts';
import type { ManifestRule } from './rule.ts';
import { sameItem } from './sameItem.ts';
import { unknownField } from './unknownField.ts';
import { unknownKind } from './unknownKind.ts';
import { wrongType } from './wrongType.ts';
import { wrongValue } from './wrongValue.ts';
import { yamlSyntax } from './yamlSyntax.ts';

export const manifestRules: readonly ManifestRule[] = [
  yamlSyntax,
  unknownKind,
  duplicateKey,
  unknownField,
  missingField,
  wrongType,
  wrongValue,
  sameItem,
];
