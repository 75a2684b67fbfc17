import type { Lab, Mistake, ObjectNames, SolveAction } from '../../lab/model.ts';
import { madeBy } from '../../session/made.ts';
import { familiar, parseReference } from '../../world/docker/reference.ts';

/**
 * What a lab makes on the daemon under a name or a host port that is the same in every trial:
 * `container web`, `port 8080`. What depends on a variable differs each time, and is not among them.
 */
export function fixedClaims(lab: Lab, mistakes: readonly Mistake[]): ReadonlySet<string> {
  const commands = [
    ...lab.steps.flatMap(({ solve }) => solve),
    ...mistakes.flatMap((one) => one.do),
  ]
    .filter((action): action is Extract<SolveAction, { run: unknown }> => 'run' in action)
    .map(({ run }) => run);
  const claims = [
    ...[lab.owns, ...mistakes.map(({ leaves }) => leaves)].flatMap(claimsOf),
    ...commands.flatMap(madeBy).map(({ object, name }) => claim(object, name)),
    ...commands.flatMap(hostPorts).map((port) => `port ${port}`),
  ];
  return new Set(claims.filter((one) => !one.includes('${')));
}

export function clash(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return [...one].some((each) => other.has(each));
}

function claimsOf({ containers, images, networks, volumes }: ObjectNames): readonly string[] {
  return [
    ...containers.map((name) => claim('container', name)),
    ...images.map((name) => claim('image', name)),
    ...networks.map((name) => claim('network', name)),
    ...volumes.map((name) => claim('volume', name)),
  ];
}

function claim(object: string, name: string): string {
  if (object !== 'image' || name.includes('${')) return `${object} ${name}`;
  const parsed = parseReference(name);
  return `image ${'fault' in parsed ? name : familiar(parsed.reference)}`;
}

/** The host's ports of `-p 8080:80`, `--publish=127.0.0.1:8080:80/tcp`. */
function hostPorts(argv: readonly string[]): readonly string[] {
  if (!argv.includes('run') && !argv.includes('create')) return [];
  return argv.flatMap((word, at) => {
    const given = /^(?:-p=?|--publish=)(.+)$/.exec(word)?.[1];
    const isValue = ['-p', '--publish'].includes(argv[at - 1] ?? '');
    const port = (given ?? (isValue ? word : '')).split(':').at(-2);
    return port === undefined || port === '' ? [] : [port];
  });
}
