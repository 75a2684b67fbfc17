import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { env, workspace, type ConfigurationChangeEvent } from 'vscode';
import type { Language, Said } from '../text.ts';
import { profiles, type Profile } from '../lint/config/config.ts';
import { readMirrors, type Mirrors } from '../world/mirrors.ts';
import { languageOf } from './language.ts';

const section = 'containerLab';
const choices = ['auto', 'on', 'off'] as const;

interface Settings {
  readonly language: Language;
  /** Absolute. */
  readonly labsRoot: string;
  /** Absolute; what is not is left out. */
  readonly labFolders: readonly string[];
  /** Empty when the docker command's own choice is taken. */
  readonly dockerHost: string;
  /** Milliseconds. */
  readonly checkTimeout: number;
  readonly watchTerminal: boolean;
  /** Contexts of the learner's own that may be asked in place of the lab cluster. */
  readonly allowedContexts: readonly string[];
  readonly dockerfileHints: {
    readonly enabled: boolean;
    readonly profile: Profile | 'auto';
    /** The ShellCheck program: absolute, or a name on the PATH; undefined when it is not wanted. */
    readonly shellcheck: string | undefined;
    /** `auto`: what no other extension does already. */
    readonly editing: 'auto' | 'on' | 'off';
  };
  readonly manifestHints: {
    readonly enabled: boolean;
    readonly profile: Profile | 'auto';
    /** Such as `1.34`; empty: the newest that is known. */
    readonly kubernetesVersion: string;
    /** `auto`: what no other extension does already. */
    readonly editing: 'auto' | 'on' | 'off';
  };
  /** Whether Dockerfiles show what an image's layers hold. */
  readonly layerHints: boolean;
  readonly liveHints: { readonly manifests: boolean };
  /** The kind program; empty: the one that is found. */
  readonly kind: string;
  /** The image of the lab cluster's node; empty: the one that kind asks for. */
  readonly nodeImage: string;
  readonly mirrors: Mirrors;
  /** What of the mirrors was not taken, and what to write. */
  readonly mirrorFaults: readonly Said[];
}

export function settings(): Settings {
  const values = workspace.getConfiguration(section);
  const { mirrors, faults: mirrorFaults } = readMirrors(values.get<unknown>('mirrors', {}));
  return {
    language: languageOf(values.get('language', 'auto'), env.language),
    labsRoot: resolve(fromHome(values.get('labsRoot', '~/container-labs'))),
    labFolders: values.get<string[]>('labFolders', []).map(fromHome).filter(isAbsolute),
    dockerHost: values.get('docker.host', '').trim(),
    checkTimeout: values.get('checkTimeout', 20) * 1000,
    watchTerminal: values.get('watchTerminal', true),
    allowedContexts: values.get<string[]>('cluster.allowedContexts', []),
    dockerfileHints: {
      enabled: values.get('dockerfileHints.enabled', true),
      profile: profiles.find((one) => one === values.get('dockerfileHints.profile')) ?? 'auto',
      shellcheck: values.get<boolean>('dockerfileHints.shellcheck.enabled', true)
        ? programAt(values.get('dockerfileHints.shellcheck.path', ''))
        : undefined,
      editing: choices.find((one) => one === values.get('dockerfileHints.editing')) ?? 'auto',
    },
    manifestHints: {
      enabled: values.get('manifestHints.enabled', true),
      profile: profiles.find((one) => one === values.get('manifestHints.profile')) ?? 'auto',
      kubernetesVersion: values.get('manifestHints.kubernetesVersion', '').trim(),
      editing: choices.find((one) => one === values.get('manifestHints.editing')) ?? 'auto',
    },
    layerHints: values.get('layerHints.enabled', true),
    liveHints: { manifests: values.get('liveHints.manifests', true) },
    kind: fromHome(values.get('cluster.kind', '').trim()),
    nodeImage: values.get('cluster.image', '').trim(),
    mirrors,
    mirrorFaults,
  };
}

type SettingName =
  | 'language'
  | 'labsRoot'
  | 'labFolders'
  | 'docker.host'
  | 'checkTimeout'
  | 'mirrors'
  | 'dockerfileHints'
  | 'manifestHints'
  | 'layerHints'
  | 'liveHints'
  | 'cluster.allowedContexts';

export function changes(event: ConfigurationChangeEvent, name: SettingName): boolean {
  return event.affectsConfiguration(`${section}.${name}`);
}

/** A path within a folder would be another program in each. */
function programAt(written: string): string {
  const path = fromHome(written.trim());
  return isAbsolute(path) || /^[^\\/]+$/.test(path) ? path : 'shellcheck';
}

function fromHome(path: string): string {
  return path === '~' || path.startsWith('~/') ? join(homedir(), path.slice(1)) : path;
}
