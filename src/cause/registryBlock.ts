import { closestReference } from '../check/nearMiss.ts';
import { pullsThroughMirror } from '../world/mirrors.ts';
import { sameReference } from '../world/docker/reference.ts';
import type { World } from '../world/world.ts';
import { WorldError } from '../world/worldError.ts';
import { lastAttempt } from './attempt.ts';
import type { Attempt } from './attempt.ts';
import type { Failure } from './cause.ts';
import { readRecipe } from './recipe.ts';
import { asRun } from './runLine.ts';

const limited = /toomanyrequests|pull rate limit|429 Too Many Requests/i;
const unreached =
  /i\/o timeout|TLS handshake timeout|no such host|connection refused|network is unreachable|context deadline exceeded|Client\.Timeout|server misbehaving/i;
/** A line about a registry, and not about what a RUN line of a build looked for. */
const ofRegistry = /\/v2\/|registry|source metadata|failed to do request|toomanyrequests/i;
/** The learner's own registry: when that does not answer, it is the task's. */
const own = /\b(?:localhost|127\.0\.0\.1)\b|\[::1\]/;

/**
 * Why the last try in the terminal could not get an image that the lab needs: its registry did not
 * answer, or would not. Undefined when the learner asked for something else than is meant. With a
 * registry mirror set, it names the commands that go by it.
 */
export async function registryBlock(
  failure: Failure<unknown, unknown>,
  world: World,
): Promise<WorldError | undefined> {
  const attempt = lastAttempt(failure, world);
  if (attempt?.as !== 'docker' || attempt.exitCode === 0 || attempt.output === '') return undefined;
  const lines = attempt.output.split(/\r?\n/).filter((line) => ofRegistry.test(line));
  const line = lines.findLast((each) => limited.test(each) || unreached.test(each));
  if (line === undefined || (own.test(line) && !limited.test(line))) return undefined;
  if (!(await isMeant(attempt, failure, world))) return undefined;
  const fault = limited.test(line) ? 'rate-limited' : 'registry-unreachable';
  const missing = await missingImages(attempt, world);
  const ways = missing.flatMap((image) => {
    const through = pullsThroughMirror(image, world.mirrors ?? {});
    return through ? [through.pull, through.tag] : [];
  });
  return new WorldError(fault, '', line.trim().slice(0, 300), undefined, ways);
}

/** The images that the try needed from a registry. */
async function missingImages(attempt: Attempt, world: World): Promise<readonly string[]> {
  const image = asRun(attempt)?.image;
  if (image !== undefined) return [image];
  if (attempt.meant === 'pull') return attempt.words.slice(-1);
  const tags = (await world.docker.images()).flatMap((each) => each.tags);
  const froms = await fromLines(world);
  const stages = froms.map((words) => words[2]);
  return froms.flatMap(([base = '']) =>
    base === 'scratch' || stages.includes(base) || tags.some((tag) => sameReference(tag, base))
      ? []
      : [base],
  );
}

/** The words of each FROM of the Dockerfile. */
async function fromLines(world: World): Promise<readonly (readonly string[])[]> {
  return ((await readRecipe(world))?.instructions ?? [])
    .filter(({ keyword }) => keyword === 'FROM')
    .map(({ words }) => words.map(({ value }) => value));
}

/** Whether what could not be had is what the lab wants, rather than a name that nobody has. */
async function isMeant(
  attempt: Attempt,
  { spec }: Failure<unknown, unknown>,
  world: World,
): Promise<boolean> {
  const image = asRun(attempt)?.image;
  if (image !== undefined) {
    const wanted = wordOf(spec, 'image');
    return wanted === undefined || sameReference(wanted, image);
  }
  if (attempt.meant === 'pull') {
    const pulled = attempt.words.at(-1) ?? '';
    return sameReference(pulled, wordOf(spec, 'ref') ?? pulled);
  }
  // What is pushed to is the learner's choice, and no other verb needs a registry.
  if (attempt.meant !== 'build') return false;
  const tags = (await world.docker.images()).flatMap((each) => each.tags);
  const bases = (await fromLines(world)).map(([base = '']) => base);
  // A base that is near one which is here is a slip of it: that is told by a cause.
  return bases.every(
    (base) =>
      tags.some((tag) => sameReference(tag, base)) || closestReference(base, tags) === undefined,
  );
}

function wordOf(spec: unknown, key: string): string | undefined {
  if (typeof spec !== 'object' || spec === null) return undefined;
  const value: unknown = Reflect.get(spec, key);
  return typeof value === 'string' ? value : undefined;
}
