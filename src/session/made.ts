/** What a `docker` command makes, read from its words: for clean-up, never as proof. */
export interface Made {
  readonly object: 'container' | 'image';
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
  const [verb, rest] = verbOf(words.slice(1));
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
      return values(rest, ['--name']).map((name) => ({ object: 'container', name }));
    case 'rename':
      return rest[1] === undefined ? [] : [{ object: 'container', name: rest[1] }];
    default:
      return [];
  }
}

/** `docker image build`, `docker container run` and `docker buildx build` are the short verbs. */
function verbOf(words: readonly string[]): [string | undefined, readonly string[]] {
  const [first, ...rest] = words;
  return first === 'image' || first === 'container' || first === 'buildx' || first === 'builder'
    ? [rest[0], rest.slice(1)]
    : [first, rest];
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
      if (flags.includes('--name')) break;
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
