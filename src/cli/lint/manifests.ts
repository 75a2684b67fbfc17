import { join } from 'node:path';
import type { LintConfig } from '../../lint/config/config.ts';
import { lintManifest } from '../../manifest/lint.ts';
import { manifestRules } from '../../manifest/rules/table.ts';
import { unusedIgnore } from '../../manifest/rules/unusedIgnore.ts';
import { readSchemas } from '../../manifest/schema/read.ts';
import { minorOf, schemasOf, type Schemas } from '../../manifest/schema/schemas.ts';
import { said, type Text } from '../../text.ts';
import { UsageError } from '../usageError.ts';
import type { Looked, Source } from './source.ts';

const noVersion: Text = {
  en: 'Could not read the command: `{value}` is no version of Kubernetes. Write one such as `{example}`.',
  'zh-cn': '无法理解命令：`{value}` 不是 Kubernetes 版本，请写成 `{example}` 这样。',
};

/** What reports say of the rules that may have found something. */
export const rules = [...manifestRules, unusedIgnore];

let schemas: Schemas | undefined;

/**
 * Manifests, one by one. This file is a bundle of its own: who has none loads no schemas.
 * @param wanted the version of Kubernetes; the newest when undefined
 */
export function lookAtManifests(
  sources: readonly Source[],
  config: LintConfig,
  wanted: string | undefined,
): readonly Looked[] {
  const known = (schemas ??= read(wanted));
  return sources.map((source) => ({
    ...{ source, config },
    findings: lintManifest(source.text, config, known),
    again: (text) => Promise.resolve(lintManifest(text, config, known)),
  }));
}

function read(wanted: string | undefined): Schemas {
  // The build writes them beside the bundles.
  const packed = readSchemas(join(import.meta.dirname, 'schemas'));
  if (wanted !== undefined && minorOf(wanted) === undefined) {
    throw new UsageError(said(noVersion, { value: wanted, example: packed.versions[0] ?? '' }));
  }
  return schemasOf(packed, wanted);
}
