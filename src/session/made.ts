import type { DaemonObject } from './state.ts';

/** What a `docker` command makes, read from its words: for clean-up, never as proof. */
export interface Made {
  readonly object: DaemonObject;
  readonly name: string;
}

/** Flags of `docker run` and `docker build` that stand alone; every other one takes a value. */
const alone = new Set(
  '-d --detach -i --interactive -t --tty --rm --init --privileged -P --publish-all --read-only --no-healthcheck -q --quiet --no-cache --pull --force-rm --squash --compress --load --push'.split(
    ' ',
  ),
);

export function madeBy(argv: readonly string[]): readonly Made[] {
  const words = argv[0] === 'sudo' ? argv.slice(1) : argv;
  if (words[0] !== 'docker') return [];
  const [noun, verb, rest] = verbOf(words.slice(1));
  if (noun === 'network' || noun === 'volume') {
    const name = verb === 'create' ? plainWords(rest)[0] : undefined;
    return name === undefined ? [] : [{ object: noun, name }];
  }
  switch (verb) {
    case 'build':
      return values(rest, ['-t', '--tag']).map((name) => ({ object: 'image', name }));
    case 'tag':
      return rest[1] === undefined ? [] : [{ object: 'image', name: rest[1] }];
    case 'commit': {
      const name = rest.filter((word) => !word.startsWith('-'))[1];
      return name === undefined ? [] : [{ object: 'image', name }];
    }
    case 'run':
    case 'create':
      return [
        ...values(rest, ['--name']).map((name) => ({ object: 'container', name }) as const),
        ...[...values(rest, ['-v', '--volume']), ...values(rest, ['--mount'])]
          .flatMap(volumeOf)
          .map((name) => ({ object: 'volume', name }) as const),
      ];
    case 'rename':
      return rest[1] === undefined ? [] : [{ object: 'container', name: rest[1] }];
    default:
      return [];
  }
}

/** The containers and networks that a command removes or renames, by their names. */
export function removedBy(argv: readonly string[]): readonly Made[] {
  const words = argv[0] === 'sudo' ? argv.slice(1) : argv;
  if (words[0] !== 'docker') return [];
  const [noun, verb, rest] = verbOf(words.slice(1));
  const names = rest.filter((word) => !word.startsWith('-'));
  if (noun === 'network' && verb === 'rm') return names.map((name) => ({ object: noun, name }));
  if (noun !== 'container') return [];
  const gone = verb === 'rm' ? names : verb === 'rename' ? names.slice(0, 1) : [];
  return gone.map((name) => ({ object: noun, name }));
}

const nouns = ['image', 'container', 'network', 'volume', 'buildx', 'builder'] as const;
type Noun = (typeof nouns)[number];

/** `docker image build`, `docker container run` and `docker buildx build` are the short verbs. */
function verbOf(words: readonly string[]): [Noun, string | undefined, readonly string[]] {
  const noun = nouns.find((one) => one === words[0]);
  return noun === undefined
    ? ['container', words[0], words.slice(1)]
    : [noun, words[1], words.slice(2)];
}

/** The words behind options, each of which may take a value of its own. */
function plainWords(words: readonly string[]): readonly string[] {
  return words.filter((word, at) => !word.startsWith('-') && !takesValue(words[at - 1] ?? ''));
}

function takesValue(option: string): boolean {
  return option.startsWith('-') && !option.includes('=') && !standing.has(option);
}

/** Options of `docker network create` and `docker volume create` without a value. */
const standing = new Set(['--attachable', '--ingress', '--internal', '--ipv6', '--config-only']);

/** The named volume of `-v name:/path` or `--mount source=name,…`; none for a folder of the host. */
function volumeOf(spec: string): readonly string[] {
  const fields = spec.split(',').map((field) => field.split('='));
  const key = (name: string): string | undefined => fields.find(([field]) => field === name)?.[1];
  const [source = '', target] = spec.split(':');
  const name =
    target === undefined
      ? (key('type') ?? 'volume') === 'volume'
        ? (key('source') ?? key('src'))
        : undefined
      : source;
  return name !== undefined && /^[a-zA-Z0-9][\w.-]+$/.test(name) ? [name] : [];
}

/** The values of a flag, in the forms `-t v`, `-tv`, `--tag v`, `--tag=v`; up to the first plain word. */
function values(words: readonly string[], flags: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const [flag = word, given] = splitFlag(word, flags);
    if (flags.includes(flag)) {
      const value = given ?? words[(at += 1)];
      if (value !== undefined && value !== '') found.push(value);
    } else if (!word.startsWith('-')) {
      // `docker build . -t x` is fine; after the image of `docker run` stands the command.
      if (!flags.includes('--tag')) break;
    } else if (!alone.has(word) && !word.includes('=') && !isBundle(word)) at += 1;
  }
  return found;
}

function splitFlag(word: string, flags: readonly string[]): [string?, string?] {
  const equals = word.indexOf('=');
  if (word.startsWith('--')) {
    return equals < 0 ? [word] : [word.slice(0, equals), word.slice(equals + 1)];
  }
  const short = flags.find((flag) => /^-\w$/.test(flag) && word.startsWith(flag));
  return short !== undefined && word !== short ? [short, word.slice(2).replace(/^=/, '')] : [word];
}

/** `-ti`, `-dit`: short flags that stand alone, together. */
function isBundle(word: string): boolean {
  return /^-[dit]+$/.test(word);
}
