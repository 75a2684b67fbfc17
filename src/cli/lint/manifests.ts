import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { LintConfig } from '../../lint/config/config.ts';
import type { Finding } from '../../lint/finding.ts';
import type { FileReport } from '../../lint/formats/report.ts';
import type { More } from '../../lint/lint.ts';
import { kubernetesAround } from '../../live/manifest/labKubernetes.ts';
import {
  findKubeLinterConfig,
  forward,
  manifestSettings,
  noSettings,
  type ManifestSettings,
} from '../../manifest/config/settings.ts';
import { readManifest, withSchemas, type Manifest } from '../../manifest/document.ts';
import { lintManifest } from '../../manifest/lint.ts';
import { manifestRules } from '../../manifest/rules/table.ts';
import { unusedIgnore } from '../../manifest/rules/unusedIgnore.ts';
import { withDefinitions } from '../../manifest/schema/define.ts';
import { definitionsIn } from '../../manifest/schema/definitions.ts';
import { withKustomize } from '../../manifest/schema/kustomization.ts';
import { readSchemas } from '../../manifest/schema/read.ts';
import {
  minorOf,
  schemasOf,
  type PackedTypes,
  type Schemas,
} from '../../manifest/schema/schemas.ts';
import { lookTogether } from '../../manifest/together.ts';
import { onceEach } from '../../onceEach.ts';
import { said, type Text } from '../../text.ts';
import type { LightContext } from '../context.ts';
import { UsageError } from '../usageError.ts';
import { isKubeLinterConfig, type Configs } from './configs.ts';
import { shipped } from '../shipped.ts';
import type { Looked, Source } from './source.ts';
import { shownPath, whyOf } from './targets.ts';

export { linkOf } from '../../manifest/rules/links.ts';

const noVersion: Text = {
  en: 'Could not read the command: `{value}` is no version of Kubernetes. Write one such as `{example}`.',
  'zh-cn': '无法理解命令：`{value}` 不是 Kubernetes 版本，请写成 `{example}` 这样。',
};

/** What reports say of the rules that may have found something. */
export const rules = [...manifestRules, unusedIgnore];

interface LookedTogether {
  readonly looked: readonly Looked[];
  /** What is wrong in their config files. */
  readonly faults: readonly FileReport[];
  readonly amiss: readonly { readonly path: string; readonly why: string }[];
}

/** What counts for the files of a folder. */
interface Settings extends Pick<ManifestSettings, 'custom' | 'isIgnored'> {
  readonly config: LintConfig;
}

let packed: PackedTypes | undefined;
const byVersion = new Map<string, Schemas>();

/**
 * Manifests, all together: an object is looked for in all files. This file is a bundle of its own:
 * who has none loads no schemas. Throws UsageError.
 */
export function lookAtManifests(
  sources: readonly Source[],
  configs: Configs,
  { args, io }: LightContext,
): LookedTogether {
  const schemasOfFile = makeSchemas();
  const settings = makeSettings();
  const read = sources.flatMap((source) => {
    const own = settings.of(source.absolute);
    const manifest = readManifest(
      source.text,
      schemasOfFile(source.absolute),
      forward(source.absolute),
    );
    return own.isIgnored(source.absolute) ? [] : [{ source, own, manifest }];
  });
  const definitions = read.flatMap(({ manifest }) => definitionsIn(manifest));
  const withAll = onceEach((known: Schemas) => withDefinitions(known, definitions));
  const inUse = read.map((one) => {
    return { ...one, manifest: withSchemas(one.manifest, withAll(one.manifest.schemas)) };
  });
  const manifests = inUse.map(({ manifest }) => manifest);
  const together = lookTogether(manifests);
  const looked = inUse.map(({ source, own, manifest }, at): Looked => {
    const { config, custom } = own;
    const findings = lintManifest(manifest, config, together, custom);
    const read = (text: string): Manifest =>
      text === source.text ? manifest : readManifest(text, manifest.schemas, manifest.path);
    const found = (one: Manifest, more?: More): readonly Finding[] => {
      const all = one === manifest ? together : lookTogether(manifests.with(at, one));
      return lintManifest(one, config, all, custom, more);
    };
    return {
      ...{ source, config, findings, manifest: { read, with: found } },
      again: (text) => Promise.resolve(text === source.text ? findings : found(read(text))),
    };
  });
  return { looked, faults: settings.faults, amiss: settings.amiss };

  /** Those that were asked for; else those of the lab in whose folder a file lies, or the newest. */
  function makeSchemas(): (path: string) => Schemas {
    const asked = args.lint['--kubernetes-version']?.at(-1);
    if (asked !== undefined) {
      const known = schemasAsked(asked);
      return () => known;
    }
    const labs = [...args.labs.map((folder) => resolve(io.cwd, folder)), shipped.labs];
    const byFolder = new Map<string, Schemas>();
    return (path) => {
      const folder = dirname(path);
      const known =
        byFolder.get(folder) ??
        schemasAsked(kubernetesAround(folder, labs, io.env['CONTAINER_LAB_NODE_IMAGE']));
      byFolder.set(folder, known);
      return known;
    };
  }

  function makeSettings(): {
    readonly of: (path: string) => Settings;
    readonly faults: FileReport[];
    readonly amiss: { path: string; why: string }[];
  } {
    const faults: FileReport[] = [];
    const amiss: { path: string; why: string }[] = [];
    const given = args.lint['--config']?.findLast(isKubeLinterConfig);
    const byFolder = new Map<string, Settings>();
    const byFile = new Map<string, Settings>();
    const over = ({ part, ...rest }: ManifestSettings): Settings => {
      return { ...rest, config: configs.over(part) };
    };
    const none = over(noSettings);
    const load = (file: string): Settings => {
      try {
        const home = io.env['HOME'] ?? homedir();
        const found = manifestSettings(readFileSync(file, 'utf8'), file, home);
        if (found.faults.length > 0) {
          faults.push({ path: shownPath(file, io.cwd), findings: found.faults });
        }
        return over(found);
      } catch (error) {
        amiss.push({ path: shownPath(file, io.cwd), why: whyOf(error) });
        return none;
      }
    };
    const of = (path: string): Settings => {
      const folder = dirname(path);
      const there = byFolder.get(folder);
      if (there !== undefined) return there;
      const file = given === undefined ? findKubeLinterConfig(folder) : resolve(io.cwd, given);
      const found = file === undefined ? none : (byFile.get(file) ?? load(file));
      if (file !== undefined) byFile.set(file, found);
      byFolder.set(folder, found);
      return found;
    };
    return { of, faults, amiss };
  }
}

function schemasAsked(wanted: string | undefined): Schemas {
  // The build writes them beside the bundles.
  packed ??= readSchemas(join(import.meta.dirname, 'schemas'));
  if (wanted !== undefined && minorOf(wanted) === undefined) {
    throw new UsageError(said(noVersion, { value: wanted, example: packed.versions[0] ?? '' }));
  }
  const known = byVersion.get(wanted ?? '') ?? withKustomize(schemasOf(packed, wanted));
  byVersion.set(wanted ?? '', known);
  return known;
}
