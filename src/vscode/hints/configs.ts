import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname } from 'node:path';
import { workspace, type TextDocument } from 'vscode';
import { dockerignoreOf } from '../../dockerfile/dockerignoreFile.ts';
import type { Around } from '../../dockerfile/lint.ts';
import { mergeConfig, type ConfigPart, type LintConfig } from '../../lint/config/config.ts';
import { configOfEnvironment } from '../../lint/config/environment.ts';
import { findHadolintConfig } from '../../lint/config/find.ts';

/** What the findings of one file depend on beside its text. */
export interface Setting {
  readonly config: LintConfig;
  readonly around: Around;
}

/** The same, without what the editor says. */
interface FileSetting {
  readonly config: ConfigPart;
  readonly around: Around;
}

export interface Configs {
  of(document: TextDocument): Promise<Setting>;
  /** A file that was saved or changed may be a config, or a list of what a build leaves out. */
  changed(path: string): boolean;
  forget(): void;
}

/**
 * Settings by folder and file, read once until one of their files is saved.
 * @param own what the editor's own settings say of a file
 * @param failed called with a config file that could not be read
 */
export function makeConfigs(
  own: (path: string | undefined) => ConfigPart,
  failed: (path: string, error: unknown) => void,
): Configs {
  const read = new Map<string, Promise<FileSetting>>();
  const environment = configOfEnvironment(process.env);

  async function fileConfig(path: string): Promise<ConfigPart> {
    const where = { env: process.env, home: homedir() };
    const file = findHadolintConfig(dirname(path), where);
    if (file === undefined) return {};
    try {
      // As it stands in the editor: what was changed there by a quick fix counts at once.
      const open = workspace.textDocuments.find((one) => one.uri.fsPath === file);
      const text = open?.getText() ?? (await readFile(file, 'utf8'));
      // js-yaml is loaded for those who have a config.
      const { readHadolintConfig } = await import('../../lint/config/hadolint.ts');
      return readHadolintConfig(text).config;
    } catch (error) {
      failed(file, error);
      return {};
    }
  }

  async function settingOf(path: string): Promise<FileSetting> {
    return { config: await fileConfig(path), around: { dockerignore: dockerignoreOf(path) } };
  }

  return {
    async of({ uri }) {
      if (uri.scheme !== 'file') {
        return { config: mergeConfig([own(undefined), environment]), around: {} };
      }
      const found = read.get(uri.fsPath) ?? settingOf(uri.fsPath);
      read.set(uri.fsPath, found);
      const { config, around } = await found;
      return { config: mergeConfig([own(uri.fsPath), config, environment]), around };
    },
    changed(path) {
      const matters = /^\.?hadolint\.ya?ml$|\.dockerignore$/.test(basename(path));
      if (matters) read.clear();
      return matters;
    },
    forget: () => read.clear(),
  };
}
