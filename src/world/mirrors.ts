import { said, type Said, type Text } from '../text.ts';
import { hub, parseReference } from './docker/reference.ts';

/** Where images and Python packages come from instead of their usual registry and index. */
export interface Mirrors {
  /** `host[:port][/path]`: what serves the images of Docker Hub under their own names. */
  readonly registry?: string;
  /** The https URL of a Python package index. */
  readonly pip?: string;
}

type Key = keyof Mirrors;
const keys: readonly Key[] = ['registry', 'pip'];

const host = String.raw`[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*`;
const port = '(?::[1-9][0-9]{0,4})?';
const longest = 200;

/**
 * Neither lets through a blank, a quote, `$` or another sign that a shell or a file of a lab could
 * read otherwise; a name with a password before its `@` is none either.
 */
const forms: Readonly<
  Record<Key, { readonly is: (value: string) => boolean; readonly text: Text }>
> = {
  registry: {
    is: (value) => registryForm.test(value) && isRegistry(value),
    text: {
      en: 'Write its host, with port and path where it has them, such as `mirror.example:5000`: no `https://`, no password.',
      'zh-cn':
        '请写它的主机名，需要时加上端口和路径，例如 `mirror.example:5000`：不写 `https://`，也不写密码。',
    },
  },
  pip: {
    is: (value) => pipForm.test(value),
    text: {
      en: 'Write an address such as `https://mirror.example/simple`: with `https://`, without password or `?`.',
      'zh-cn':
        '请写一个地址，例如 `https://mirror.example/simple`：以 `https://` 开头，不含密码和 `?`。',
    },
  },
};
const registryForm = new RegExp(`^${host}${port}(?:/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*$`);
const pipForm = new RegExp(`^https://${host}${port}(?:/[a-zA-Z0-9_~+][a-zA-Z0-9._~+-]*)*/?$`);

/** Whether Docker reads it as a registry: a single word is a namespace of Docker Hub to it. */
function isRegistry(value: string): boolean {
  const parsed = parseReference(`${value}/library/x`);
  return 'reference' in parsed && value.split('/')[0] === parsed.reference.registry;
}

const notUsed: Text = {
  en: '`{name}` is not used. {what}',
  'zh-cn': '`{name}` 没有被使用。{what}',
};
const noObject: Text = {
  en: 'Write it as `{"registry": "mirror.example:5000"}`.',
  'zh-cn': '请写成 `{"registry": "mirror.example:5000"}` 这样。',
};
const noKey: Text = {
  en: 'There is only `registry` and `pip`.',
  'zh-cn': '只有 `registry` 和 `pip`。',
};

interface MirrorsRead {
  readonly mirrors: Mirrors;
  /** What was not taken, and what to write. The values are not repeated: they may hold a password. */
  readonly faults: readonly Said[];
}

/** The value of the setting `containerLab.mirrors`; blank members count as left out. */
export function readMirrors(value: unknown): MirrorsRead {
  const name = 'containerLab.mirrors';
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { mirrors: {}, faults: [said(notUsed, { name, what: noObject })] };
  const members = new Map<string, unknown>(Object.entries(value));
  const unknown = [...members.keys()].filter((key) => !keys.some((one) => one === key));
  const { mirrors, faults } = read(
    (key) => members.get(key),
    (key) => `${name}.${key}`,
  );
  const strange = unknown.map((key) => said(notUsed, { name: `${name}.${key}`, what: noKey }));
  return { mirrors, faults: [...faults, ...strange] };
}

/** The variables that carry the mirrors from the editor to the command in a lab's terminal. */
const variables: Readonly<Record<Key, string>> = {
  registry: 'CONTAINER_LAB_REGISTRY',
  pip: 'CONTAINER_LAB_PIP_INDEX',
};

export function mirrorsOfEnvironment(env: NodeJS.ProcessEnv): MirrorsRead {
  return read(
    (key) => env[variables[key]],
    (key) => variables[key],
  );
}

export function mirrorEnvironment(mirrors: Mirrors): Readonly<Record<string, string>> {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = mirrors[key];
      return value === undefined ? [] : [[variables[key], value] as const];
    }),
  );
}

/** The commands that get an image through the registry mirror, under its usual name. */
interface MirrorPulls {
  /** As the mirror names it. */
  readonly name: string;
  readonly pull: readonly string[];
  readonly tag: readonly string[];
}

/** Undefined when there is no mirror, or the image does not come from there. */
export function pullsThroughMirror(image: string, { registry }: Mirrors): MirrorPulls | undefined {
  const parsed = parseReference(image);
  if (registry === undefined || 'fault' in parsed) return undefined;
  const { registry: home, repository, tag = 'latest', digest } = parsed.reference;
  // Another registry's images are not there, and an image of a digest cannot be given its name.
  if (home !== hub || digest !== undefined) return undefined;
  const name = `${registry}/${repository}:${tag}`;
  return { name, pull: ['docker', 'pull', name], tag: ['docker', 'tag', name, image] };
}

function read(valueOf: (key: Key) => unknown, nameOf: (key: Key) => string): MirrorsRead {
  const faults: Said[] = [];
  const taken = keys.flatMap((key) => {
    const value = valueOf(key);
    const text = typeof value === 'string' ? value.trim() : value;
    if (text === undefined || text === '') return [];
    const { is, text: what } = forms[key];
    if (typeof text === 'string' && text.length <= longest && is(text)) return [{ [key]: text }];
    faults.push(said(notUsed, { name: nameOf(key), what }));
    return [];
  });
  return { mirrors: taken.reduce<Mirrors>((all, one) => ({ ...all, ...one }), {}), faults };
}
