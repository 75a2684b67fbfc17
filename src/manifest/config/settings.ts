import { dirname, resolve } from 'node:path';
import type { ConfigPart } from '../../lint/config/config.ts';
import { findUp } from '../../lint/config/find.ts';
import type { Finding } from '../../lint/finding.ts';
import type { ManifestRule } from '../rules/rule.ts';
import { globToExpression } from './globs.ts';
import { readKubeLinterConfig } from './kubeLinter.ts';

const names = ['.kube-linter.yaml', '.kube-linter.yml'] as const;

/** What a config says of the files around it. */
export interface ManifestSettings {
  readonly part: ConfigPart;
  readonly custom: readonly ManifestRule[];
  /** Whether a file, by its absolute path, is let be. */
  readonly isIgnored: (path: string) => boolean;
  /** What is wrong in the config itself. */
  readonly faults: readonly Finding[];
}

export const noSettings: ManifestSettings = {
  part: {},
  custom: [],
  isIgnored: () => false,
  faults: [],
};

/** The config that counts for the files of a folder: the first up the tree. */
export function findKubeLinterConfig(folder: string): string | undefined {
  return findUp(folder, names);
}

/** Whether a file of that name is such a config. */
export function isKubeLinterFile(name: string): boolean {
  return names.some((one) => one === name);
}

/**
 * @param source the config's text
 * @param file its absolute path, from which its paths are read
 * @param home what `~` stands for
 */
export function manifestSettings(source: string, file: string, home: string): ManifestSettings {
  const { part, custom, ignorePaths, faults } = readKubeLinterConfig(source);
  const ignored = ignorePaths.map((path) =>
    globToExpression(forward(resolve(dirname(file), path.replace(/^~(?=\/|$)/, home)))),
  );
  return {
    part,
    custom,
    faults,
    isIgnored: (path) => ignored.some((is) => is.test(forward(path))),
  };
}

/** With forward slashes. */
export function forward(path: string): string {
  return path.replaceAll('\\', '/');
}
