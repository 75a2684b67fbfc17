import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, resolve } from 'node:path';
import { mergeConfig, type ConfigPart, type LintConfig } from '../../lint/config/config.ts';
import { configOfEnvironment } from '../../lint/config/environment.ts';
import { findHadolintConfig } from '../../lint/config/find.ts';
import type { FileReport } from '../../lint/formats/report.ts';
import type { LightContext } from '../context.ts';
import { configOfArguments } from './options.ts';
import { shownPath, whyOf } from './targets.ts';

/** The configs of all files that are looked at. */
export interface Configs {
  /** The config of a file; the command line over the environment over the config file. */
  of(path: string): Promise<LintConfig>;
  /** The config of another tool's file, under what the environment and the command line say. */
  over(part: ConfigPart): LintConfig;
  /** What is wrong in the config files read so far. */
  faults(): readonly FileReport[];
  /** Config files that could not be read. */
  amiss(): readonly { readonly path: string; readonly why: string }[];
}

export function makeConfigs({ args, io }: LightContext): Configs {
  const above: readonly ConfigPart[] = [configOfEnvironment(io.env), configOfArguments(args)];
  const given = args.lint['--config']?.findLast((path) => !isKubeLinterConfig(path));
  const read = new Map<string, { readonly value: Promise<LintConfig> }>();
  const found = new Map<string, { readonly value: string | undefined }>();
  const faults: FileReport[] = [];
  const amiss: { path: string; why: string }[] = [];

  const load = async (path: string): Promise<LintConfig> => {
    try {
      const text = readFileSync(path, 'utf8');
      // js-yaml is loaded for those who have a config.
      const { readHadolintConfig } = await import('../../lint/config/hadolint.ts');
      const { config, faults: findings } = readHadolintConfig(text);
      if (findings.length > 0) faults.push({ path: shownPath(path, io.cwd), findings });
      return mergeConfig([config, ...above]);
    } catch (error) {
      amiss.push({ path: shownPath(path, io.cwd), why: whyOf(error) });
      return mergeConfig(above);
    }
  };
  const once = <Value>(
    memo: Map<string, { readonly value: Value }>,
    key: string,
    make: () => Value,
  ): Value => {
    const known = memo.get(key) ?? { value: make() };
    memo.set(key, known);
    return known.value;
  };
  const where = { env: io.env, home: io.env['HOME'] ?? homedir() };
  const none = mergeConfig(above);
  return {
    of: async (path) => {
      const folder = dirname(path);
      const file =
        given === undefined
          ? once(found, folder, () => findHadolintConfig(folder, where))
          : resolve(io.cwd, given);
      return file === undefined ? none : once(read, file, () => load(file));
    },
    over: (part) => mergeConfig([part, ...above]),
    faults: () => faults,
    amiss: () => amiss,
  };
}

/** Whether a file that the command line names is kube-linter's, and no Dockerfile's. */
export function isKubeLinterConfig(path: string): boolean {
  return /kube-?linter/i.test(basename(path));
}
